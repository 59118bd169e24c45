import { authorOf, explanationOf, filesOf } from '../shared/activities';
import type { Activity, Author, CardAction, Explanation } from '../shared/activities';
import { DirectLineClient } from '../shared/directline';
import type { Connection } from '../shared/directline';
import { newId } from '../shared/newId';
import type { Delivery } from '../shared/outbox';
import { Backoff, pause } from '../shared/pause';
import { sessionStore } from '../shared/storage';
import { fetchConfig } from './config';
import type { WidgetConfig } from './config';

export interface ShownMessage {
  key: string;
  author: Author;
  name: string | undefined;
  text: string;
  format: string | undefined;
  locale: string | undefined;
  time: string | undefined;
  /** Only on the citizen's own message while it is not yet known to be stored. */
  delivery: Delivery | undefined;
  status: 'generated' | 'machine' | undefined;
  buttons: CardAction[];
  links: CardAction[];
  explanation: Explanation | undefined;
  activityId: string | undefined;
}

export interface Service {
  state: 'bot' | 'queued' | 'agent' | 'message' | 'closed';
  agent?: string | { displayName?: string } | null;
  team?: string;
}

export const longestMessage = 4_000;
const typingLasts = 5_000;

/** The state of one chat window and everything that can be done in it. */
export class Chat {
  config: WidgetConfig | undefined;
  unreachable = false;
  connection: Connection = 'connecting';
  service: Service = { state: 'bot' };
  queuePosition: number | undefined;
  typing = false;
  /** The past has been read: from here on new messages are announced. */
  live = false;
  /** The citizen has written or pressed something in this conversation. */
  begun = false;
  /** Counts what the citizen did that is answered at the end of the conversation. */
  requests = 0;
  readonly rated = new Map<string, boolean>();
  onChange: () => void = () => undefined;
  onMessage: (activity: Activity) => void = () => undefined;

