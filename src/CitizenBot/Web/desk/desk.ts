import type { Activity } from '../shared/activities';
import { HttpError } from '../shared/http';
import { newId } from '../shared/newId';
import { Backoff, pause } from '../shared/pause';
import { followStream } from '../shared/stream';
import { api } from './api';
import type { ConversationAnswer, ConversationOutcome, Me, Summary } from './api';
import { Drafts } from './drafts';
import { Translations } from './translations';
import type { TextId } from './texts';

export interface Notice {
  key: number;
  text: TextId;
  detail?: string | undefined;
  kind: 'error' | 'info';
}

export interface Pending {
  id: string;
  text: string;
  at: string;
  /** The language that a machine translates it into. */
  to?: string | undefined;
  failed: boolean;
  /** No translator could: the agent may send it as it is. */
  untranslated?: boolean | undefined;
}

export interface OpenConversation {
  activities: Activity[];
  watermark: string;
}

type Frame =
  | { type: 'conversation'; conversation: Summary }
  | { type: 'activities'; conversationId: string; activities: Activity[]; watermark: string };

const rank = { emergency: 0, high: 1, normal: 2 };
const listed = new Set<Summary['status']>(['queued', 'agent', 'message']);
const tries = 3;
const pendingKey = (id: string) => `citizenbot.desk.pending.${id}`;

/** What the signed-in agent sees, kept true by one WebSocket and mended by a fresh read whenever it breaks. */
export class Desk {
  readonly summaries = new Map<string, Summary>();
  readonly unread = new Set<string>();
  readonly drafts = new Drafts(() => this.onChange());
  readonly translations = new Translations(() => this.onChange());
  loaded = false;
  connected = true;
  openId: string | undefined;
  open: OpenConversation | undefined;
  missing = false;
  notices: Notice[] = [];
  busy = false;
  onChange: () => void = () => undefined;

  private socket: WebSocket | undefined;
  private readonly ending = new AbortController();
  private nextNotice = 0;
  private readonly pendings = new Map<string, Pending[]>();

  constructor(readonly me: Me, private readonly signedOut: () => void) {}

  async run(): Promise<void> {
    const backoff = new Backoff(500, 5_000);
    const address = `${location.protocol.replace('http', 'ws')}//${location.host}/desk/api/stream`;
    while (!this.ending.signal.aborted) {
      const opened = await followStream(address, {
        opened: (socket) => {
          this.socket = socket;
          if (!this.connected) this.notify('connection.back', 'info');
          this.connected = true;
          backoff.reset();
          void this.read();
          if (this.openId) void this.reread(this.openId);
        },
        frame: (frame) => this.receive(frame as Frame),
      }, this.ending.signal);
      this.socket = undefined;
      if (this.ending.signal.aborted) return;
      // Where WebSockets are blocked this loop is a poll every few seconds, which serves the same.
      const answered = !opened && await this.read();
      if (answered && this.openId) await this.reread(this.openId);
      this.connected = answered;
      this.onChange();
      await pause(backoff.next(), this.ending.signal);
    }
  }

  stop(): void {
    this.ending.abort();
  }

  get mine(): Summary[] {
    return this.sorted(({ status, agent }) => status === 'agent' && agent?.userName === this.me.userName);
  }

  get waiting(): Summary[] {
    return this.sorted(({ status }) => status === 'queued');
  }

  get messages(): Summary[] {
    return this.sorted(({ status }) => status === 'message');
  }

  get others(): Summary[] {
    return this.sorted(({ status, agent }) => status === 'agent' && agent?.userName !== this.me.userName);
  }

  has(summary: Summary): boolean {
    return summary.status === 'agent' && summary.agent?.userName === this.me.userName;
  }

  async choose(id: string | undefined): Promise<void> {
    if (id === this.openId) return;
    if (this.openId) this.send({ type: 'unwatch', conversationId: this.openId });
    this.openId = id;
    this.open = undefined;
    this.missing = false;
    if (id) this.unread.delete(id);
    this.onChange();
    if (id) await this.reread(id);
  }

  take(id: string): Promise<void> {
    return this.act(id, () => api.take(id));
  }

  giveBack(id: string, note: string): Promise<void> {
    return this.act(id, () => api.giveBack(id, note));
  }

  transfer(id: string, to: { agent?: string; team?: string; note: string }): Promise<void> {
    return this.act(id, () => api.transfer(id, to));
  }

  close(id: string, outcome: ConversationOutcome, note: string): Promise<void> {
    return this.act(id, () => api.close(id, outcome, note));
  }

  say(text: string): void {
    if (!this.open || !this.openId) return;
    const to = this.translations.writes(this.openId) ? this.summaries.get(this.openId)?.language : undefined;
    const message: Pending = { id: newId(), text, at: new Date().toISOString(), to, failed: false };
    this.pending(this.openId).push(message);
    this.drafts.clear(this.openId);
    void this.post(this.openId, message);
  }

  sayAgain(message: Pending, translated = true): void {
    if (!translated) message.to = undefined;
    if (this.openId) void this.post(this.openId, message);
  }

  /** What was written here and is not yet known to be stored; it outlives a reload under its first ids. */
  pending(id: string): Pending[] {
    let found = this.pendings.get(id);
    if (!found) {
      found = (JSON.parse(sessionStorage.getItem(pendingKey(id)) ?? '[]') as Pending[]).map((message) => ({ ...message, failed: true }));
      this.pendings.set(id, found);
    }
    return found;
  }

