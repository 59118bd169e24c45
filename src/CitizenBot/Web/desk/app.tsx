import type { ComponentChildren } from 'preact';
import { render } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { Agents } from './Agents';
import { api } from './api';
import type { Me } from './api';
import { Applications } from './Applications';
import { Audit } from './Audit';
import { Bookings } from './Bookings';
import { ConversationPane } from './ConversationPane';
import { Desk } from './desk';
import { Notices } from './Notices';
import { Switches } from './Switches';
import { UrgentNotices } from './UrgentNotices';
import { Queue } from './Queue';
import { ChangePassword, SignIn } from './SignIn';
import { deskTexts } from './texts';
import type { DeskLanguage, DeskTranslate } from './texts';
import { goTo, useRoute } from './route';

const languageKey = 'citizenbot.desk.language';

function App() {
  const [language, setLanguage] = useState<DeskLanguage>(() => (localStorage.getItem(languageKey) === 'en' ? 'en' : 'sv'));
  const [me, setMe] = useState<Me | null>();
  const [ended, setEnded] = useState(false);
  const t = useMemo(() => deskTexts(language), [language]);

  useEffect(() => {
    document.documentElement.lang = language;
    localStorage.setItem(languageKey, language);
  }, [language]);
  useEffect(() => { api.me().then(setMe, () => setMe(null)); }, []);

  const other = (
    <button type="button" class="quiet" lang={language === 'sv' ? 'en' : 'sv'} onClick={() => setLanguage(language === 'sv' ? 'en' : 'sv')}>{t('language.switch')}</button>
  );
  if (me === undefined) return null;
  if (me === null) return <SignIn t={t} other={other} ended={ended} done={setMe} />;
  if (me.mustChangePassword) return <ChangePassword t={t} other={other} done={() => setMe({ ...me, mustChangePassword: false })} />;
  const leave = (wasEnded: boolean) => { setEnded(wasEnded); setMe(null); };
  return <Workplace key={me.userName} me={me} t={t} language={language} other={other} leave={leave} />;
}

interface WorkplaceProps {
  me: Me;
  t: DeskTranslate;
  language: DeskLanguage;
  other: ComponentChildren;
  leave(ended: boolean): void;
}

function Workplace({ me, t, language, other, leave }: WorkplaceProps) {
  const [, setVersion] = useState(0);
  const route = useRoute();
  const desk = useMemo(() => new Desk(me, () => leave(true)), []);
  useEffect(() => {
    desk.onChange = () => setVersion((version) => version + 1);
    // Whoever serves no citizens has no conversations to follow.
    if (serves(me)) void desk.run();
    // Ages are shown in minutes.
    const tick = setInterval(desk.onChange, 30_000);
    return () => {
      clearInterval(tick);
      desk.onChange = () => undefined;
      desk.stop();
    };
  }, []);
  useEffect(() => { void desk.choose(route.conversation); }, [route.conversation]);

  const waiting = desk.waiting.length;
  useEffect(() => { document.title = `${waiting > 0 ? `(${waiting}) ` : ''}${t('app')} – CitizenBot`; }, [waiting, t]);

  const administrator = me.roles.includes('administrator');
  const agent = serves(me);
  const editor = administrator || me.roles.includes('editor');
  const auditor = me.roles.includes('auditor');
  const signOut = () => api.signOut().then(() => { forgetChats(); leave(false); }, (error) => desk.fail(error));
  return (
    <div class={route.conversation ? 'workplace reading' : 'workplace'}>
      <a class="skip" href="#conversation" onClick={(event) => { event.preventDefault(); document.getElementById('conversation')?.focus(); }}>{t('skip')}</a>
      <header class="top">
        <h1>CitizenBot <span>{t('app')}</span></h1>
        <nav aria-label={t('nav')}>
          {agent && <a href="#/" aria-current={route.agents || route.bookings || route.applications || route.notices || route.switches || route.audit ? undefined : 'page'}>{t('nav.queue')}</a>}
          {agent && <a href="#/bookings" aria-current={route.bookings ? 'page' : undefined}>{t('nav.bookings')}</a>}
          {agent && <a href="#/applications" aria-current={route.applications ? 'page' : undefined}>{t('nav.applications')}</a>}
          {administrator && <a href="#/agents" aria-current={route.agents ? 'page' : undefined}>{t('nav.agents')}</a>}
          {editor && <a href="#/notices" aria-current={route.notices ? 'page' : undefined}>{t('nav.notices')}</a>}
          {administrator && <a href="#/switches" aria-current={route.switches ? 'page' : undefined}>{t('nav.switches')}</a>}
          {auditor && <a href="#/audit" aria-current={route.audit ? 'page' : undefined}>{t('nav.audit')}</a>}
          <a href={`/staff?language=${language}`}>{t('nav.staff')}</a>
        </nav>
        <p class="me">{me.displayName}</p>
        {other}
        <button type="button" class="quiet" onClick={signOut}>{t('sign-out')}</button>
      </header>
      <Notices desk={desk} t={t} />
      {route.audit && auditor ? <Audit t={t} language={language} fail={(error) => desk.fail(error)} />
        : route.notices && editor ? <UrgentNotices t={t} language={language} fail={(error) => desk.fail(error)} />
        : route.switches && administrator ? <Switches t={t} language={language} fail={(error) => desk.fail(error)} />
        : route.agents && administrator ? <Agents t={t} fail={(error) => desk.fail(error)} />
        : route.applications && agent ? <Applications me={me} reference={route.application} t={t} language={language} fail={(error) => desk.fail(error)} />
        : route.bookings && agent ? <Bookings t={t} language={language} fail={(error) => desk.fail(error)} /> : !agent ? <main class="agents" id="conversation" tabIndex={-1}><p class="empty">{t('choose')}</p></main> : <main class="panes">
        <Queue desk={desk} t={t} language={language} />
        <ConversationPane desk={desk} t={t} language={language} back={() => goTo('/')} />
      </main>}
    </div>
  );
}

const serves = (me: Me) => me.roles.includes('agent') || me.roles.includes('supervisor');

/** Whoever sits here next does not go on with this one's chats with the assistants for staff. What the desk has not sent yet stays. */
function forgetChats(): void {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith('citizenbot.') && !key.startsWith('citizenbot.desk.')) sessionStorage.removeItem(key);
  }
}

render(<App />, document.getElementById('desk')!);
