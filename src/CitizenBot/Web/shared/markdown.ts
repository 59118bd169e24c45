import { safeUrl } from './safeUrl';

// The subset that articles use: paragraphs, lists, bold, links. Everything else stays the text it is, so
// there is nothing to sanitise: the renderer makes nodes from this tree and never parses HTML.

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'bold'; children: Inline[] }
  | { kind: 'link'; href: string; children: Inline[] }
  | { kind: 'break' };

export type Block =
  | { kind: 'paragraph'; children: Inline[] }
  | { kind: 'list'; ordered: boolean; start: number; items: Inline[][] };

const bullet = /^\s{0,3}[-*+]\s+(.*)$/;
const numbered = /^\s{0,3}(\d{1,9})[.)]\s+(.*)$/;
const heading = /^#{1,6}\s+(.*?)\s*#*$/;

export function parseMarkdown(source: string): Block[] {
  const blocks: Block[] = [];
  let paragraph: string[] = [];
  let list: { ordered: boolean; start: number; items: string[][] } | undefined;

  const endParagraph = () => {
    if (paragraph.length > 0) blocks.push({ kind: 'paragraph', children: parseLines(paragraph) });
    paragraph = [];
  };
  const endList = () => {
    if (list) blocks.push({ kind: 'list', ordered: list.ordered, start: list.start, items: list.items.map(parseLines) });
    list = undefined;
  };

  for (const line of source.replace(/\r\n?/g, '\n').split('\n')) {
    const asBullet = bullet.exec(line);
    const asNumber = asBullet ? null : numbered.exec(line);
    const asHeading = asBullet || asNumber ? null : heading.exec(line);
    if (asBullet || asNumber) {
      endParagraph();
      const ordered = asNumber !== null;
      if (list && list.ordered !== ordered) endList();
      list ??= { ordered, start: asNumber ? Number(asNumber[1]) : 1, items: [] };
      list.items.push([(asBullet ? asBullet[1] : asNumber?.[2]) ?? '']);
    } else if (line.trim() === '') {
      endParagraph();
      endList();
    } else if (asHeading) {
      endParagraph();
      endList();
      blocks.push({ kind: 'paragraph', children: [{ kind: 'bold', children: parseInline(asHeading[1] ?? '') }] });
    } else if (list && /^\s+/.test(line)) {
      list.items.at(-1)?.push(line.trim());
    } else {
      endList();
      paragraph.push(line);
    }
  }
  endParagraph();
  endList();
  return blocks;
}

/** Plain text: every line break counts, addresses become links. */
export function parsePlain(source: string): Block[] {
  return source.replace(/\r\n?/g, '\n').split(/\n{2,}/).filter((part) => part.trim() !== '').map((part) => ({
    kind: 'paragraph',
    children: part.split('\n').flatMap((line, index) => [...(index > 0 ? [{ kind: 'break' } as Inline] : []), ...linkAddresses(line)]),
  }));
}

function parseLines(lines: string[]): Inline[] {
  return lines.flatMap((line, index) => [
    ...(index > 0 ? [/ {2,}$|\\$/.test(lines[index - 1] ?? '') ? { kind: 'break' } as Inline : { kind: 'text', text: ' ' } as Inline] : []),
    ...parseInline(line.replace(/\s+$|\\$/, '')),
  ]);
}

// Alternatives cannot overlap and none nests a repetition, so a hostile message costs linear time.
const mark = /\\([\\`*_{}[\]()#+\-.!<>])|\*\*([^*]+)\*\*|__([^_]+)__|\[([^[\]]*)\]\(([^()\s]*(?:\([^()\s]*\)[^()\s]*)?)\)|<((?:https?:|mailto:|tel:)[^<>\s]*)>/g;

function parseInline(source: string): Inline[] {
  const result: Inline[] = [];
  let from = 0;
  for (const match of source.matchAll(mark)) {
    result.push(...linkAddresses(source.slice(from, match.index)));
    from = match.index + match[0].length;
    const [whole, escaped, starred, underlined, label, target, address] = match;
    const bold = starred ?? underlined;
    if (escaped !== undefined) result.push({ kind: 'text', text: escaped });
    else if (bold !== undefined) result.push({ kind: 'bold', children: parseInline(bold) });
    else result.push(link(label ?? '', target ?? address ?? '', whole));
  }
  result.push(...linkAddresses(source.slice(from)));
  return result;
}

function link(label: string, target: string, whole: string): Inline {
  const href = safeUrl(target);
  if (!href) return { kind: 'text', text: label || whole };
  return { kind: 'link', href, children: [{ kind: 'text', text: label || target.replace(/^(mailto|tel):/, '') }] };
}

const address = /https?:\/\/[^\s<>"]+/g;

function linkAddresses(source: string): Inline[] {
  const result: Inline[] = [];
  let from = 0;
  for (const match of source.matchAll(address)) {
    // A full stop or bracket after an address belongs to the sentence.
    const text = match[0].replace(/[.,;:!?)\]'’”]+$/, '');
    const href = safeUrl(text);
    if (!href) continue;
    if (match.index > from) result.push({ kind: 'text', text: source.slice(from, match.index) });
    result.push({ kind: 'link', href, children: [{ kind: 'text', text }] });
    from = match.index + text.length;
  }
  if (from < source.length) result.push({ kind: 'text', text: source.slice(from) });
  return result;
}
