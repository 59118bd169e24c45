import { Fragment } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { languageName } from '../shared/languages';
import { newId } from '../shared/newId';
import { api } from './api';
import type { Application, ApplicationChange, ApplicationState, ApplicationSummary } from './api';
import type { DeskLanguage, DeskTranslate } from './texts';

export const applicationStates = ['new', 'in-progress', 'waiting', 'done'] as const;

interface Props {
  t: DeskTranslate;
  language: DeskLanguage;
  me: { userName: string };
  reference: string | undefined;
  fail(error: unknown): void;
}

/** The cases of the agent's teams: a list by state, and one of them beside it. */
export function Applications({ t, language, me, reference, fail }: Props) {
  const [state, setState] = useState<ApplicationState | ''>('');
  const [found, setFound] = useState<ApplicationSummary[]>();
  const [list, setList] = useState<{ applications: ApplicationSummary[]; more: boolean }>();
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    let current = true;
    const read = () => { api.applications(state || undefined).then((answer) => { if (current) setList(answer); }, (error) => { if (current) fail(error); }); };
    read();
    const again = setInterval(read, 30_000);
    return () => { current = false; clearInterval(again); };
  }, [state, changes]);

  const shown = found ?? list?.applications;
  return (
    <main class="agents" id="conversation" tabIndex={-1}>
      <h2>{t('applications.title')}</h2>
      {reference && <Case key={reference} reference={reference} t={t} language={language} me={me} fail={fail} changed={() => setChanges((n) => n + 1)} />}
      <div class="period">
        <label>{t('applications.state')} <select value={state} onChange={({ currentTarget }) => { setFound(undefined); setState(currentTarget.value as ApplicationState | ''); }}>
          <option value="">{t('applications.all')}</option>
          {applicationStates.map((s) => <option key={s} value={s}>{t(`applications.${s}`)}</option>)}
        </select></label>
        <Search t={t} fail={fail} show={setFound} />
      </div>
      <p class="empty" role="status">{!shown ? t('applications.loading') : t(shown.length === 0 ? 'applications.empty' : 'applications.count', { count: shown.length })}{list?.more && !found ? ` ${t('applications.more')}` : ''}</p>
      <ul class="people">
        {shown?.map((a) => (
          <li key={a.reference}>
            <div class="person">
              <h3><a href={`#/applications/${a.reference}`} aria-current={a.reference === reference ? 'true' : undefined}>{a.title}</a></h3>
              <p class="tags">
                <span class="tag">{t(`applications.${a.state}`)}</span>
                {a.protectedIdentity && <span class="tag emergency">{t('applications.protected')}</span>}
                <span class="tag">{languageName(a.language, language)}</span>
              </p>
              <p>{a.teamName}, {when(a.filed)}, <code>{a.reference}</code>. {a.assignee ? t('applications.with', { agent: a.assignee }) : t('applications.nobody')}</p>
            </div>
          </li>
        ))}
      </ul>
    </main>
  );
}

/** Finds cases by a personal identity number, which goes in the body of the request and is not kept. */
function Search({ t, fail, show }: { t: DeskTranslate; fail(error: unknown): void; show(list: ApplicationSummary[] | undefined): void }) {
  const [number, setNumber] = useState('');
  const search = (event: Event) => {
    event.preventDefault();
    if (number.trim() === '') { show(undefined); return; }
    api.findApplications(number).then((answer) => show(answer.applications), fail).finally(() => setNumber(''));
  };
  return (
    <form onSubmit={search}>
      <label>{t('applications.number')} <input type="text" inputMode="numeric" autocomplete="off" spellcheck={false} value={number} onInput={({ currentTarget }) => setNumber(currentTarget.value)} /></label>{' '}
      <button type="submit">{t('applications.find')}</button>
    </form>
  );
}

