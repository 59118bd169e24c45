import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseMarkdown, parsePlain } from '../shared/markdown';
import type { Block, Inline } from '../shared/markdown';

const text = (value: string): Inline => ({ kind: 'text', text: value });
const paragraph = (...children: Inline[]): Block => ({ kind: 'paragraph', children });

const cases: [string, string, Block[]][] = [
  ['two paragraphs', 'Ett\n\nTvå', [paragraph(text('Ett')), paragraph(text('Två'))]],
  ['a wrapped line is one paragraph', 'Ett\ntvå', [paragraph(text('Ett'), text(' '), text('två'))]],
  ['bold', 'a **b** c', [paragraph(text('a '), { kind: 'bold', children: [text('b')] }, text(' c'))]],
  ['a list', '- a\n- b', [{ kind: 'list', ordered: false, start: 1, items: [[text('a')], [text('b')]] }]],
  ['a numbered list keeps its start', '3. a\n4. b', [{ kind: 'list', ordered: true, start: 3, items: [[text('a')], [text('b')]] }]],
  ['a list item may go on', '- a\n  b', [{ kind: 'list', ordered: false, start: 1, items: [[text('a'), text(' '), text('b')]] }]],
  ['a link', '[Sida](https://goteborg.se/x)', [paragraph({ kind: 'link', href: 'https://goteborg.se/x', children: [text('Sida')] })]],
  ['a telephone link', '[031-365 00 00](tel:+46313650000)', [paragraph({ kind: 'link', href: 'tel:+46313650000', children: [text('031-365 00 00')] })]],
  ['a script link is text', '[klicka](javascript:alert(1))', [paragraph(text('klicka'))]],
  ['a script link in disguise is text', '[x](JaVaScRiPt:alert)', [paragraph(text('x'))]],
  ['a data link is text', '[x](data:text/html,hej)', [paragraph(text('x'))]],
  ['a link without a scheme is text', '[x](//ond.example)', [paragraph(text('x'))]],
  ['HTML stays text', '<img src=x onerror=alert(1)>', [paragraph(text('<img src=x onerror=alert(1)>'))]],
  ['an address becomes a link, its full stop does not', 'Se https://goteborg.se/a.', [paragraph(text('Se '), { kind: 'link', href: 'https://goteborg.se/a', children: [text('https://goteborg.se/a')] }, text('.'))]],
  ['an unfinished mark is text', '**a [b](', [paragraph(text('**a [b]('))]],
  ['a heading is bold', '## Rubrik', [paragraph({ kind: 'bold', children: [text('Rubrik')] })]],
  ['an escaped star', '\\*a', [paragraph(text('*'), text('a'))]],
  ['nothing', '', []],
];

for (const [name, source, expected] of cases) {
  test(`markdown: ${name}`, () => assert.deepEqual(parseMarkdown(source), expected));
}

test('plain text keeps its line breaks and shows marks as they are', () => {
  assert.deepEqual(parsePlain('**a**\nb'), [paragraph(text('**a**'), { kind: 'break' }, text('b'))]);
});

test('a hostile message of 200,000 characters is parsed in linear steps', () => {
  for (const piece of ['[', '**', '[a](', '__a', '<https:', '- ', '(']) {
    assert.ok(parseMarkdown(piece.repeat(200_000 / piece.length)).length > 0);
  }
});
