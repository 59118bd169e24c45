import { authorOf } from '../shared/activities';
import type { Activity } from '../shared/activities';
import type { Translate } from '../shared/ExplanationPanel';
import { formatDay } from '../shared/time';

/** What the server has stored of a conversation, as it gives it to whoever holds the conversation's token. */
export interface MyData {
  conversation: { id: string; assistant: string; language: string; started: string; status: string };
  activities: Activity[];
  feedback: { activityId: string; helpful: boolean; comment?: string; at: string }[];
  bookings: { reference: string; service: string; state: string; start: string }[];
  applications: { reference: string; title: string; state: string; filed: string; answers: { label: string; value: string; original?: string }[] }[];
  files: { name: string; contentType: string; size: number; at: string }[];
}

/** The conversation as a text that needs nothing but a text editor. */
export function asText({ conversation, activities, feedback, bookings, applications }: MyData, name: string, language: string, t: Translate): string {
  const heading = [name, `${t('data.id')}: ${conversation.id}`, t('data.since', { time: formatDay(conversation.started, language) })];
  const said = activities.filter(({ type }) => type === 'message').map((activity) => {
    const author = authorOf(activity);
    const who = author === 'agent' && activity.from?.name ? activity.from.name : t(`author.${author === 'user' ? 'you' : author}`);
    const files = (activity.attachments ?? []).flatMap((file) => (file.name ? [`[${file.name}]`] : []));
    return [`${formatDay(activity.timestamp, language)} ${who}:`, activity.text ?? '', ...files].join('\n');
  });
  const booked = bookings.map(({ reference, service, start }) => `${t('data.booking')}: ${reference}, ${service}, ${formatDay(start, language)}`);
  const filed = applications.map(({ reference, title, filed: at, answers }) =>
    [`${reference}, ${title}, ${formatDay(at, language)}:`, ...answers.map(({ label, value, original }) => `${label}: ${value}${original ? ` (${original})` : ''}`)].join('\n'));
  const judged = feedback.map(({ helpful, comment }) => `${t('helpful')} ${t(helpful ? 'helpful.yes' : 'helpful.no')}${comment ? `\n${comment}` : ''}`);
  return `${[heading.join('\n'), ...said, ...booked, ...filed, ...judged].join('\n\n')}\n`;
}

/** Lets the browser save it. */
export function save(content: string, type: string, name: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the address after the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
