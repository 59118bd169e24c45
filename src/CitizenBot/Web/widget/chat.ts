import { authorOf, explanationOf, filesOf, translationOf } from '../shared/activities';
import type { Activity, Author, CardAction, Explanation, Translation } from '../shared/activities';
import { DirectLineClient } from '../shared/directline';
import type { Connection } from '../shared/directline';
import { newId } from '../shared/newId';
import type { Delivery } from '../shared/outbox';
import { Backoff, pause } from '../shared/pause';
import { ChatStore } from '../shared/storage';
import { fetchConfig } from './config';
import type { Notice, Off, WidgetConfig } from './config';
import type { MyData } from './myData';
import { Uploads } from './uploads';

export interface ShownMessage {
  key: string;
  author: Author;
  name: string | undefined;
  text: string;
  format: string | undefined;
  locale: string | undefined;
  time: string | undefined;
  /** Files of the citizen's own that are on their way: their names, and how much has gone. */
  sending: { names: string[]; share: number; refusal: 'large' | 'kind' | undefined } | undefined;
  /** Only on the citizen's own message while it is not yet known to be stored. */
  delivery: Delivery | undefined;
  status: 'generated' | 'machine' | undefined;
  translation: Translation | undefined;
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

/** What the citizen thought of one answer. */
export interface Judgement {
  helpful: boolean;
  comment?: string | undefined;
}

export const longestMessage = 4_000;
export const longestComment = 2_000;
const typingLasts = 5_000;

/** The state of one chat window and everything that can be done in it. */
export class Chat {
  config: WidgetConfig | undefined;
  unreachable = false;
  connection: Connection = 'connecting';
  service: Service = { state: 'bot' };
  queuePosition: number | undefined;
  notice: Notice | undefined;
  off: Off | undefined;
  typing = false;
  /** The past has been read: from here on new messages are announced. */
  live = false;
  /** The citizen has written or pressed something in this conversation. */
  begun = false;
  /** Counts what the citizen did that is answered at the end of the conversation. */
  requests = 0;
  readonly rated = new Map<string, Judgement>();
  onChange: () => void = () => undefined;
  onMessage: (activity: Activity) => void = () => undefined;
  onSend: (text: string) => void = () => undefined;
  onHandoff: (service: Service) => void = () => undefined;

