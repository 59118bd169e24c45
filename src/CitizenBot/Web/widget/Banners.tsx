import type { Translate } from '../shared/ExplanationPanel';
import type { Chat } from './chat';

/** What goes on right now, said honestly. One live region, so that a change is announced when it happens. */
export function Banners({ chat, t }: { chat: Chat; t: Translate }) {
  const { connection, service, queuePosition } = chat;
  return (
    <div class="banners">
      <div role="status">
        {connection !== 'online' && (connection !== 'connecting' || chat.live) && <p class={`banner ${connection}`}>{t(`connection.${connection}`)}</p>}
        {service.state === 'queued' && <p class="banner">
          {t('queue.waiting')} {queuePosition !== undefined && <strong>{t('queue.position', { position: queuePosition })}</strong>}
        </p>}
        {service.state === 'agent' && <p class="banner">{agentName(chat) ? t('agent', { agent: agentName(chat) }) : t('agent.unnamed')}</p>}
        {service.state === 'message' && <p class="banner">{t('message')}</p>}
        {service.state === 'closed' && <p class="banner">{t('closed')}</p>}
      </div>
      {service.state === 'queued' && <button type="button" class="plain" onClick={() => chat.leaveQueue()}>{t('queue.leave')}</button>}
    </div>
  );
}

function agentName({ service }: Chat): string {
  return (typeof service.agent === 'object' ? service.agent?.displayName : service.agent) ?? '';
}
