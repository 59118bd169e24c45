const allowed = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** The absolute address when its scheme is one that a message may link to, else undefined. */
export function safeUrl(address: unknown, base?: string): string | undefined {
  if (typeof address !== 'string') return undefined;
  try {
    const url = new URL(address.trim(), base);
    return allowed.has(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}
