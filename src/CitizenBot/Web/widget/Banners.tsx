import type { Translate } from '../shared/ExplanationPanel';
import type { Chat } from './chat';

/** What goes on right now, said honestly. The live regions are always there, so that a change in them is announced. */
export function Banners({ chat, t }: { chat: Chat; t: Translate }) {
  const { connection, service } = chat;
  return (
    <div class="banners">
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
