import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../shared/Icon';
import { newId } from '../shared/newId';
import { formatTime } from '../shared/time';
import { api } from './api';
import type { ConversationAnnotations, Summary } from './api';
import { Report } from './Report';
import type { DeskLanguage, DeskTranslate } from './texts';

const longestNote = 4_000;
const longestTag = 30;

interface Props {
  summary: Summary;
  t: DeskTranslate;
  language: DeskLanguage;
  fail(error: unknown): void;
}

/** What agents keep about a conversation. The citizen never sees it, and the heading says so. */
export function Annotations({ summary: { id, annotations }, t, language, fail }: Props) {
  const [kept, setKept] = useState<ConversationAnnotations>();
  const [note, setNote] = useState('');
  const [noteId, setNoteId] = useState(newId);
  const [tag, setTag] = useState('');
  useEffect(() => {
    let stale = false;
    api.annotations(id).then((answer) => { if (!stale) setKept(answer); }, (error) => { if (!stale) fail(error); });
    return () => { stale = true; };
  }, [id, annotations]);
  if (!kept) return null;

  const { notes, tags, knownTags, endings } = kept;
  const writeNote = () => api.writeNote(id, noteId, note.trim()).then((answer) => { setKept(answer); setNote(''); setNoteId(newId()); }, fail);
  const writeTags = (next: string[]) => api.writeTags(id, next).then((answer) => { setKept(answer); setTag(''); }, fail);
  return (
    <details class="annotations">
      <summary>{t('notes.title')} <span class="count">{notes.length}</span>{tags.map((each) => <span class="tag" key={each}>{each}</span>)}</summary>
      <div class="annotations-body">
        <p class="empty">{t('notes.hint')}</p>
        {endings.map((ending) => <div class="ending" key={ending.at}>
          <p><strong>{t(ending.outcome ? `outcome.${ending.outcome}` : 'outcome.none')}</strong> <span class="by-line">{ending.agent.displayName}, {formatTime(ending.at, language)}</span></p>
          <Report report={ending.report} t={t} language={language} />
        </div>)}
        {notes.length > 0 && <ul class="notes">{notes.map((each) => (
          <li key={each.id}><p dir="auto">{each.text}</p><p class="by-line">{each.agent.displayName}, <time dateTime={each.at}>{formatTime(each.at, language)}</time></p></li>
        ))}</ul>}
        <form onSubmit={(event) => { event.preventDefault(); if (note.trim()) void writeNote(); }}>
          <label for="note">{t('notes.new')}</label>
          <textarea id="note" rows={2} dir="auto" maxLength={longestNote} value={note} onInput={(event) => setNote(event.currentTarget.value)} />
          <button type="submit">{t('notes.save')}</button>
        </form>
        <form class="tagging" onSubmit={(event) => { event.preventDefault(); if (tag.trim()) void writeTags([...tags, tag]); }}>
          <label for="tag">{t('tags.title')}</label>
          {tags.length > 0 && <ul class="tags">{tags.map((each) => (
            <li class="tag" key={each}>{each}<button type="button" class="quiet square" aria-label={t('tags.remove', { tag: each })} onClick={() => void writeTags(tags.filter((other) => other !== each))}><Icon name="close" /></button></li>
          ))}</ul>}
          <span class="tag-new">
            <input id="tag" list="known-tags" maxLength={longestTag} value={tag} onInput={(event) => setTag(event.currentTarget.value)} />
            <button type="submit">{t('tags.add')}</button>
          </span>
          <datalist id="known-tags">{knownTags.filter((each) => !tags.includes(each)).map((each) => <option key={each} value={each} />)}</datalist>
        </form>
      </div>
    </details>
  );
}
