import type { Activity, ActivitySet } from './activities';
import { HttpError, request } from './http';
import { newId } from './newId';
import { Outbox } from './outbox';
import type { Outgoing } from './outbox';
import { Backoff, pause } from './pause';
import type { Store } from './storage';
import { followStream } from './stream';
import { upload } from './upload';

export type Connection = 'connecting' | 'online' | 'reconnecting' | 'unavailable';

export interface DirectLineOptions {
  /** Where the server is, ending in `/`. */
  base: string;
  assistant: string;
  locale(): string;
  store: Store;
  /** New activities, each once and in the conversation's order. `past` while an earlier conversation is read again. */
  onActivities(activities: Activity[], past: boolean): void;
  onConnection(connection: Connection): void;
  /** The outbox changed: something is waiting, went, or was refused. */
  onOutbox(): void;
  /** A conversation other than the one shown so far begins. */
  onConversation(userId: string): void;
  newId?: () => string;
  wait?: typeof pause;
}

interface Session {
  conversationId: string;
  token: string;
  userId: string;
  refreshAt: number;
}

interface TokenAnswer {
  conversationId: string;
  token: string;
  expires_in: number;
  user?: { id: string };
  resume?: string;
}

const echoPatience = 10_000;
const pollEvery = 2_000;
const pollRounds = 30;
const steadyAfter = 5_000;

/** One conversation over Direct Line 3.0: resumes, reconnects, and loses or doubles no message. */
export class DirectLineClient {
  readonly outbox: Outbox;
  private session: Session | undefined;
  private watermark: string | undefined;
  private readonly seen = new Set<string>();
  private readonly ending = new AbortController();
  /** Aborted when the session that is followed is no longer good. */
  private following = new AbortController();
  private readonly wait: typeof pause;
  private readonly sessionKey: string;
  /** The stream that is followed has been found to bring nothing. */
  private deaf = false;
  private running = false;
  private pumping = false;

  constructor(private readonly options: DirectLineOptions) {
    this.sessionKey = `citizenbot.${options.assistant}.session`;
    this.outbox = new Outbox(options.store, `citizenbot.${options.assistant}.outbox`);
    this.wait = options.wait ?? pause;
  }

  get userId(): string | undefined {
    return this.session?.userId;
  }

  start(): void {
    if (this.running) return;
    this.running = true;
    // A socket does not notice by itself that the network is gone.
    globalThis.addEventListener?.('offline', () => {
      this.options.onConnection('reconnecting');
      this.following.abort();
    }, { signal: this.ending.signal });
    void this.run();
  }

  stop(): void {
    this.ending.abort();
    this.following.abort();
  }

  /** Forgets the conversation on this device. */
  forget(): void {
    this.stop();
    this.outbox.clear();
    this.options.store.removeItem(this.sessionKey);
  }

  send(activity: Activity): Outgoing {
    const id = (this.options.newId ?? newId)();
    const entry = this.outbox.add(activity, id, new Date().toISOString());
    this.options.onOutbox();
    void this.pump();
    return entry;
  }

  /** Sends files with their words. Only the page has them, so a reload ends it; sent again under the same id they are stored once. */
  async sendFiles(activity: Activity, files: readonly File[], id: string, at: string, progress: (share: number) => void): Promise<void> {
    if (!this.session) throw new Error('There is no connection');
    await this.refreshIfDue();
    const { conversationId, token, userId } = this.session;
    const marked = { ...activity, channelData: { ...activity.channelData, clientActivityID: id } };
    await upload(`${this.options.base}v3/directline/conversations/${conversationId}/upload`, this.outgoing({ id, at, activity: marked, delivery: 'sending' }, userId), files, token, progress, this.ending.signal);
    // Where the stream is silent the answer is asked for.
    void this.wait(echoPatience, this.ending.signal).then(() => this.catchUp(false)).catch(() => undefined);
  }

  /** Begins another conversation. What was said in this one stays with the server; this device has no way back to it. */
  startOver(): void {
    this.outbox.clear();
    this.options.store.removeItem(this.sessionKey);
    this.session = undefined;
    this.following.abort();
  }

  retry(id: string): void {
    this.outbox.mark(id, 'sending');
    this.options.onOutbox();
    void this.pump();
  }

  private get ended(): boolean {
    return this.ending.signal.aborted;
  }

