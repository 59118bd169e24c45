import { useEffect, useState } from 'preact/hooks';
import { api } from './api';
import type { AuditEntry, AuditFilter } from './api';
import type { DeskLanguage, DeskTranslate } from './texts';

interface Props {
  t: DeskTranslate;
  language: DeskLanguage;
  fail(error: unknown): void;
}

/** Who has done what at the desk, the latest first. */
export function Audit({ t, language, fail }: Props) {
  const [filter, setFilter] = useState<AuditFilter>({});
  const [entries, setEntries] = useState<AuditEntry[]>();
  const [more, setMore] = useState(false);
  useEffect(() => {
    let current = true;
    api.audit(filter).then((page) => { if (current) { setEntries(page.entries); setMore(page.more); } }, (error) => { if (current) fail(error); });
    return () => { current = false; };
  }, [filter]);

  const older = () => api.audit(filter, entries?.at(-1)?.id)
    .then((page) => { setEntries((before = []) => [...before, ...page.entries]); setMore(page.more); }, fail);
  const submit = (form: HTMLFormElement) => {
    const data = new FormData(form);
    const given = (name: string) => String(data.get(name) ?? '').trim() || undefined;
    setFilter({ actor: given('actor'), subject: given('subject'), from: given('from'), to: given('to'), refused: given('refused') });
  };
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'medium', timeZone: 'Europe/Stockholm' });
  return (
    <main class="agents audit" id="conversation" tabIndex={-1}>
      <h2>{t('audit.title')}</h2>
      <form class="period" onSubmit={(event) => { event.preventDefault(); submit(event.currentTarget); }}>
        <label>{t('audit.actor')} <input name="actor" autocomplete="off" autocapitalize="none" spellcheck={false} /></label>
        <label>{t('audit.subject')} <input name="subject" autocomplete="off" autocapitalize="none" spellcheck={false} /></label>
        <label>{t('audit.from')} <input name="from" type="date" /></label>
        <label>{t('audit.to')} <input name="to" type="date" /></label>
        <label class="check"><input name="refused" type="checkbox" value="true" />{t('audit.refused-only')}</label>
        <button type="submit" class="primary">{t('audit.show')}</button>
        <a href={api.auditFile('csv', filter)} download>{t('audit.csv')}</a>
        <a href={api.auditFile('json', filter)} download>{t('audit.json')}</a>
      </form>
      <p class="empty" role="status">{entries && t(entries.length === 0 ? 'audit.empty' : 'audit.count', { count: entries.length })}</p>
      {entries && entries.length > 0 && <div class="scroll" tabIndex={0} role="region" aria-label={t('audit.title')}>
        <table>
          <thead><tr>{(['when', 'actor', 'action', 'subject', 'detail', 'outcome', 'address'] as const).map((column) => <th key={column} scope="col">{t(`audit.${column}`)}</th>)}</tr></thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={entry.id}>
                <td>{when.format(new Date(entry.at))}</td>
                <th scope="row">{entry.actor || t('audit.nobody')}</th>
                <td><code>{entry.action}</code></td>
                <td><bdi>{entry.subject}</bdi></td>
                <td><bdi>{entry.detail}</bdi></td>
                <td>{t(entry.status < 400 ? 'audit.done' : 'audit.refused')} <small>{entry.status}</small></td>
                <td>{entry.address}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>}
      {more && <p class="commands"><button type="button" onClick={() => void older()}>{t('audit.older')}</button></p>}
    </main>
  );
}
