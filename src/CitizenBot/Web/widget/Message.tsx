import { useState } from 'preact/hooks';
import { ExplanationPanel } from '../shared/ExplanationPanel';
import type { Translate } from '../shared/ExplanationPanel';
import { Icon } from '../shared/Icon';
import { ExternalLink, MessageText } from '../shared/MessageText';
import { safeUrl } from '../shared/safeUrl';
import { formatTime } from '../shared/time';
import type { Judgement, ShownMessage } from './chat';
import { Rating } from './Rating';

interface Props {
  message: ShownMessage;
  t: Translate;
  base: string;
  language: string;
  /** Its buttons stand below it, as suggested replies. */
  offers: boolean;
  judgement: Judgement | undefined;
  rate(helpful: boolean, comment?: string): void;
  retry(): void;
  discard(): void;
}

export function Message({ message, t, base, language, offers, judgement, rate, retry, discard }: Props) {
  const { author, text, format, locale, time, delivery, status, translation, links, explanation, sending } = message;
  const [why, setWhy] = useState(false);
  const [original, setOriginal] = useState(false);
  const name = author === 'agent' && message.name ? message.name : t(`author.${author === 'user' ? 'you' : author}`);
  const stateId = `${message.key}-state`;
  return (
    <div class={`message ${author}`}>
      <p class="visually-hidden">{t('said', { name })}</p>
      {author === 'agent' && <p class="name" aria-hidden="true"><Icon name="person" /><bdi>{name}</bdi></p>}
      <div class="bubble">
        <MessageText text={text} format={format} locale={locale} newTab={t('link.new')} />
        {sending && <ul class="files">{sending.names.map((file, index) => <li key={index}><bdi>{file}</bdi></li>)}</ul>}
        {sending && delivery === 'sending' && <progress value={sending.share} aria-label={t('file.progress')} />}
        {/* One's own files have been announced when they were sent. */}
        {links.length > 0 && <p class="links" lang={locale} aria-live={author === 'user' ? 'off' : undefined}>{links.map(({ type, title, value }, index) => {
          const href = safeUrl(value, type === 'call' ? undefined : base);
          return href && <ExternalLink key={index} class="action" href={href} newTab={t('link.new')}>{title ?? href}</ExternalLink>;
        })}</p>}
        {offers && <p class="visually-hidden">{t('suggestions.count', { count: message.buttons.length })}</p>}
        {status && <p class="unreviewed">{t(status === 'machine' ? 'translated' : 'not-reviewed')}</p>}
        {translation && original && <div class="original"><MessageText text={translation.original} format={format} locale={translation.from} newTab={t('link.new')} /></div>}
      </div>
      <div class="foot" aria-live="off">
        <span class="meta" id={stateId}><time dateTime={time}>{formatTime(time, language)}</time>{author === 'user' && ` · ${t(sending?.refusal ? `file.refused.${sending.refusal}` : `state.${stateOf(message)}`)}`}</span>
        {translation && <button type="button" class="plain small" aria-expanded={original} onClick={() => setOriginal(!original)}>{t('show-original')}</button>}
        {explanation && <button type="button" class="plain small" aria-expanded={why} onClick={() => setWhy(!why)}>{t('why')}</button>}
        {(delivery === 'failed' || delivery === 'delayed') && !sending?.refusal && <button type="button" class="plain small" aria-describedby={stateId} onClick={retry}>{t('retry')}</button>}
        {delivery === 'failed' && <button type="button" class="plain small" aria-describedby={stateId} onClick={discard}>{t('discard')}</button>}
        {explanation?.outcome === 'answer' && explanation.source && <Rating id={message.key} t={t} judgement={judgement} rate={rate} />}
        {explanation && why && <ExplanationPanel explanation={explanation} language={language} titleLanguage={locale} t={t} />}
      </div>
    </div>
  );
}

function stateOf({ delivery }: ShownMessage): string {
  return delivery === undefined || delivery === 'posted' ? 'sent' : delivery;
}
