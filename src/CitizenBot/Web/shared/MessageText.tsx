import type { ComponentChildren } from 'preact';
import type { Block, Inline } from './markdown';
import { parseMarkdown, parsePlain } from './markdown';
import { directionOf } from './languages';

interface Props {
  text: string;
  format?: string | undefined;
  /** The language of the text; without one the direction follows the first strong letter. */
  locale?: string | undefined;
  newTab?: string | undefined;
}

/** A message's text in its own language and direction. */
export function MessageText({ text, format, locale, newTab }: Props) {
  const blocks = format === 'markdown' ? parseMarkdown(text) : parsePlain(text);
  return (
    <div class="text" lang={locale} dir={locale ? directionOf(locale) : 'auto'}>
      {blocks.map((block, index) => <BlockView key={index} block={block} newTab={newTab} />)}
    </div>
  );
}

function BlockView({ block, newTab }: { block: Block; newTab: string | undefined }) {
  if (block.kind === 'paragraph') return <p><Inlines nodes={block.children} newTab={newTab} /></p>;
  const items = block.items.map((item, index) => <li key={index}><Inlines nodes={item} newTab={newTab} /></li>);
  return block.ordered ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>;
}

function Inlines({ nodes, newTab }: { nodes: Inline[]; newTab: string | undefined }) {
  return <>{nodes.map((node, index) => <InlineView key={index} node={node} newTab={newTab} />)}</>;
}

function InlineView({ node, newTab }: { node: Inline; newTab: string | undefined }) {
  switch (node.kind) {
    case 'text': return <>{isolateNumbers(node.text)}</>;
    case 'break': return <br />;
    case 'bold': return <strong><Inlines nodes={node.children} newTab={newTab} /></strong>;
    case 'link': return <ExternalLink href={node.href} newTab={newTab}><Inlines nodes={node.children} newTab={newTab} /></ExternalLink>;
  }
}

// "031-365 00 00" is several numbers to the bidirectional algorithm, which would show them in reverse order
// wherever the message is right to left, which a piece of it cannot know.
const groupedNumber = /(\+?\d[\d\u00a0 .:\u2013-]*\d)/;

function isolateNumbers(text: string): ComponentChildren {
  return text.split(groupedNumber).map((part, index) => (index % 2 === 1 ? <bdi key={index} dir="ltr">{part}</bdi> : part));
}

interface LinkProps {
  href: string;
  newTab?: string | undefined;
  class?: string;
  children: ComponentChildren;
}

/** A link that opens beside the chat and says so to those who cannot see it happen. */
export function ExternalLink({ href, newTab, children, class: name }: LinkProps) {
  if (!/^https?:/.test(href)) return <a class={name} href={href}><bdi>{children}</bdi></a>;
  return (
    <a class={name} href={href} target="_blank" rel="noopener noreferrer">
      <bdi>{children}</bdi>{newTab && <span class="visually-hidden"> ({newTab})</span>}
    </a>
  );
}
