import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../shared/Icon';
import { languageName } from '../shared/languages';
import { formatAge } from '../shared/time';
import { Annotations } from './Annotations';
import type { Summary } from './api';
import type { Desk } from './desk';
import { EndForm, TransferForm } from './PassOn';
import { Reply } from './Reply';
import type { DeskLanguage, DeskTranslate } from './texts';
import { Transcript } from './Transcript';

interface Props {
  desk: Desk;
  t: DeskTranslate;
  language: DeskLanguage;
  back(): void;
}

export function ConversationPane({ desk, t, language, back }: Props) {
  const pane = useRef<HTMLElement>(null);
  const { openId, open } = desk;
  const summary = openId ? desk.summaries.get(openId) : undefined;

  // Whoever opens a conversation wants to read it; the list keeps the focus until there is something to read.
  useEffect(() => { if (open) pane.current?.focus({ preventScroll: true }); }, [openId, open !== undefined]);

  // A command that succeeded takes its own button away.
  useEffect(() => { if (document.activeElement === document.body) pane.current?.focus({ preventScroll: true }); }, [summary?.version]);

  return (
    <section class="conversation" id="conversation" tabIndex={-1} ref={pane} aria-label={t('conversation.log')}>
      {!openId && <div class="blank"><h2>{t('conversation.none')}</h2><p>{t('conversation.none.hint')}</p></div>}
      {openId && desk.missing && <div class="blank"><h2>{t('conversation.gone')}</h2><button type="button" onClick={back}>{t('conversation.back')}</button></div>}
      {openId && !desk.missing && (!open || !summary) && <div class="blank"><p role="status">{t('conversation.loading')}</p></div>}
      {open && summary && !desk.missing && <>
        <Head desk={desk} summary={summary} t={t} language={language} back={back} />
        <Transcript key={summary.id} conversation={open} summary={summary} desk={desk} t={t} language={language} />
        <Reply key={`reply ${summary.id}`} desk={desk} summary={summary} t={t} language={language} />
      </>}
    </section>
  );
}

function Head({ desk, summary, t, language, back }: Props & { summary: Summary }) {
  const { id, status, topicTitle, topic, priority, sensitive, reason, agent, contact, since, assistant } = summary;
  const mine = desk.has(summary);
  const [form, setForm] = useState<'transfer' | 'end'>();
  const cancel = () => { setForm(undefined); document.getElementById('conversation')?.focus(); };
  useEffect(() => setForm(undefined), [id, mine]);
  const where = mine ? t('status.mine') : status === 'agent' ? t('status.agent', { agent: agent?.displayName ?? '' }) : t(`status.${status}`);
  return (
    <div class="head">
      <div class="head-top">
        <button type="button" class="quiet back" onClick={back}><Icon name="back" />{t('conversation.back')}</button>
        <h2>{topicTitle ?? topic ?? t('item.no-topic')}</h2>
        <div class="commands">
          {(status === 'queued' || status === 'message') && <button type="button" class="primary" aria-disabled={desk.busy} onClick={() => void desk.take(id)}>{t('take')}</button>}
          {mine && !form && <>
            <button type="button" aria-disabled={desk.busy} onClick={() => setForm('transfer')}>{t('transfer')}</button>
            <button type="button" aria-disabled={desk.busy} onClick={() => setForm('end')}>{t('close')}</button>
          </>}
        </div>
      </div>
      {mine && form === 'transfer' && <TransferForm desk={desk} id={id} t={t} language={language} cancel={cancel} />}
      {mine && form === 'end' && <EndForm desk={desk} id={id} t={t} language={language} cancel={cancel} />}
      <p class="facts">
        <span class="tag strong">{where}</span>
        <span>{t('conversation.language', { language: languageName(summary.language, language) })} ({summary.language})</span>
        {reason && <span>{t(`reason.${reason}`)}</span>}
        <span>{t('item.since', { age: formatAge(since, language, Date.now()) })}</span>
        <span>{assistant}</span>
      </p>
      {priority === 'emergency' && <p class="notice error">{t('conversation.emergency')}</p>}
      {sensitive && <p class="notice warn">{t('conversation.sensitive')}</p>}
      {contact && <Contact contact={contact} t={t} />}
      <Annotations key={id} summary={summary} t={t} language={language} fail={(error) => desk.fail(error)} />
    </div>
  );
}

function Contact({ contact, t }: { contact: NonNullable<Summary['contact']>; t: DeskTranslate }) {
  const { name, email, phone } = contact;
  return (
    <p class="facts contact">
      <strong>{t('conversation.contact')}</strong>
      {name && <bdi>{name}</bdi>}
      {email && <a href={`mailto:${encodeURIComponent(email).replace('%40', '@')}`}>{email}</a>}
      {phone && <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}><bdi dir="ltr">{phone}</bdi></a>}
    </p>
  );
}
