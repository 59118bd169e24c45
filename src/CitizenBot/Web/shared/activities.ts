// The part of the Bot Framework's Activity schema that the widget and the desk read.

export interface CardAction {
  type: string;
  title?: string;
  value?: unknown;
  text?: string;
  displayText?: string;
}

export interface Explanation {
  type: 'citizenbot/explanation';
  intent: string | null;
  /** The topic in words, in the language of the answer. */
  title?: string;
  confidence: number | null;
  alternatives?: { intent: string; title?: string; confidence: number }[];
  source?: { id?: string; url?: string } | null;
  contentVersion?: string;
  outcome?: string;
}

export type Author = 'user' | 'bot' | 'agent' | 'system';

export interface ChannelData {
  clientActivityID?: string;
  author?: Author;
  /** Set where the reader is told that no native speaker has reviewed the text. */
  textStatus?: 'generated' | 'machine';
  postBack?: boolean;
  [key: string]: unknown;
}

export interface Attachment {
  contentType?: string;
  contentUrl?: string;
  name?: string;
}

export interface Activity {
  type: string;
  id?: string;
  timestamp?: string;
  localTimestamp?: string;
  from?: { id?: string; name?: string; role?: string };
  text?: string;
  textFormat?: string;
  locale?: string;
  name?: string;
  value?: unknown;
  replyToId?: string;
  channelData?: ChannelData;
  entities?: ({ type: string } & Record<string, unknown>)[];
  attachments?: Attachment[];
  suggestedActions?: { actions?: CardAction[] };
}

export interface ActivitySet {
  activities: Activity[];
  watermark?: string | null;
}

export function authorOf(activity: Activity, userId?: string): Author {
  if (activity.channelData?.author) return activity.channelData.author;
  if (activity.from?.role === 'user' || (userId !== undefined && activity.from?.id === userId)) return 'user';
  return 'bot';
}

/** What a machine translated a message from; undefined where none did. */
export interface Translation {
  original: string;
  from: string;
  to: string;
  engine: string;
}

export function translationOf(activity: Activity): Translation | undefined {
  const found = activity.entities?.find((entity) => entity.type === 'citizenbot/translation') as Partial<Translation> | undefined;
  return found?.original !== undefined && found.from !== undefined ? (found as Translation) : undefined;
}

export function explanationOf(activity: Activity): Explanation | undefined {
  return activity.entities?.find((entity) => entity.type === 'citizenbot/explanation') as unknown as Explanation | undefined;
}

/** The files that came with a message: cards have no address. */
export function filesOf(activity: Activity): { name: string; url: string }[] {
  return (activity.attachments ?? []).flatMap(({ name, contentUrl }) => (contentUrl ? [{ name: name ?? contentUrl, url: contentUrl }] : []));
}
