import { useLayoutEffect, useRef } from 'preact/hooks';
import { authorOf, explanationOf, filesOf, translationOf } from '../shared/activities';
import type { Activity } from '../shared/activities';
import { ExplanationPanel } from '../shared/ExplanationPanel';
import type { Translate } from '../shared/ExplanationPanel';
import { Icon } from '../shared/Icon';
import { languageName } from '../shared/languages';
import { ExternalLink, MessageText } from '../shared/MessageText';
import { formatTime } from '../shared/time';
import { storedFile } from './api';
import type { MessageTranslation, Summary } from './api';
import type { Desk, OpenConversation } from './desk';
import type { DeskLanguage, DeskTranslate } from './texts';

interface Props {
  conversation: OpenConversation;
  summary: Summary;
  desk: Desk;
  t: DeskTranslate;
  language: DeskLanguage;
}

export function Transcript({ conversation, summary, desk, t, language }: Props) {
  const { activities } = conversation;
  const pending = desk.pending(summary.id);
  const judgements = judgementsOf(activities);
  const scroller = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);

  useLayoutEffect(() => {
    const area = scroller.current;
    if (area && atEnd.current) area.scrollTop = area.scrollHeight;
  }, [activities.length, pending.length]);

  return (
    <div class="transcript" ref={scroller} tabIndex={0} role="log" aria-label={t('conversation.log')}
      onScroll={({ currentTarget: area }) => { atEnd.current = area.scrollHeight - area.scrollTop - area.clientHeight < 60; }}>
      {activities.map((activity, index) => (activity.type === 'message'
        ? <Said key={activity.id ?? index} activity={activity} judgement={judgements.get(activity.id ?? '')} translation={desk.translations.of(activity)} conversationId={summary.id} t={t} language={language} />
        : <Happened key={activity.id ?? index} activity={activity} t={t} language={language} />))}
      {pending.map((message) => (
        <article class="said agent" key={message.id}>
          <MessageText text={message.text} newTab={t('link.new')} />
          <p class="by" role="status">{message.untranslated ? t('reply.untranslated') : message.failed ? t('reply.failed') : t('reply.sending')}
            {message.failed && <button type="button" class="quiet" onClick={() => desk.sayAgain(message)}>{t('retry')}</button>}
            {message.untranslated && <button type="button" class="quiet" onClick={() => desk.sayAgain(message, false)}>{t('reply.as-is')}</button>}</p>
        </article>
      ))}
    </div>
  );
}

interface Judgement {
  activityId?: string;
  helpful?: boolean;
  comment?: string;
}

/** What the citizen thought of each answer; the last word counts. */
function judgementsOf(activities: readonly Activity[]): Map<string, Judgement> {
  const given = activities.filter(({ name }) => name === 'citizenbot/feedback').map(({ value }) => (value ?? {}) as Judgement);
  return new Map(given.map((judgement) => [judgement.activityId ?? '', judgement]));
}

interface SaidProps {
  activity: Activity;
  judgement: Judgement | undefined;
  translation: MessageTranslation | undefined;
  conversationId: string;
  t: DeskTranslate;
  language: DeskLanguage;
}

function Said({ activity, judgement, translation, conversationId, t, language }: SaidProps) {
  const author = authorOf(activity);
  const explanation = explanationOf(activity);
  const status = activity.channelData?.textStatus;
  const sent = translationOf(activity);
  const offered = activity.suggestedActions?.actions?.map(({ title }) => title).filter(Boolean).join(' · ');
  const who = author === 'agent' && activity.from?.name ? activity.from.name : t(`who.${author}`);
  return (
    <article class={`said ${author}`}>
      <p class="by">
        <strong>{who}</strong>
        <time dateTime={activity.timestamp}>{formatTime(activity.timestamp, language)}</time>
        {activity.locale && activity.locale !== language && <span class="tag">{languageName(activity.locale, language)}</span>}
        {status && <span class="tag">{t(status)}</span>}
      </p>
      <MessageText text={activity.text ?? ''} format={activity.textFormat} locale={activity.locale} newTab={t('link.new')} />
      {translation && <Other text={translation.text} language={translation.to} label={t(translation.complete ? 'translated.to' : 'translated.part', { language: languageName(translation.to, language), engine: translation.engine })} newTab={t('link.new')} />}
      {sent && <Other text={sent.original} language={sent.from} format={activity.textFormat} label={t('translated.from', { language: languageName(sent.from, language), engine: sent.engine })} newTab={t('link.new')} />}
      {filesOf(activity).map(({ name, url }) => {
        const href = storedFile(conversationId, url);
        return <p key={url} class="file">{t('file')} {href ? <ExternalLink href={href} newTab={t('link.new')}>{name}</ExternalLink> : name}</p>;
      })}
      {offered && <p class="offered">{t('actions', { actions: offered })}</p>}
      {judgement && <p class="judgement"><Icon name={judgement.helpful ? 'up' : 'down'} /> {t(judgement.helpful ? 'event.helpful' : 'event.unhelpful')}{judgement.comment && <q dir="auto">{judgement.comment}</q>}</p>}
      {explanation && <details><summary>{t('why')}</summary><ExplanationPanel explanation={explanation} language={language} t={t as Translate} /></details>}
    </article>
  );
}

/** The same in the other language: what a machine made of it, or what it was made from. */
function Other({ text, language, format, label, newTab }: { text: string; language: string; format?: string | undefined; label: string; newTab: string }) {
  return (
    <div class="translation">
      <p class="by">{label}</p>
      <MessageText text={text} format={format} locale={language} newTab={newTab} />
    </div>
  );
}

function Happened({ activity, t, language }: { activity: Activity; t: DeskTranslate; language: DeskLanguage }) {
  const text = eventText(activity, t, language);
  return text ? <p class="happened"><time dateTime={activity.timestamp}>{formatTime(activity.timestamp, language)}</time> {text}</p> : null;
}

/** What an event means to the agent; those that say nothing about the conversation are left out. */
function eventText({ name, value, from, channelData }: Activity, t: DeskTranslate, language: DeskLanguage): string | undefined {
  const content = (value ?? {}) as { state?: string; agent?: string | { displayName?: string }; language?: string };
  const fromCitizen = from?.role === 'user' || channelData?.author === 'user';
  switch (name) {
    case 'citizenbot/person': return t('event.person');
    case 'citizenbot/leave-queue': return t('event.leave-queue');
    case 'citizenbot/my-data': return t('event.deletion');
    case 'citizenbot/language': return fromCitizen || !content.language ? undefined : t('event.language', { language: languageName(content.language, language) });
    case 'citizenbot/service-state': break;
    default: return undefined;
  }
  const agent = typeof content.agent === 'object' ? content.agent?.displayName : content.agent;
  switch (content.state) {
    case 'agent': return t('event.agent', { agent: agent ?? t('who.agent') });
    case 'queued': case 'bot': case 'message': case 'closed': return t(`event.${content.state}`);
    default: return undefined;
  }
}
