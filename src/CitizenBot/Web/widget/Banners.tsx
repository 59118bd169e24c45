import type { Translate } from '../shared/ExplanationPanel';
import { Icon } from '../shared/Icon';
import { directionOf } from '../shared/languages';
import type { Chat } from './chat';

/** What goes on right now, said honestly. The live regions are always there, so that a change in them is announced. */
export function Banners({ chat, t }: { chat: Chat; t: Translate }) {
  const { connection, service } = chat;
  return (
    <div class="banners">
      <div role="alert">{chat.notice && <Urgent texts={chat.notice.texts} language={chat.wantedLanguage} t={t} />}</div>
      <div role="status">{chat.off && <SwitchedOff reasons={chat.off.reasons} language={chat.wantedLanguage} t={t} />}</div>
      <div role="status">
        {connection !== 'online' && (connection !== 'connecting' || chat.live) && <p class={`banner ${connection}`}>{t(`connection.${connection}`)}</p>}
      </div>
      <p role="status" class="visually-hidden">{chat.messages.some(({ delivery }) => delivery === 'failed') && t('state.failed')}</p>
      <div class="service">
        <div role="status">{service.state !== 'bot' && <p class="banner"><Service chat={chat} t={t} /></p>}</div>
        {service.state === 'queued' && <button type="button" class="plain" onClick={() => chat.leaveQueue()}>{t('queue.leave')}</button>}
      </div>
    </div>
  );
}

/** In the reader's language, else in Swedish, which is marked as such. */
function Urgent({ texts, language, t }: { texts: Record<string, string>; language: string; t: Translate }) {
  const shown = texts[language] ? language : 'sv';
  return texts[shown] ? <p class="banner urgent"><strong><Icon name="alert" /> {t('urgent')}: </strong><span lang={shown} dir={directionOf(shown)}>{texts[shown]}</span></p> : null;
}

/** People still answer, which the button in the header leads to; the operator's words are marked where they are in Swedish. */
function SwitchedOff({ reasons, language, t }: { reasons: Record<string, string>; language: string; t: Translate }) {
  const shown = reasons[language] ? language : 'sv';
  return <p class="banner unavailable">{t('off')} <span lang={shown} dir={directionOf(shown)}>{reasons[shown]}</span></p>;
}

function Service({ chat, t }: { chat: Chat; t: Translate }) {
  const { service, queuePosition } = chat;
  if (service.state === 'queued') return <>{t('queue.waiting')} {queuePosition !== undefined && <strong>{t('queue.position', { position: queuePosition })}</strong>}</>;
  if (service.state !== 'agent') return <>{t(service.state)}</>;
  const agent = agentName(chat);
  return <>{agent ? t('agent', { agent }) : t('agent.unnamed')}</>;
}

function agentName({ service }: Chat): string {
  return (typeof service.agent === 'object' ? service.agent?.displayName : service.agent) ?? '';
}
