import { languageName } from '../shared/languages';
import { MessageSnippet } from './MessageSnippet';
import { formatAge } from '../shared/time';
import type { Summary } from './api';
import type { Desk } from './desk';
import { conversationAddress } from './route';
import type { DeskLanguage, DeskTranslate } from './texts';

interface Props {
  desk: Desk;
  t: DeskTranslate;
  language: DeskLanguage;
}

export function Queue({ desk, t, language }: Props) {
  const { mine, waiting, messages, others } = desk;
  const items = (summaries: Summary[], numbered = false) => (
    <ul>{summaries.map((summary, index) => <Item key={summary.id} summary={summary} position={numbered ? index + 1 : undefined} desk={desk} t={t} language={language} />)}</ul>
  );
  return (
    <section class="queue" aria-label={t('list')}>
      {!desk.loaded ? <p class="empty">{t('list.loading')}</p> : <>
        <p class="visually-hidden" role="status">{t('list.waiting')}: {waiting.length}</p>
        <h2>{t('list.mine')} <Count of={mine} /></h2>
        {mine.length > 0 ? items(mine) : <p class="empty">{t('list.mine.empty')}</p>}
        <h2>{t('list.waiting')} <Count of={waiting} /></h2>
        {waiting.length > 0 ? items(waiting, true) : <p class="empty">{t('list.empty')}</p>}
        {messages.length > 0 && <><h2>{t('list.messages')} <Count of={messages} /></h2>{items(messages)}</>}
        {others.length > 0 && <><h2>{t('list.others')} <Count of={others} /></h2>{items(others)}</>}
      </>}
    </section>
  );
}

function Count({ of }: { of: Summary[] }) {
  return <span class="count">{of.length}</span>;
}

function Item({ summary, position, desk, t, language }: Props & { summary: Summary; position: number | undefined }) {
  const { id, status, topicTitle, topic, priority, sensitive, since, lastText, agent } = summary;
  const age = formatAge(since, language, Date.now());
  return (
    <li>
      <a class={`item ${priority}`} href={conversationAddress(id)} aria-current={desk.openId === id ? 'true' : undefined}>
        <span class="item-top">
          <strong>{topicTitle ?? topic ?? t('item.no-topic')}</strong>
          <span class="age">{status === 'queued' ? t('item.age', { age }) : t('item.since', { age })}</span>
        </span>
        {lastText && <MessageSnippet text={lastText} />}
        <span class="tags">
          {position !== undefined && <span class="tag">{t('item.position', { position })}</span>}
          {desk.unread.has(id) && <span class="tag new">{t('item.new')}</span>}
          <span class="tag">{languageName(summary.language, language)}</span>
          {priority !== 'normal' && <span class={`tag ${priority}`}>{t(`priority.${priority}`)}</span>}
          {sensitive && <span class="tag sensitive">{t('sensitive')}</span>}
          {status === 'agent' && agent && agent.userName !== desk.me.userName && <span class="tag">{t('item.with', { agent: agent.displayName })}</span>}
        </span>
      </a>
    </li>
  );
}