  dismiss(key: number): void {
    this.notices = this.notices.filter((notice) => notice.key !== key);
    this.onChange();
  }

  notify(text: TextId, kind: Notice['kind'], detail?: string): void {
    const key = this.nextNotice++;
    this.notices = [...this.notices.filter((notice) => notice.text !== text), { key, text, kind, detail }];
    if (kind === 'info') setTimeout(() => this.dismiss(key), 6_000);
    this.onChange();
  }

  /** Says what went wrong; a lost session leads back to signing in. */
  fail(error: unknown): void {
    if (!(error instanceof HttpError)) return this.notify('error.network', 'error');
    const known: Record<number, TextId> = { 403: 'error.forbidden', 404: 'error.gone', 409: 'error.conflict', 429: 'error.many' };
    if (error.status === 401) this.signedOut();
    else this.notify(known[error.status] ?? 'error.other', 'error', error.message);
  }

  private sorted(matches: (summary: Summary) => boolean): Summary[] {
    return [...this.summaries.values()].filter(matches).sort((a, b) => rank[a.priority] - rank[b.priority] || a.since.localeCompare(b.since));
  }

  private async act(id: string, command: () => Promise<Summary>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.onChange();
    try {
      this.adopt(await command());
    } catch (error) {
      this.fail(error);
      await this.reread(id);
    } finally {
      this.busy = false;
      this.onChange();
    }
  }

  private stored(id: string, stillPending: (message: Pending) => boolean): void {
    this.pendings.set(id, this.pending(id).filter(stillPending));
    this.keep(id);
  }

  private keep(id: string): void {
    const pending = this.pending(id);
    if (pending.length === 0) sessionStorage.removeItem(pendingKey(id));
    else sessionStorage.setItem(pendingKey(id), JSON.stringify(pending));
  }

  /** The same id on every attempt, so that the server stores the message once. */
  private async post(id: string, message: Pending): Promise<void> {
    message.failed = false;
    message.untranslated = false;
    this.keep(id);
    this.onChange();
    const backoff = new Backoff();
    for (let attempt = 1; ; attempt++) {
      try {
        await api.say(id, message.id, message.text, message.to);
        this.stored(id, (other) => other.id !== message.id);
        if (!this.socket && this.openId === id) await this.reread(id);
        return this.onChange();
      } catch (error) {
        const untranslated = error instanceof HttpError && error.status === 503 && message.to !== undefined;
        if (untranslated) {
          message.failed = message.untranslated = true;
          return this.onChange();
        }
        const refused = error instanceof HttpError && error.status < 500;
        if (refused || attempt === tries) {
          message.failed = true;
          this.fail(error);
          if (refused) await this.reread(id);
          return this.onChange();
        }
        await pause(backoff.next(), this.ending.signal);
      }
    }
  }

  private async read(): Promise<boolean> {
    try {
      const { conversations } = await api.conversations();
      const present = new Set(conversations.map(({ id }) => id));
      for (const id of this.summaries.keys()) if (!present.has(id) && id !== this.openId) this.summaries.delete(id);
      conversations.forEach((summary) => this.adopt(summary));
      this.loaded = true;
      this.onChange();
      return true;
    } catch (error) {
      if (error instanceof HttpError) this.fail(error);
      return false;
    }
  }

  private async reread(id: string): Promise<void> {
    try {
      const answer: ConversationAnswer = await api.conversation(id);
      this.adopt(answer);
      if (id !== this.openId) return;
      this.drafts.restore(id, answer.draft ?? '');
      this.open = { activities: answer.activities, watermark: answer.watermark };
      this.settle(id, answer.activities);
      this.watch(id, answer.watermark);
      void this.translations.open(id, answer.activities);
    } catch (error) {
      if (error instanceof HttpError && (error.status === 404 || error.status === 403)) this.missing = true;
      else this.fail(error);
    }
    this.onChange();
  }

  private receive(frame: Frame): void {
    if (frame.type === 'conversation') this.adopt(frame.conversation);
    else if (frame.type === 'activities' && frame.conversationId === this.openId && this.open) {
      const known = new Set(this.open.activities.map(({ id }) => id));
      const fresh = frame.activities.filter(({ id }) => !known.has(id));
      this.open = { activities: [...this.open.activities, ...fresh], watermark: frame.watermark };
      this.settle(this.openId, fresh);
      void this.translations.read(this.openId, fresh);
    }
    this.onChange();
  }

  /** What is seen in the conversation has been stored. */
  private settle(id: string, activities: Activity[]): void {
    const said = new Set(activities.map(({ channelData }) => channelData?.clientActivityID));
    if (this.pending(id).some((message) => said.has(message.id))) this.stored(id, (message) => !said.has(message.id));
  }

  private adopt(answer: Summary): void {
    const known = this.summaries.get(answer.id);
    if (known && known.version > answer.version) return;
    const summary = { ...answer };
    if (this.has(summary) && known && known.lastText !== summary.lastText && summary.id !== this.openId) this.unread.add(summary.id);
    if (!this.has(summary) && known && this.has(known)) this.drafts.drop(summary.id);
    if (listed.has(summary.status) || summary.id === this.openId) this.summaries.set(summary.id, summary);
    else this.summaries.delete(summary.id);
  }

  private watch(conversationId: string, watermark: string): void {
    this.send({ type: 'watch', conversationId, watermark });
  }

  private send(frame: unknown): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(frame));
  }
}
