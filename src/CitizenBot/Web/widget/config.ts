import type { Translate } from '../shared/ExplanationPanel';
import { request } from '../shared/http';

/** What the widget needs before the first message. */
export interface WidgetConfig {
  assistant: string;
  name: string;
  language: string;
  direction: 'ltr' | 'rtl';
  status?: string;
  languages: { tag: string; name: string; direction: 'ltr' | 'rtl' }[];
  texts: Record<string, string>;
}

export function fetchConfig(base: string, assistant: string, language: string, signal: AbortSignal): Promise<WidgetConfig> {
  return request(`${base}assistants/${assistant}/widget?language=${encodeURIComponent(language)}`, { signal });
}

/** Looks up `widget.<id>` and fills `{placeholders}`. */
export function translator(config: WidgetConfig): Translate {
  return (id, values) => {
    const text = config.texts[`widget.${id}`] ?? id;
    return values ? text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole)) : text;
  };
}

/** Where nobody who speaks the language has read the texts, the reader is told; Swedish and English are the city's own. */
export function needsReviewNote(config: WidgetConfig): boolean {
  return config.status !== undefined && config.status !== 'reviewed' && !/^(sv|en)$/.test(config.language);
}
