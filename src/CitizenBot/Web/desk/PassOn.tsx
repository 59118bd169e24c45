import { useEffect, useRef, useState } from 'preact/hooks';
import { api } from './api';
import type { ConversationOutcome, ConversationReport, TransferTargets } from './api';
import type { Desk } from './desk';
import { Report } from './Report';
import type { DeskLanguage, DeskTranslate } from './texts';

interface Props {
  desk: Desk;
  id: string;
  t: DeskTranslate;
  language: DeskLanguage;
  cancel(): void;
}

const outcomes: ConversationOutcome[] = ['solved', 'filed', 'referred', 'abuse'];

/** Whom the conversation goes to: a colleague, a team's queue or the bot. */
export function TransferForm({ desk, id, t, cancel }: Props) {
  const [targets, setTargets] = useState<TransferTargets>();
  const [to, setTo] = useState('');
  const [note, setNote] = useState('');
  const first = useFocus<HTMLSelectElement>(targets !== undefined);
  useEffect(() => { api.transferTargets(id).then(setTargets, (error) => { desk.fail(error); cancel(); }); }, [id]);
  if (!targets) return null;

  const pass = () => {
    const [kind, ...rest] = to.split(':');
    const name = rest.join(':');
    if (kind === 'bot') void desk.giveBack(id, note);
    else if (kind) void desk.transfer(id, { ...(kind === 'agent' ? { agent: name } : { team: name }), note });
  };
  return (
    <form class="pass-on" aria-label={t('transfer')} onSubmit={(event) => { event.preventDefault(); pass(); }}>
      <label for="transfer-to">{t('transfer.to')}</label>
      <select id="transfer-to" ref={first} required value={to} onChange={(event) => setTo(event.currentTarget.value)}>
        <option value="" />
        <option value="bot">{t('who.bot')}</option>
        {targets.agents.length > 0 && <optgroup label={t('transfer.colleagues')}>{targets.agents.map((agent) => <option key={agent.userName} value={`agent:${agent.userName}`}>{agent.displayName}</option>)}</optgroup>}
        {targets.teams.length > 0 && <optgroup label={t('transfer.teams')}>{targets.teams.map((team) => (
          <option key={team.id} value={`team:${team.id}`} disabled={!team.open}>{team.open ? team.name : t('transfer.closed', { team: team.name })}</option>
        ))}</optgroup>}
      </select>
      <Note note={note} setNote={setNote} t={t} />
      <Buttons desk={desk} yes={t('transfer')} t={t} cancel={cancel} />
    </form>
  );
}

/** How it ended, beside what is known about it. */
export function EndForm({ desk, id, t, language, cancel }: Props) {
  const [report, setReport] = useState<ConversationReport>();
  const [outcome, setOutcome] = useState<ConversationOutcome>();
  const [note, setNote] = useState('');
  const first = useFocus<HTMLInputElement>(report !== undefined);
  useEffect(() => { api.report(id).then(setReport, (error) => { desk.fail(error); cancel(); }); }, [id]);
  if (!report) return null;
  return (
    <form class="pass-on" aria-label={t('close')} onSubmit={(event) => { event.preventDefault(); if (outcome) void desk.close(id, outcome, note); }}>
      <fieldset>
        <legend>{t('outcome')}</legend>
        {outcomes.map((each, index) => (
          <label class="check" key={each}>
            <input type="radio" name="outcome" required ref={index === 0 ? first : undefined} checked={outcome === each} onChange={() => setOutcome(each)} />{t(`outcome.${each}`)}
          </label>
        ))}
      </fieldset>
      <Report report={report} t={t} language={language} />
      <Note note={note} setNote={setNote} t={t} />
      <Buttons desk={desk} yes={t('close.yes')} danger t={t} cancel={cancel} />
    </form>
  );
}

function Note({ note, setNote, t }: { note: string; setNote(text: string): void; t: DeskTranslate }) {
  return <>
    <label for="pass-note">{t('notes.optional')}</label>
    <textarea id="pass-note" rows={2} dir="auto" maxLength={4_000} value={note} onInput={(event) => setNote(event.currentTarget.value)} />
  </>;
}

function Buttons({ desk, yes, danger, t, cancel }: { desk: Desk; yes: string; danger?: boolean; t: DeskTranslate; cancel(): void }) {
  return (
    <div class="commands">
      <button type="submit" class={danger ? 'danger' : 'primary'} aria-disabled={desk.busy}>{yes}</button>
      <button type="button" onClick={cancel}>{t('cancel')}</button>
    </div>
  );
}

/** The form replaces the button that was pressed, so it takes over its focus. */
function useFocus<T extends HTMLElement>(ready: boolean) {
  const element = useRef<T>(null);
  useEffect(() => { if (ready) element.current?.focus(); }, [ready]);
  return element;
}
