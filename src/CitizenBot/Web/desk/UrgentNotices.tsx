import { useEffect, useState } from 'preact/hooks';
import { directionOf, languageName } from '../shared/languages';
import { formatTime } from '../shared/time';
import { api } from './api';
import type { NoticeState } from './api';
import type { DeskLanguage, DeskTranslate } from './texts';

interface Props {
  t: DeskTranslate;
  language: DeskLanguage;
  fail(error: unknown): void;
}

/** What all chats of an assistant show at once. */
export function UrgentNotices({ t, language, fail }: Props) {
  const [notices, setNotices] = useState<NoticeState[]>([]);
  useEffect(() => { api.notices().then((answer) => setNotices(answer.notices), fail); }, []);
  const adopt = (changed: NoticeState) => setNotices((before) => before.map((notice) => (notice.assistant === changed.assistant ? changed : notice)));
  return (
    <main class="agents" id="conversation" tabIndex={-1}>
      <h2>{t('notices.title')}</h2>
      <p>{t('notices.hint')}</p>
      {notices.map((notice) => <NoticeForm key={`${notice.assistant} ${notice.since ?? ''}`} notice={notice} t={t} language={language} adopt={adopt} fail={fail} />)}
    </main>
  );
}

function NoticeForm({ notice, t, language, adopt, fail }: Props & { notice: NoticeState; adopt(changed: NoticeState): void }) {
  const { assistant, name, languages, texts, since, by } = notice;
  const publish = (form: HTMLFormElement) => {
    const data = new FormData(form);
    api.publishNotice(assistant, Object.fromEntries(languages.map((tag) => [tag, String(data.get(tag) ?? '')]))).then(adopt, fail);
  };
  return (
    <section class="new" aria-labelledby={`notice-${assistant}`}>
      <h3 id={`notice-${assistant}`}>{name}</h3>
      <p role="status">{since ? t('notices.since', { time: formatTime(since, language), by: by ?? '' }) : t('notices.none')}</p>
      <form class="agent-form" onSubmit={(event) => { event.preventDefault(); publish(event.currentTarget); }}>
        {languages.map((tag) => (
          <p class="field" key={tag}>
            <label for={`${assistant}-${tag}`}>{languageName(tag, language)}</label>
            <textarea id={`${assistant}-${tag}`} name={tag} rows={2} maxLength={500} lang={tag} dir={directionOf(tag)} required={tag === 'sv'} defaultValue={texts?.[tag] ?? ''} />
          </p>
        ))}
        <p class="commands">
          <button type="submit" class="primary">{t('notices.publish')}</button>
          {since && <button type="button" onClick={() => api.removeNotice(assistant).then(adopt, fail)}>{t('notices.remove')}</button>}
        </p>
      </form>
    </section>
  );
}
