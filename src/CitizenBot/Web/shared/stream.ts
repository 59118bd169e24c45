export interface StreamHandlers {
  opened(socket: WebSocket): void;
  /** Every frame but keep-alives. */
  frame(data: unknown): void;
}

const pingEvery = 20_000;
const silenceMeansDead = 50_000;

/**
 * Follows one WebSocket until it closes and tells whether it ever opened. The server's keep-alives are taken as
 * a promise: once one has been seen, silence means a connection that only works one way, and it is closed.
 */
export function followStream(url: string, handlers: StreamHandlers, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve(false);
    let opened = false;
    let promised = false;
    let heard = Date.now();
    const socket = new WebSocket(url);
    const check = () => { if (promised && Date.now() - heard > silenceMeansDead) end(); };
    const end = () => {
      clearInterval(pulse);
      globalThis.document?.removeEventListener('visibilitychange', check);
      clearTimeout(patience);
      signal.removeEventListener('abort', end);
      socket.onopen = socket.onmessage = socket.onclose = socket.onerror = null;
      if (socket.readyState <= WebSocket.OPEN) socket.close();
      resolve(opened);
    };
    const pulse = setInterval(() => {
      check();
      if (socket.readyState === WebSocket.OPEN) socket.send('');
    }, pingEvery);
    // A device that slept finds its connection dead when it is looked at again.
    globalThis.document?.addEventListener('visibilitychange', check);
    // A proxy that swallows the upgrade neither opens nor closes.
    const patience = setTimeout(() => { if (!opened) end(); }, 10_000);
    signal.addEventListener('abort', end);
    socket.onopen = () => { opened = true; handlers.opened(socket); };
    socket.onclose = end;
    socket.onerror = end;
    socket.onmessage = ({ data }) => {
      heard = Date.now();
      if (data === '') { promised = true; return; }
      let frame: unknown;
      try {
        frame = JSON.parse(data as string);
      } catch {
        return;
      }
      handlers.frame(frame);
    };
  });
}