  private async run(): Promise<void> {
    const backoff = new Backoff();
    let neverOpened = 0;
    this.options.onConnection('connecting');
    while (!this.ended) {
      this.following = new AbortController();
      const since = Date.now();
      try {
        const streamUrl = this.session ? await this.reconnect() : await this.open();
        void this.pump();
        const opened = await followStream(streamUrl, {
          opened: () => this.options.onConnection('online'),
          frame: (frame) => this.receive(frame as ActivitySet, false),
        }, this.following.signal);
        neverOpened = opened ? 0 : neverOpened + 1;
        if (neverOpened >= 2 || this.deaf) await this.poll();
        else if (!this.ended) this.options.onConnection(this.session ? 'reconnecting' : 'connecting');
      } catch (error) {
        if (this.ended) return;
        this.options.onConnection(this.recover(error) ? 'reconnecting' : 'unavailable');
      }
      // A connection that falls at once does not count as mended.
      if (Date.now() - since > steadyAfter) backoff.reset();
      if (!this.ended) await this.wait(backoff.next(), this.ending.signal);
    }
  }

  /** Decides what a failed attempt means; false where only the operator can mend it. */
  private recover(error: unknown): boolean {
    if (!(error instanceof HttpError)) return true;
    const known = this.session !== undefined;
    // The token or the conversation is no longer good: begin again with `resume`.
    if (error.status < 500 && error.status !== 429) this.session = undefined;
    return known || error.status >= 500 || error.status === 429;
  }

  private async open(): Promise<string> {
    const stored = this.stored();
    const answer = await request<TokenAnswer>(`${this.options.base}assistants/${this.options.assistant}/token`, {
      method: 'POST', body: { locale: this.options.locale(), ...(stored?.resume && { resume: stored.resume }) }, signal: this.ending.signal,
    });
    const same = stored?.conversationId === answer.conversationId;
    this.adopt(answer, answer.user?.id ?? '');
    this.options.store.setItem(this.sessionKey, JSON.stringify({ conversationId: answer.conversationId, resume: answer.resume ?? stored?.resume }));
    if (!same) {
      this.outbox.removePosted();
      this.seen.clear();
      this.watermark = undefined;
      this.options.onConversation(answer.user?.id ?? '');
    }
    const started = await this.call<{ streamUrl: string; token?: string }>('POST', 'conversations', { user: { id: answer.user?.id }, locale: this.options.locale() });
    if (!same) return started.streamUrl;
    await this.catchUp(true);
    this.outbox.resendPosted();
    return this.reconnect();
  }

  private async reconnect(): Promise<string> {
    await this.refreshIfDue();
    const unconfirmed = this.outbox.all.some(({ delivery }) => delivery === 'posted');
    // A stream asked for without a watermark may begin with what comes next, not with what has been.
    if (unconfirmed || this.watermark === undefined) await this.catchUp(false);
    if (unconfirmed) this.outbox.resendPosted();
    const session = this.session;
    if (!session) throw new Error('The session ended meanwhile');
    const answer = await this.call<{ streamUrl: string }>('GET', `conversations/${session.conversationId}${this.mark}`);
    return answer.streamUrl;
  }

  private get mark(): string {
    return this.watermark === undefined ? '' : `?watermark=${this.watermark}`;
  }

  /** Where WebSockets are blocked, or bring nothing: asks every other second for a minute, then tries a WebSocket again. */
  private async poll(): Promise<void> {
    this.deaf = false;
    this.following = new AbortController();
    if (this.ended) return;
    for (let round = 0; round < pollRounds && !this.following.signal.aborted; round++) {
      await this.catchUp(false);
      this.options.onConnection('online');
      await this.wait(pollEvery, this.following.signal);
    }
  }

  private async catchUp(past: boolean): Promise<void> {
    for (;;) {
      if (!this.session || this.ended) return;
      await this.refreshIfDue();
      const set = await this.call<ActivitySet>('GET', `conversations/${this.session.conversationId}/activities${this.mark}`);
      const before = this.watermark;
      this.receive(set, past);
      if (set.activities.length === 0 || this.watermark === before) return;
    }
  }

