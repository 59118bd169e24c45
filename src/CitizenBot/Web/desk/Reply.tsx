import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../shared/Icon';
import type { Summary } from './api';
import type { Desk } from './desk';
import type { DeskTranslate } from './texts';

const longestMessage = 4_000;

export function Reply({ desk, summary, t }: { desk: Desk; summary: Summary; t: DeskTranslate }) {
  const input = useRef<HTMLTextAreaElement>(null);
  const mine = desk.has(summary);
  const hadIt = useRef(mine);
  const text = desk.drafts.text(summary.id);
  const state = desk.drafts.state(summary.id);
  const over = text.trim().length - longestMessage;

  // Taking a conversation is followed by writing in it.
  useEffect(() => {
    if (mine && !hadIt.current) input.current?.focus();
    hadIt.current = mine;
  }, [mine]);

  if (!mine) {
    const why = summary.status === 'agent' ? t('reply.other', { agent: summary.agent?.displayName ?? '' })
      : t(summary.status === 'queued' || summary.status === 'message' ? 'reply.take-first' : 'reply.over-bot');
    return <p class="reply closed">{why}</p>;
  }

  const send = () => {
    if (text.trim() !== '' && over <= 0) desk.say(text.trim());
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    send();
  };
  return (
    <form class="reply" onSubmit={(event) => { event.preventDefault(); send(); }}>
      <label for="reply">{t('reply')}</label>
      <textarea id="reply" ref={input} rows={3} dir="auto" value={text} aria-describedby="reply-hint" aria-invalid={over > 0 ? 'true' : undefined}
        onInput={(event) => desk.drafts.write(summary.id, event.currentTarget.value)} onKeyDown={onKeyDown} />
      <div class="reply-foot">
        <p id="reply-hint">{over > 0 ? t('reply.too-long', { count: over }) : t('reply.hint')}</p>
        <p>{state && t(`draft.${state}`)}</p>
        <button type="submit" class="primary">{t('reply.send')}<Icon name="send" /></button>
      </div>
    </form>
  );
}
