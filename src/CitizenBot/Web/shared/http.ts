/** The server answered, and not with success. */
export class HttpError extends Error {
  constructor(readonly status: number, message: string, readonly retryAfter?: number) {
    super(message);
  }
}

interface RequestOptions {
  method?: string;
  body?: unknown;
  token?: string | undefined;
  signal?: AbortSignal;
}

const patience = 20_000;

/** JSON there and back. Throws HttpError for an answer that is no success, anything else when none came. */
export async function request<T>(url: string, { method = 'GET', body, token, signal }: RequestOptions = {}): Promise<T> {
  const giveUp = new AbortController();
  const abort = () => giveUp.abort();
  const timer = setTimeout(abort, patience);
  signal?.addEventListener('abort', abort);
  try {
    const response = await fetch(url, {
      method,
      headers: { accept: 'application/json', ...(body !== undefined && { 'content-type': 'application/json' }), ...(token && { authorization: `Bearer ${token}` }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: giveUp.signal,
    });
    const text = await response.text();
    const answer: unknown = text && /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : undefined;
    if (!response.ok) throw new HttpError(response.status, sentence(answer) ?? response.statusText, seconds(response.headers.get('retry-after')));
    return answer as T;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}

function sentence(answer: unknown): string | undefined {
  const { detail, title, error } = (answer ?? {}) as { detail?: string; title?: string; error?: { message?: string } };
  return detail ?? title ?? error?.message;
}

function seconds(header: string | null): number | undefined {
  const value = Number(header);
  return header && Number.isFinite(value) ? value * 1000 : undefined;
}
