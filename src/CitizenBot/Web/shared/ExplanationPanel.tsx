import type { Explanation } from './activities';
import { ExternalLink } from './MessageText';
import { safeUrl } from './safeUrl';
import { formatPercent } from './time';

/** Looks a text up by its id and fills its placeholders. */
export type Translate = (id: string, values?: Record<string, string | number>) => string;

interface Props {
  explanation: Explanation;
  language: string;
  /** The language of the answer, in which the topics have their titles. */
  titleLanguage?: string | undefined;
  /** Knows the ids that start with `why.`. */
  t: Translate;
}

/** Why the bot answered as it did: what it understood, how sure it was, and where the answer stands. */
export function ExplanationPanel({ explanation, language, titleLanguage, t }: Props) {
  const { intent, title, confidence, source, alternatives, contentVersion } = explanation;
  const url = safeUrl(source?.url);
  return (
    <dl class="why">
      <dt>{t('why.topic')}</dt>
      <dd><bdi lang={title && titleLanguage}>{title ?? intent ?? t('why.none')}</bdi>{title && intent && <> <code>{intent}</code></>}</dd>
      {typeof confidence === 'number' && <><dt>{t('why.confidence')}</dt><dd>{sureness(confidence, language, t)}</dd></>}
      {url && <><dt>{t('why.source')}</dt><dd><ExternalLink href={url} newTab={t('link.new')}>{url.replace(/^https?:\/\//, '')}</ExternalLink></dd></>}
      {alternatives && alternatives.length > 0 && <>
        <dt>{t('why.alternatives')}</dt>
        <dd><ul>{alternatives.map((other) => <li key={other.intent}><bdi lang={other.title && titleLanguage}>{other.title ?? other.intent}</bdi> ({formatPercent(other.confidence, language)})</li>)}</ul></dd>
      </>}
      {contentVersion && <><dt>{t('why.version')}</dt><dd><bdi><code>{contentVersion.slice(0, 12)}</code></bdi></dd></>}
    </dl>
  );
}

// Confidences are calibrated, 0.8 means right eight times in ten, so the words can mean the same everywhere.
function sureness(confidence: number, language: string, t: Translate): string {
  const word = confidence >= 0.85 ? 'high' : confidence >= 0.6 ? 'medium' : 'low';
  return `${t(`why.confidence.${word}`)} (${formatPercent(confidence, language)})`;
}
