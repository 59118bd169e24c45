/** The beginning of what was said last, without the marks of its formatting. */
export function MessageSnippet({ text }: { text: string }) {
  return <span class="snippet" dir="auto">{text.replace(/\*\*|__|\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/\s+/g, ' ')}</span>;
}
