import type { Activity } from '../shared/activities';

/** A Direct Line server in memory behind `fetch` and `WebSocket`, with the faults a network has. */
export class FakeServer {
  readonly activities: Activity[] = [];
  readonly posts: string[] = [];
  tokens = 0;
  readonly resumed: unknown[] = [];
  down = false;
  noSockets = false;
  /** Streams stay open and carry nothing. */
  silentStreams = false;
  noAssistant = false;
  loseAnswers = 0;
  refusedWhileDown = 0;
  mostPostsAtOnce = 0;
  refuse: (activity: Activity) => number | undefined = () => undefined;
  private postsAtOnce = 0;
  private oldestGoodToken = 1;
  private sockets: FakeSocket[] = [];

  install(): void {
    globalThis.fetch = (async (url: string, init: RequestInit) => this.fetch(String(url), init)) as typeof fetch;
    const connect = (url: string) => new FakeSocket(this, url);
    globalThis.WebSocket = Object.assign(function (url: string) { return connect(url); }, { OPEN: 1 }) as unknown as typeof WebSocket;
  }

  /** The bot says something. */
  say(text: string): void {
    this.store({ type: 'message', text, from: { id: 'bot', role: 'bot' } });
  }

  breakStreams(): void {
    for (const socket of this.sockets.splice(0)) socket.fall();
  }

  expireTokens(): void {
    this.oldestGoodToken = this.tokens + 1;
  }

  attach(socket: FakeSocket, from: number): void {
    this.sockets.push(socket);
    if (from < this.activities.length) this.deliver(socket, from);
  }

  async until(condition: () => boolean): Promise<void> {
    for (let step = 0; step < 5_000; step++) {
      if (condition()) return;
      await new Promise((resolve) => setImmediate(resolve));
    }
    throw new Error('the condition never came true');
  }

  private async fetch(url: string, init: RequestInit): Promise<Response> {
    await new Promise((resolve) => setImmediate(resolve));
    if (this.down) {
      this.refusedWhileDown++;
      throw new TypeError('network');
    }
    const { pathname, searchParams } = new URL(url);
    if (pathname.endsWith('/token')) this.resumed.push(JSON.parse(init.body as string).resume);
    if (pathname.endsWith('/token')) return this.noAssistant ? answer(404, {}) : answer(200, { conversationId: 'c', token: `t${++this.tokens}`, expires_in: 1800, user: { id: 'dl_u' }, resume: 'r' });
    const token = Number((init.headers as Record<string, string>).authorization?.slice('Bearer t'.length));
    if (!(token >= this.oldestGoodToken)) return answer(403, {});
    const mark = Number(searchParams.get('watermark') ?? 0);
    if (pathname.endsWith('/activities')) return init.method === 'POST' ? this.post(JSON.parse(init.body as string)) : answer(200, this.since(mark));
    return answer(200, { conversationId: 'c', token: `t${token}`, streamUrl: `wss://bot.example/stream?from=${mark}` });
  }

  private async post(activity: Activity): Promise<Response> {
    this.mostPostsAtOnce = Math.max(this.mostPostsAtOnce, ++this.postsAtOnce);
    await new Promise((resolve) => setImmediate(resolve));
    this.postsAtOnce--;
    const refused = this.refuse(activity);
    if (refused) return answer(refused, {});
    const key = activity.channelData?.clientActivityID ?? '';
    this.posts.push(key);
    const stored = this.activities.find((known) => known.channelData?.clientActivityID === key) ?? this.store(activity);
    if (this.loseAnswers-- > 0) throw new TypeError('network');
    return answer(200, { id: stored.id });
  }

  private store(activity: Activity): Activity {
    const stored = { ...activity, id: `c|${this.activities.length}` };
    this.activities.push(stored);
    for (const socket of this.sockets) this.deliver(socket, this.activities.length - 1);
    return stored;
  }

  private since(from: number) {
    return { activities: this.activities.slice(from), watermark: String(this.activities.length) };
  }

  private deliver(socket: FakeSocket, from: number): void {
    if (this.silentStreams) return;
    const frame = JSON.stringify(this.since(from));
    setImmediate(() => socket.onmessage?.({ data: frame }));
  }
}

class FakeSocket {
  readyState = 0;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: (() => void) | null = null;
  onerror: (() => void) | null = null;

  constructor(server: FakeServer, url: string) {
    setImmediate(() => {
      if (server.noSockets) return this.onerror?.();
      this.readyState = 1;
      this.onopen?.();
      server.attach(this, Number(new URL(url).searchParams.get('from')));
    });
  }

  fall(): void {
    this.readyState = 3;
    this.onclose?.();
  }

  send(): void {}
  close(): void { this.readyState = 3; }
}

function answer(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
}
