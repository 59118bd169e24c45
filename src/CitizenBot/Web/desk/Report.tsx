import { languageName } from '../shared/languages';
import { formatTime } from '../shared/time';
import type { ConversationReport } from './api';
import type { DeskLanguage, DeskTranslate } from './texts';

/** A conversation in short, from what is stored. */
export function Report({ report, t, language }: { report: ConversationReport; t: DeskTranslate; language: DeskLanguage }) {
  const { topics, reason, queued, taken, started, ended, agents, bookings, applications } = report;
  const facts: [string, string | undefined][] = [
    [t('report.topics'), topics.join(' · ') || t('item.no-topic')],
    [t('report.language'), languageName(report.language, language)],
    [t('report.reason'), reason ? t(`reason.${reason}`) : undefined],
    [t('report.when'), `${formatTime(started, language)} – ${formatTime(ended, language)}`],
    [t('report.wait'), queued && taken ? t('report.minutes', { minutes: Math.round((Date.parse(taken) - Date.parse(queued)) / 60_000) }) : undefined],
    [t('report.messages'), t('report.counts', { citizen: report.fromCitizen, bot: report.fromBot, agents: report.fromAgents })],
    [t('report.agents'), agents.join(', ')],
    [t('report.bookings'), bookings.join(', ')],
    [t('report.applications'), applications.join(', ')],
  ];
  return <dl class="why">{facts.filter(([, value]) => value).map(([name, value]) => [<dt key={`${name}?`}>{name}</dt>, <dd key={name}>{value}</dd>])}</dl>;
}
