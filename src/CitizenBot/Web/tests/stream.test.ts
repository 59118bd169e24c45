import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { followStream } from '../shared/stream';

class Socket {
  static last: Socket;
  static readonly OPEN = 1;
  readyState = 1;
  sent: string[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: (() => void) | null = null;
  onerror: (() => void) | null = null;
  constructor() { Socket.last = this; }
  send(text: string): void { this.sent.push(text); }
  close(): void { this.readyState = 3; }
}

async function follow(run: (socket: Socket, frames: unknown[]) => void): Promise<{ ended: boolean | undefined; frames: unknown[]; socket: Socket }> {
  globalThis.WebSocket = Socket as unknown as typeof WebSocket;
  mock.timers.enable({ apis: ['setInterval', 'setTimeout', 'Date'] });
  try {
    const frames: unknown[] = [];
    let ended: boolean | undefined;
    void followStream('wss://bot.example', { opened: () => undefined, frame: (frame) => frames.push(frame) }, new AbortController().signal).then((opened) => { ended = opened; });
    run(Socket.last, frames);
    await Promise.resolve();
    await Promise.resolve();
    return { ended, frames, socket: Socket.last };
  } finally {
    mock.timers.reset();
  }
}

test('a server that has sent keep-alives and falls silent is given up', async () => {
  const { ended, socket } = await follow((open) => {
    open.onopen?.();
    open.onmessage?.({ data: '' });
    mock.timers.tick(80_000);
  });
  assert.equal(ended, true);
  assert.equal(socket.readyState, 3);
});

test('a server that never sends keep-alives may be silent', async () => {
  const { ended, socket } = await follow((open) => {
    open.onopen?.();
    mock.timers.tick(200_000);
  });
  assert.equal(ended, undefined);
  assert.deepEqual([...new Set(socket.sent)], ['']);
});

test('a connection that neither opens nor fails is given up', async () => {
  const { ended } = await follow((socket) => {
    socket.readyState = 0;
    mock.timers.tick(11_000);
  });
  assert.equal(ended, false);
});

test('frames that are not JSON are skipped', async () => {
  const { frames } = await follow((socket) => {
    socket.onopen?.();
    socket.onmessage?.({ data: ' ' });
    socket.onmessage?.({ data: '{"activities":[]}' });
  });
  assert.deepEqual(frames, [{ activities: [] }]);
});
