const zone = 'Europe/Stockholm';
const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: string, kind: 'time' | 'day' | 'full'): Intl.DateTimeFormat {
  const key = `${language} ${kind}`;
  let found = formats.get(key);
  if (!found) {
    const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
    const options: Intl.DateTimeFormatOptions = kind === 'time' ? clock
      : kind === 'day' ? { year: 'numeric', month: '2-digit', day: '2-digit' }
      : { day: 'numeric', month: 'short', ...clock };
    // Gregorian and Latin digits whatever the culture's calendar: the city's times are read out and typed back.
    found = new Intl.DateTimeFormat(kind === 'day' ? 'sv' : language, { timeZone: zone, calendar: 'gregory', numberingSystem: 'latn', ...options });
    formats.set(key, found);
  }
  return found;
}

/** The time of day in Gothenburg, with the date when that is not today. */
export function formatTime(timestamp: string | undefined, language: string, now = new Date()): string {
  const time = timestamp ? new Date(timestamp) : undefined;
  if (!time || Number.isNaN(time.valueOf())) return '';
  const today = format(language, 'day').format(time) === format(language, 'day').format(now);
  return format(language, today ? 'time' : 'full').format(time);
}

/** How long ago, in whole minutes or hours and days, in the reader's words. */
export function formatAge(timestamp: string, language: string, now: number): string {
  const minutes = Math.max(0, Math.floor((now - new Date(timestamp).valueOf()) / 60_000));
  const [value, unit] = minutes < 60 ? [minutes, 'minute'] : minutes < 48 * 60 ? [Math.floor(minutes / 60), 'hour'] : [Math.floor(minutes / 1440), 'day'];
  return new Intl.NumberFormat(language, { style: 'unit', unit: unit as string, unitDisplay: 'short' }).format(value as number);
}

export function formatPercent(share: number, language: string): string {
  return new Intl.NumberFormat(language, { style: 'percent', numberingSystem: 'latn' }).format(share);
}

/** Day and time in Gothenburg, whatever day it is. */
export function formatDay(timestamp: string | undefined, language: string): string {
  const time = timestamp ? new Date(timestamp) : undefined;
  return !time || Number.isNaN(time.valueOf()) ? '' : `${format(language, 'day').format(time)} ${format(language, 'time').format(time)}`;
}
