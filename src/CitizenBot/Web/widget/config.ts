import type { Translate } from '../shared/ExplanationPanel';
import { request } from '../shared/http';

/** The operator has switched the assistant off, for reasons by language. */
export interface Off {
  reasons: Record<string, string>;
}

export interface Notice {
  texts: Record<string, string>;
}

/** What the widget needs before the first message. */
export interface WidgetConfig {
  assistant: string;
  name: string;
  language: string;
  direction: 'ltr' | 'rtl';
  status?: string;
  /** What everybody is to read at once, by language. */
  notice?: Notice | null;
  off?: Off | null;
  /** How long a device can remember its conversation. */
  resumeDays: number;
  languages: { tag: string; name: string; direction: 'ltr' | 'rtl' }[];
  texts: Record<string, string>;
  /** What can be sent beside words. */
  uploads?: { files: number; bytes: number; accept: string };
}

export function fetchConfig(base: string, assistant: string, language: string, signal: AbortSignal): Promise<WidgetConfig> {
  return request(`${base}assistants/${assistant}/widget?language=${encodeURIComponent(language)}`, { signal });
}

/** Words of the other direction in the middle of a sentence, a name for instance, must not turn it round. */
const isolate = (value: string | number) => (typeof value === 'string' ? `\u2068${value}\u2069` : String(value));

/** Looks up `widget.<id>` and fills `{placeholders}`. */
export function translator(config: WidgetConfig): Translate {
  return (id, values) => {
    const text = config.texts[`widget.${id}`] ?? id;
    return values ? text.replace(/\{(\w+)\}/g, (whole, name: string) => (values[name] === undefined ? whole : isolate(values[name]))) : text;
  };
}

/** Where nobody who speaks the language has read the texts, the reader is told; Swedish and English are the city's own. */
export function needsReviewNote(config: WidgetConfig): boolean {
  return config.status !== undefined && config.status !== 'reviewed' && !/^(sv|en)$/.test(config.language);
}