  private stored: ShownMessage[] = [];
  private readonly store = sessionStore();
  private readonly client: DirectLineClient;
  private readonly ending = new AbortController();
  private language: string;
  private typingTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly base: string, private readonly assistant: string, language: string) {
    this.language = this.store.getItem(this.key('language')) ?? language;
    this.client = new DirectLineClient({
      base, assistant, store: this.store,
      locale: () => this.language,
      onActivities: (activities, past) => this.receive(activities, past),
      onConnection: (connection) => {
        this.connection = connection;
        this.onChange();
        if (connection === 'online') setTimeout(() => { this.live = true; this.onChange(); });
      },
      onOutbox: () => {
        this.begun ||= this.client.outbox.all.length > 0;
        this.onChange();
      },
      onConversation: () => {
        this.stored = [];
        this.service = { state: 'bot' };
        this.queuePosition = undefined;
        this.onChange();
      },
    });
  }

  start(): void {
    void this.loadConfig();
    this.client.start();
  }

  stop(): void {
    this.ending.abort();
    this.client.stop();
  }

  /** Leaves nothing of the conversation on this device. */
  forget(): void {
    this.ending.abort();
    this.client.forget();
    for (const name of ['language', 'draft', 'open']) this.store.removeItem(this.key(name));
    this.stored = [];
  }

  /** What has been said, then what is on its way. */
  get messages(): ShownMessage[] {
    const waiting = this.client.outbox.all.filter(({ activity }) => activity.type === 'message')
      .map(({ activity, id, at, delivery }) => ({ ...shown({ ...activity, timestamp: at }, 'user'), key: id, delivery }));
    return [...this.stored, ...waiting];
  }

  say(text: string): void {
    const trimmed = text.trim();
    if (trimmed === '') return;
    this.client.send({ type: 'message', text: trimmed, textFormat: 'plain', locale: this.language });
  }

  choose({ type, title, value, text }: CardAction): void {
    const said = typeof value === 'string' ? value : text ?? title ?? '';
    const data = type === 'postBack' ? { channelData: { postBack: true } } : {};
    if (typeof value === 'object' && value !== null) this.client.send({ type: 'message', text: text ?? '', value, ...data });
    else this.client.send({ type: 'message', text: said, textFormat: 'plain', locale: this.language, ...data });
  }

  askForPerson(): void {
    this.requests++;
    this.event('citizenbot/person');
  }

  leaveQueue(): void {
    this.requests++;
    this.event('citizenbot/leave-queue');
  }

  rate(activityId: string, helpful: boolean): void {
    this.rated.set(activityId, helpful);
    this.event('citizenbot/feedback', { activityId, helpful });
    this.onChange();
  }

  retry(id: string): void {
    this.client.retry(id);
  }

  discard(id: string): void {
    this.client.outbox.remove(id);
    this.onChange();
  }

  setLanguage(language: string): void {
    this.language = language;
    this.event('citizenbot/language', { language });
    void this.loadConfig();
  }

  get wantedLanguage(): string {
    return this.language;
  }

  get draft(): string {
    return this.store.getItem(this.key('draft')) ?? '';
  }

  set draft(text: string) {
    if (text === '') this.store.removeItem(this.key('draft'));
    else this.store.setItem(this.key('draft'), text);
  }

  private key(name: string): string {
    return `citizenbot.${this.assistant}.${name}`;
  }

  private event(name: string, value?: unknown): void {
    this.client.send({ type: 'event', name, ...(value !== undefined && { value }) });
  }

  private receive(activities: Activity[], past: boolean): void {
    const before = this.language;
    for (const activity of activities) {
      const author = authorOf(activity, this.client.userId);
      this.begun ||= author === 'user';
      if (activity.type === 'message' && !activity.channelData?.postBack) {
        this.stored.push(shown(activity, author));
        if (author !== 'user') this.setTyping(false);
        if (!past) this.onMessage(activity);
      } else if (activity.type === 'typing' && author !== 'user') this.setTyping(true);
      else if (activity.type === 'event' && author !== 'user') this.follow(activity);
    }
    if (this.language !== before) void this.loadConfig();
    this.onChange();
  }

  private follow({ name, value }: Activity): void {
    const content = (value ?? {}) as { language?: string; position?: number } & Partial<Service>;
    if (name === 'citizenbot/language' && content.language) this.language = content.language;
    else if (name === 'citizenbot/queue') this.queuePosition = content.position;
    else if (name === 'citizenbot/service-state' && content.state) {
      this.service = content as Service;
      if (content.state !== 'queued') this.queuePosition = undefined;
    }
  }

  private setTyping(typing: boolean): void {
    clearTimeout(this.typingTimer);
    this.typing = typing;
    if (typing) this.typingTimer = setTimeout(() => { this.typing = false; this.onChange(); }, typingLasts);
  }

  private async loadConfig(): Promise<void> {
    const wanted = this.language;
    this.store.setItem(this.key('language'), wanted);
    const backoff = new Backoff();
    while (this.language === wanted && !this.ending.signal.aborted) {
      try {
        const config = await fetchConfig(this.base, this.assistant, wanted, this.ending.signal);
        if (this.language === wanted) this.config = config;
        this.unreachable = false;
        return this.onChange();
      } catch {
        this.unreachable = true;
        this.onChange();
        await pause(backoff.next(), this.ending.signal);
      }
    }
  }
}

function shown(activity: Activity, author: Author): ShownMessage {
  const actions = activity.suggestedActions?.actions ?? [];
  const isLink = ({ type }: CardAction) => type === 'openUrl' || type === 'downloadFile' || type === 'call';
  return {
    key: activity.channelData?.clientActivityID ?? activity.id ?? newId(),
    author, name: activity.from?.name, text: activity.text ?? '', format: activity.textFormat,
    locale: author === 'user' ? undefined : activity.locale,
    time: activity.timestamp, delivery: undefined, status: activity.channelData?.textStatus,
    buttons: actions.filter((action) => !isLink(action)), links: [...actions.filter(isLink), ...filesOf(activity).map(({ name, url }) => ({ type: 'openUrl', title: name, value: url }))],
    explanation: explanationOf(activity), activityId: activity.id,
  };
}
