/** Waits; ends early when the browser comes back online or the signal aborts. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      globalThis.removeEventListener?.('online', end);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    globalThis.addEventListener?.('online', end);
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
}

/** Doubling waits with jitter, so that a restarted server does not meet all its clients in the same second. */
export class Backoff {
  private attempt = 0;

  constructor(private readonly first = 500, private readonly longest = 30_000, private readonly random = Math.random) {}

  next(): number {
    const ceiling = Math.min(this.longest, this.first * 2 ** this.attempt++);
    return ceiling / 2 + this.random() * (ceiling / 2);
  }

  reset(): void {
    this.attempt = 0;
  }
}
