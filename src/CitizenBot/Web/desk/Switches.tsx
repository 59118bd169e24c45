import { useEffect, useState } from 'preact/hooks';
import { directionOf, languageName } from '../shared/languages';
import { formatTime } from '../shared/time';
import { api } from './api';
import type { SwitchState } from './api';
import type { DeskLanguage, DeskTranslate } from './texts';

interface Props {
  t: DeskTranslate;
  language: DeskLanguage;
  fail(error: unknown): void;
}

/** Assistants that answer, and those that do not and why. */
export function Switches({ t, language, fail }: Props) {
  const [switches, setSwitches] = useState<SwitchState[]>([]);
  useEffect(() => { api.switches().then((answer) => setSwitches(answer.switches), fail); }, []);
  const adopt = (changed: SwitchState) => setSwitches((before) => before.map((state) => (state.assistant === changed.assistant ? changed : state)));
  return (
    <main class="agents" id="conversation" tabIndex={-1}>
      <h2>{t('switches.title')}</h2>
      <p>{t('switches.hint')}</p>
      {switches.map((state) => <SwitchForm key={`${state.assistant} ${state.since ?? ''}`} state={state} t={t} language={language} adopt={adopt} fail={fail} />)}
    </main>
  );
}

function SwitchForm({ state, t, language, adopt, fail }: Props & { state: SwitchState; adopt(changed: SwitchState): void }) {
  const { assistant, name, languages, reasons, since, by } = state;
  const switchOff = (form: HTMLFormElement) => {
    const data = new FormData(form);
    api.switchOff(assistant, Object.fromEntries(languages.map((tag) => [tag, String(data.get(tag) ?? '')]))).then(adopt, fail);
  };
  return (
    <section class="new" aria-labelledby={`switch-${assistant}`}>
      <h3 id={`switch-${assistant}`}>{name}</h3>
      <p role="status">{since ? t('switches.since', { time: formatTime(since, language), by: by ?? '' }) : t('switches.on')}</p>
      <form class="agent-form" onSubmit={(event) => { event.preventDefault(); switchOff(event.currentTarget); }}>
        {languages.map((tag) => (
          <p class="field" key={tag}>
            <label for={`switch-${assistant}-${tag}`}>{t('switches.reason', { language: languageName(tag, language) })}</label>
            <textarea id={`switch-${assistant}-${tag}`} name={tag} rows={2} maxLength={500} lang={tag} dir={directionOf(tag)} required={tag === 'sv'} defaultValue={reasons?.[tag] ?? ''} />
          </p>
        ))}
        <p class="commands">
          <button type="submit" class={since ? undefined : 'primary'}>{t(since ? 'switches.change' : 'switches.off')}</button>
          {since && <button type="button" class="primary" onClick={() => api.switchOn(assistant).then(adopt, fail)}>{t('switches.turn-on')}</button>}
        </p>
      </form>
    </section>
  );
}
