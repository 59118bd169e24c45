import { useState } from 'preact/hooks';
import { ExplanationPanel } from '../shared/ExplanationPanel';
import type { Translate } from '../shared/ExplanationPanel';
import { Icon } from '../shared/Icon';
import { ExternalLink, MessageText } from '../shared/MessageText';
import { safeUrl } from '../shared/safeUrl';
import { formatTime } from '../shared/time';
import type { ShownMessage } from './chat';

interface Props {
  message: ShownMessage;
  t: Translate;
  base: string;
  language: string;
  rated: boolean | undefined;
  rate(helpful: boolean): void;
  retry(): void;
  discard(): void;
}

export function Message({ message, t, base, language, rated, rate, retry, discard }: Props) {
  const { author, text, format, locale, time, delivery, status, links, explanation } = message;
  const [why, setWhy] = useState(false);
  const name = author === 'agent' && message.name ? message.name : t(`author.${author === 'user' ? 'you' : author}`);
  const stateId = `${message.key}-state`;
  return (
    <div class={`message ${author}`}>
      <p class="visually-hidden">{t('said', { name })}</p>
      {author === 'agent' && <p class="name" aria-hidden="true"><Icon name="person" /><bdi>{name}</bdi></p>}
      <div class="bubble">
        <MessageText text={text} format={format} locale={locale} newTab={t('link.new')} />
        {links.length > 0 && <p class="links">{links.map(({ type, title, value }, index) => {
          const href = safeUrl(value, type === 'call' ? undefined : base);
          return href && <ExternalLink key={index} class="action" href={href} newTab={t('link.new')}>{title ?? href}</ExternalLink>;
        })}</p>}
        {status && <p class="unreviewed">{t(status === 'machine' ? 'translated' : 'not-reviewed')}</p>}
      </div>
      <div class="foot" aria-live="off">
        <span class="meta" id={stateId}><time dateTime={time}>{formatTime(time, language)}</time>{author === 'user' && ` · ${t(`state.${stateOf(message)}`)}`}</span>
        {explanation && <button type="button" class="plain small" aria-expanded={why} onClick={() => setWhy(!why)}>{t('why')}</button>}
        {(delivery === 'failed' || delivery === 'delayed') && <button type="button" class="plain small" aria-describedby={stateId} onClick={retry}>{t('retry')}</button>}
        {delivery === 'failed' && <button type="button" class="plain small" aria-describedby={stateId} onClick={discard}>{t('discard')}</button>}
        {explanation?.outcome === 'answer' && explanation.source && <Rating t={t} rated={rated} rate={rate} />}
        {explanation && why && <ExplanationPanel explanation={explanation} language={language} t={t} />}
      </div>
    </div>
  );
}

function Rating({ t, rated, rate }: Pick<Props, 't' | 'rated' | 'rate'>) {
  return (
    <span class="rating" role="group" aria-label={t('helpful')}>
      <span aria-hidden="true">{rated === undefined && t('helpful')}</span>
      <button type="button" class="plain small" aria-pressed={rated === true} onClick={() => rate(true)}><Icon name="up" />{t('helpful.yes')}</button>
      <button type="button" class="plain small" aria-pressed={rated === false} onClick={() => rate(false)}><Icon name="down" />{t('helpful.no')}</button>
      <span role="status">{rated !== undefined && t('helpful.thanks')}</span>
    </span>
  );
}

function stateOf({ delivery }: ShownMessage): string {
  return delivery === undefined || delivery === 'posted' ? 'sent' : delivery;
}
