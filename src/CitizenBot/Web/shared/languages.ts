const rightToLeft = new Set(['ar', 'fa', 'ckb', 'he', 'ur', 'ps', 'yi']);

export function directionOf(tag: string): 'ltr' | 'rtl' {
  return rightToLeft.has(tag.toLowerCase().split('-')[0] ?? '') ? 'rtl' : 'ltr';
}

/** The language's name in the reader's language, or the tag where the browser does not know it. */
export function languageName(tag: string, reader: string): string {
  try {
    return new Intl.DisplayNames([reader], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
