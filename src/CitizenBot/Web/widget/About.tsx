import { useEffect, useRef, useState } from 'preact/hooks';
import type { Translate } from '../shared/ExplanationPanel';
import { Icon } from '../shared/Icon';
import { ExternalLink } from '../shared/MessageText';
import { formatDay } from '../shared/time';
import type { Chat } from './chat';
import type { WidgetConfig } from './config';
import { asText, save } from './myData';
import type { MyData } from './myData';

interface Props {
  chat: Chat;
  config: WidgetConfig;
  t: Translate;
  base: string;
  back(): void;
}

/** Who reads what is written, how long it is kept, and what the citizen can do about it. */
export function About({ chat, config, t, base, back }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const before = useRef(chat.messages.length);
  const { remembered } = chat;
  const statement = `${base}docs/accessibility-statement-${config.language.startsWith('sv') ? 'sv' : 'en'}`;
  return (
    <div class="about">
      <button type="button" class="plain" onClick={back}><Icon name="back" />{t('about.back')}</button>
      <div role="status">{chat.messages.length > before.current && <p class="banner">{t('new')}</p>}</div>
      <h3 ref={heading} tabIndex={-1}>{t('about')}</h3>
      <h4>{t('about.who.title')}</h4>
      <p>{t('about.who')}</p>
      <h4>{t('about.kept.title')}</h4>
      <p>{t('about.kept')}</p>
      <h4>{t('about.device.title')}</h4>
      <p>{t(remembered ? 'about.device.remembered' : 'about.device', { days: config.resumeDays })}</p>
      <label class="choice">
        <input type="checkbox" checked={remembered} aria-describedby="remember-hint" onChange={(event) => chat.remember(event.currentTarget.checked)} />
        <span>{t('about.remember', { days: config.resumeDays })}</span>
      </label>
      <p id="remember-hint" class="hint">{t('about.remember.hint')}</p>
      <p><button type="button" class="suggestion" aria-describedby="over-hint" onClick={() => { chat.startOver(); back(); }}>{t('start-over')}</button></p>
      <p id="over-hint" class="hint">{t('start-over.hint')}</p>
      <h4>{t('data.title')}</h4>
      <Data chat={chat} config={config} t={t} />
      <p id="delete-hint">{t('data.delete.hint')}</p>
      <button type="button" class="suggestion" aria-describedby="delete-hint" onClick={() => { chat.requestDeletion(); back(); }}>{t('data.delete')}</button>
      <h4>{t('about.accessibility.title')}</h4>
      <p><ExternalLink href={statement} newTab={t('link.new')}>{t('about.accessibility')}</ExternalLink></p>
    </div>
  );
}

function Data({ chat, config, t }: Pick<Props, 'chat' | 'config' | 't'>) {
  const [data, setData] = useState<MyData>();
  const [failed, setFailed] = useState(false);
  const show = async () => {
    try {
      setData(await chat.myData());
      setFailed(false);
    } catch {
      setFailed(true);
    }
  };
  const name = `chat-${data?.conversation.started.slice(0, 10)}`;
  return (
    <>
      <div class="suggestions">
        <button type="button" class="suggestion" onClick={() => void show()}>{t('data.show')}</button>
        {data && <>
          <button type="button" class="suggestion" onClick={() => save(asText(data, config.name, config.language, t), 'text/plain', `${name}.txt`)}>{t('data.text')}</button>
          <button type="button" class="suggestion" onClick={() => save(JSON.stringify(data, null, 2), 'application/json', `${name}.json`)}>{t('data.json')}</button>
        </>}
      </div>
      <div role="status">
        {failed && <p class="over">{t('data.failed')}</p>}
        {data && <>
          <p>{t('data.since', { time: formatDay(data.conversation.started, config.language) })}</p>
          <ul>
            <li>{t('data.messages', { count: data.activities.filter(({ type }) => type === 'message').length })}</li>
            <li>{t('data.files', { count: data.files.length })}</li>
            <li>{t('data.feedback', { count: data.feedback.length })}</li>
            {data.applications.length > 0 && <li>{t('data.applications', { count: data.applications.length })} <bdi>{data.applications.map(({ reference }) => reference).join(', ')}</bdi></li>}
            <li>{t('data.bookings', { count: data.bookings.length })} <bdi>{data.bookings.map(({ reference }) => reference).join(', ')}</bdi></li>
          </ul>
        </>}
      </div>
    </>
  );
}