function Case({ reference, t, language, me, fail, changed }: Props & { reference: string; changed(): void }) {
  const [application, setApplication] = useState<Application>();
  const [gone, setGone] = useState(false);
  const [numbers, setNumbers] = useState<Record<string, string>>();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const messageId = useRef(newId());
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => { api.application(reference).then((answer) => { setApplication(answer); heading.current?.focus(); }, (error) => { setGone(true); fail(error); }); }, [reference]);
  if (gone) return <p class="empty" role="status">{t('applications.gone')}</p>;
  if (!application) return <p class="empty" role="status">{t('applications.loading')}</p>;

  const { summary, answers, files, messages, version } = application;
  const change = async (what: Omit<ApplicationChange, 'version'>) => {
    setBusy(true);
    try {
      setApplication(await api.changeApplication(reference, { version, ...what }));
      if (what.message) { setText(''); messageId.current = newId(); }
      changed();
    } catch (error) {
      fail(error);
      await api.application(reference).then(setApplication, fail);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section class="day" aria-labelledby="case">
      <h3 id="case" ref={heading} tabIndex={-1}>{summary.title} <code>{summary.reference}</code></h3>
      {summary.protectedIdentity && <p class="warning" role="note">{t('applications.protected.hint')}</p>}
      <p>{summary.teamName}, {when(summary.filed)}. {t('applications.language', { language: languageName(summary.language, language) })}</p>
      <dl class="why">
        {answers.map((a) => <Fragment key={a.field}>
          <dt>{a.label}</dt>
          <dd>
            <bdi>{numbers?.[a.field] ?? a.value}</bdi>
            {a.original && <p class="original">{t('applications.original')} <bdi>{a.original}</bdi></p>}
          </dd>
        </Fragment>)}
        {files.length > 0 && <><dt>{t('applications.files')}</dt><dd>{files.map((file) => <p key={file.id}><a href={api.applicationFile(reference, file.id)} download><bdi>{file.name}</bdi></a></p>)}</dd></>}
        {messages.map((m) => <Fragment key={m.at}><dt>{m.agent}, {when(m.at)}</dt><dd><bdi>{m.text}</bdi></dd></Fragment>)}
      </dl>
      <p class="period">
        <label>{t('applications.state')} <select value={summary.state} disabled={busy} onChange={({ currentTarget }) => { void change({ state: currentTarget.value as ApplicationState }); }}>
          {applicationStates.map((s) => <option key={s} value={s}>{t(`applications.${s}`)}</option>)}
        </select></label>
        {summary.assignee === me.userName
          ? <button type="button" class="quiet" disabled={busy} onClick={() => { void change({ assignee: '' }); }}>{t('applications.let-go')}</button>
          : <button type="button" disabled={busy} onClick={() => { void change({ assignee: me.userName, ...(summary.state === 'new' ? { state: 'in-progress' as const } : {}) }); }}>{t('applications.take')}</button>}
        {summary.assignee && <span>{t('applications.with', { agent: summary.assignee })}</span>}
        {answers.some((a) => a.kind === 'personal_identity_number') && !numbers
          && <button type="button" class="quiet" onClick={() => { api.applicationNumbers(reference).then((answer) => setNumbers(answer.numbers), fail); }}>{t('applications.show-number')}</button>}
        <a href={api.applicationExport(reference, 'json')} download>{t('applications.json')}</a>
        <a href={api.applicationExport(reference, 'html')} target="_blank" rel="noopener">{t('applications.print')}</a>
      </p>
      <form class="reply" onSubmit={(event) => { event.preventDefault(); if (text.trim()) void change({ message: text, messageId: messageId.current }); }}>
        <label for="case-message">{t('applications.message')}</label>
        <textarea id="case-message" rows={3} maxLength={4000} value={text} dir="auto" onInput={({ currentTarget }) => setText(currentTarget.value)} />
        <button type="submit" disabled={busy || !text.trim()}>{t('reply.send')}</button>
      </form>
    </section>
  );
}

// The server says times as Gothenburg's clocks show them.
const when = (time: string) => time.slice(0, 16).replace('T', ' ');