  private stored: ShownMessage[] = [];
  private readonly store: ChatStore;
  private readonly client: DirectLineClient;
  private readonly uploads = new Uploads(
    ({ activity, files, id, at }, progress) => this.client.sendFiles(activity, files, id, at, progress), () => this.onChange());
  private readonly ending = new AbortController();
  private language: string;
  private typingTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly base: string, private readonly assistant: string, language: string) {
    this.store = new ChatStore(assistant);
    this.language = this.store.getItem(this.store.key('language')) ?? language;
    this.client = new DirectLineClient({
      base, assistant, store: this.store,
      locale: () => this.language,
      onActivities: (activities, past) => this.receive(activities, past),
      onConnection: (connection) => {
        // What everybody is to read may have come or gone meanwhile.
        if (connection === 'online' && this.connection === 'reconnecting' && this.config) void this.loadConfig();
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
        this.begun = false;
        this.uploads.clear();
        this.rated.clear();
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
    this.store.forget();
    this.stored = [];
  }

  /** What has been said, then what is on its way. */
  get messages(): ShownMessage[] {
    const said = new Set(this.stored.map(({ key }) => key));
    const waiting = this.client.outbox.all.filter(({ id, activity }) => activity.type === 'message' && !said.has(id))
      .map(({ activity, id, at, delivery }) => ({ ...shown({ ...activity, timestamp: at }, 'user'), key: id, delivery }));
    const uploading = this.uploads.all.filter(({ id }) => !said.has(id)).map(({ activity, files, id, at, share, state, refusal }): ShownMessage => ({
      ...shown({ ...activity, timestamp: at }, 'user'), key: id, delivery: state, sending: { names: files.map(({ name }) => name), share, refusal },
    }));
    return [...this.stored, ...waiting, ...uploading];
  }

  say(text: string): void {
    const trimmed = text.trim();
    if (trimmed === '') return;
    this.client.send({ type: 'message', text: trimmed, textFormat: 'plain', locale: this.language });
    this.onSend(trimmed);
  }

  sendFiles(text: string, files: readonly File[]): void {
    const words = text.trim();
    this.begun = true;
    this.uploads.add({ type: 'message', text: words, textFormat: 'plain', locale: this.language }, files);
    this.onSend(words);
  }

  startOver(): void {
    this.draft = '';
    this.client.startOver();
  }

  choose({ type, title, value, text }: CardAction): void {
    const said = typeof value === 'string' ? value : text ?? title ?? '';
    const data = type === 'postBack' ? { channelData: { postBack: true } } : {};
    if (typeof value === 'object' && value !== null) this.client.send({ type: 'message', text: text ?? '', value, ...data });
    else this.client.send({ type: 'message', text: said, textFormat: 'plain', locale: this.language, ...data });
    this.onSend(said);
  }

  askForPerson(): void {
    this.requests++;
    this.event('citizenbot/person');
  }

  leaveQueue(): void {
    this.requests++;
    this.event('citizenbot/leave-queue');
  }

  rate(activityId: string, helpful: boolean, comment?: string): void {
    const judgement = { helpful, ...(comment && { comment }) };
    this.rated.set(activityId, judgement);
    this.event('citizenbot/feedback', { activityId, ...judgement });
    this.onChange();
  }

  /** Whether this device, and not only this tab, keeps the way back to the conversation. */
  get remembered(): boolean {
    return this.store.remembered;
  }

  remember(wanted: boolean): void {
    this.store.remember(wanted);
    this.onChange();
  }

  myData(): Promise<MyData> {
    return this.client.myData();
  }

  /** The answer, with its receipt, comes as a message. */
  requestDeletion(): void {
    this.requests++;
    this.event('citizenbot/my-data', { request: 'deletion' });
  }

  retry(id: string): void {
    if (!this.uploads.retry(id)) this.client.retry(id);
  }

  discard(id: string): void {
    if (!this.uploads.remove(id)) this.client.outbox.remove(id);
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
    return this.store.getItem(this.store.key('draft')) ?? '';
  }

  set draft(text: string) {
    if (text === '') this.store.removeItem(this.store.key('draft'));
    else this.store.setItem(this.store.key('draft'), text);
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
        this.uploads.remove(activity.channelData?.clientActivityID ?? '');
        if (author !== 'user') this.setTyping(false);
        if (!past) this.onMessage(activity);
      } else if (activity.type === 'typing' && author !== 'user') this.setTyping(true);
      else if (activity.type === 'event' && author !== 'user') this.follow(activity, past);
      else if (activity.name === 'citizenbot/feedback') this.recall(activity);
    }
    if (this.language !== before) void this.loadConfig();
    this.onChange();
  }

  /** What was thought of an answer before a reload, or in another tab. */
  private recall({ value }: Activity): void {
    const { activityId, helpful, comment } = (value ?? {}) as Partial<Judgement & { activityId: string }>;
    if (activityId && helpful !== undefined) this.rated.set(activityId, { helpful, comment });
  }

  private follow({ name, value }: Activity, past: boolean): void {
    const content = (value ?? {}) as { language?: string; position?: number } & Partial<Omit<Service, 'state'>> & { state?: Service['state'] | 'off' | 'on' };
    if (name === 'citizenbot/language' && content.language) this.language = content.language;
    else if (name === 'citizenbot/queue') this.queuePosition = content.position;
    else if (name === 'citizenbot/notice') this.notice = value as Notice;
    else if (name === 'citizenbot/service-state' && (content.state === 'off' || content.state === 'on')) this.off = content.state === 'off' ? value as Off : undefined;
    else if (name === 'citizenbot/service-state' && content.state) {
      this.service = content as Service;
      if (content.state !== 'queued') this.queuePosition = undefined;
      if (!past) this.onHandoff(this.service);
    }
  }

  private setTyping(typing: boolean): void {
    clearTimeout(this.typingTimer);
    this.typing = typing;
    if (typing) this.typingTimer = setTimeout(() => { this.typing = false; this.onChange(); }, typingLasts);
  }

  private async loadConfig(): Promise<void> {
    const wanted = this.language;
    this.store.setItem(this.store.key('language'), wanted);
    const backoff = new Backoff();
    while (this.language === wanted && !this.ending.signal.aborted) {
      try {
        const config = await fetchConfig(this.base, this.assistant, wanted, this.ending.signal);
        if (this.language === wanted) {
          this.config = config;
          this.notice = config.notice ?? undefined;
          this.off = config.off ?? undefined;
        }
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
    time: activity.timestamp, delivery: undefined, sending: undefined, status: activity.channelData?.textStatus, translation: translationOf(activity),
    buttons: actions.filter((action) => !isLink(action)), links: [...actions.filter(isLink), ...filesOf(activity).map(({ name, url }) => ({ type: 'openUrl', title: name, value: url }))],
    explanation: explanationOf(activity), activityId: activity.id,
  };
}