  private receive(set: ActivitySet, past: boolean): void {
    if (set.watermark !== undefined && set.watermark !== null) this.watermark = set.watermark;
    const fresh = (set.activities ?? []).filter((activity) => {
      if (activity.id === undefined) return true;
      if (this.seen.has(activity.id)) return false;
      this.seen.add(activity.id);
      return true;
    });
    if (fresh.length === 0) return;
    this.options.onActivities(fresh, past);
    const echoed = fresh.filter(({ channelData }) => channelData?.clientActivityID && this.outbox.remove(channelData.clientActivityID));
    if (echoed.length > 0) this.options.onOutbox();
  }

  /** One at a time and in order; a message that the server refuses for good steps aside for the next. */
  private async pump(): Promise<void> {
    if (this.pumping) return;
    this.pumping = true;
    const backoff = new Backoff();
    try {
      for (let entry = this.outbox.next(); entry && this.session && !this.ended; entry = this.outbox.next()) {
        try {
          await this.refreshIfDue();
          await this.call('POST', `conversations/${this.session.conversationId}/activities`, this.outgoing(entry, this.session.userId));
          backoff.reset();
          if (entry.activity.type === 'message') this.expectEcho(entry.id);
          else this.outbox.remove(entry.id);
        } catch (error) {
          if (this.ended || !(await this.afterRefusal(entry, error, backoff))) return;
        }
        this.options.onOutbox();
      }
    } finally {
      this.pumping = false;
    }
  }

  /** False where the sender has to stop until there is a new session. */
  private async afterRefusal(entry: Outgoing, error: unknown, backoff: Backoff): Promise<boolean> {
    const status = error instanceof HttpError ? error.status : 0;
    if (status === 401 || status === 403 || status === 404) {
      this.session = undefined;
      this.following.abort();
      return false;
    }
    if (status >= 400 && status < 500 && status !== 408 && status !== 429) {
      // What the citizen wrote is theirs to send again or drop; a thumb or a choice that is refused is over.
      if (entry.activity.type === 'message') this.outbox.mark(entry.id, 'failed');
      else this.outbox.remove(entry.id);
      return true;
    }
    this.outbox.mark(entry.id, 'delayed');
    this.options.onOutbox();
    const asked = error instanceof HttpError ? error.retryAfter : undefined;
    await this.wait(asked ?? backoff.next(), this.ending.signal);
    return true;
  }

  private outgoing({ activity, at }: Outgoing, userId: string): Activity {
    return { ...activity, locale: activity.locale ?? this.options.locale(), from: { id: userId, role: 'user' }, localTimestamp: at };
  }

  private expectEcho(id: string): void {
    if (!this.outbox.has(id)) return;
    this.outbox.mark(id, 'posted');
    void this.wait(echoPatience, this.ending.signal).then(() => {
      if (this.outbox.has(id)) void this.missEcho(id);
    });
  }

  /** What a stream has not brought and a question does, the stream lets through one way only: it is given up. */
  private async missEcho(id: string): Promise<void> {
    const { following } = this;
    try {
      await this.catchUp(false);
      if (this.outbox.has(id) || following.signal.aborted) return;
      this.deaf = true;
      following.abort();
    } catch { /* There is no connection at all, which the sender and the stream find out themselves. */ }
  }

  private async refreshIfDue(): Promise<void> {
    if (!this.session || Date.now() < this.session.refreshAt) return;
    const answer = await this.call<TokenAnswer>('POST', 'tokens/refresh');
    this.adopt(answer, this.session.userId);
  }

  private adopt(answer: TokenAnswer, userId: string): void {
    this.session = { conversationId: answer.conversationId, token: answer.token, userId, refreshAt: Date.now() + answer.expires_in * 500 };
  }

  /** Everything that is stored of the conversation. */
  async myData<T>(): Promise<T> {
    if (!this.session) throw new Error('There is no conversation yet');
    await this.refreshIfDue();
    return this.call<T>('GET', `conversations/${this.session.conversationId}/my-data`);
  }

  private call<T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T> {
    return request<T>(`${this.options.base}v3/directline/${path}`, { method, body, token: this.session?.token, signal: this.ending.signal });
  }

  private stored(): { conversationId?: string; resume?: string } | undefined {
    try {
      return JSON.parse(this.options.store.getItem(this.sessionKey) ?? 'null') ?? undefined;
    } catch {
      return undefined;
    }
  }
}
