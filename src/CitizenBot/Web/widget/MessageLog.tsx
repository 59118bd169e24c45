import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Translate } from '../shared/ExplanationPanel';
import { Icon } from '../shared/Icon';
import type { Chat } from './chat';
import type { WidgetConfig } from './config';
import { needsReviewNote } from './config';
import { Message } from './Message';

interface Props {
  chat: Chat;
  config: WidgetConfig;
  t: Translate;
  base: string;
  focusInput(): void;
}

export function MessageLog({ chat, config, t, base, focusInput }: Props) {
  const { messages } = chat;
  const last = messages.at(-1);
  const offered = last !== undefined && last.author !== 'user' && last.buttons.length > 0;
  const { scroller, following, toEnd } = useScroll(messages.length, last?.author === 'user', chat.begun, chat.requests);

  // A button that goes away when pressed hands its focus on; on a touch screen without opening the keyboard.
  const handOn = () => (matchMedia('(pointer: coarse)').matches ? scroller.current?.focus() : focusInput());

  return (
    <div class="middle">
      <div class="scroll" ref={scroller} tabIndex={0} role="group" aria-label={t('log')}>
        <section class="notice" aria-labelledby="notice-title">
          <h3 id="notice-title">{t('privacy.title')}</h3>
          <p>{t('notice')}</p>
          <p>{t('privacy')}</p>
          {needsReviewNote(config) && <p class="unreviewed">{t('not-reviewed')}</p>}
        </section>
        <div role="log" aria-live={chat.live ? 'polite' : 'off'} aria-relevant="additions" aria-label={t('log')}>
          {messages.map((message) => (
            <Message key={message.key} message={message} t={t} base={base} language={config.language} judgement={chat.rated.get(message.activityId ?? '')}
              offers={message === last && offered} rate={(helpful, comment) => message.activityId && chat.rate(message.activityId, helpful, comment)}
              retry={() => { chat.retry(message.key); handOn(); }} discard={() => { chat.discard(message.key); handOn(); }} />
          ))}
        </div>
        {chat.typing && <p class="typing"><span class="visually-hidden">{t('typing')}</span><span class="dots" aria-hidden="true"><i /><i /><i /></span></p>}
        {last && offered && (
          <div class="suggestions" role="group" aria-label={t('suggestions')} lang={last.locale}>
            {last.buttons.map((action, index) => (
              <button type="button" class="suggestion" key={`${last.key} ${index}`} onClick={() => { chat.choose(action); handOn(); }}><bdi>{action.title ?? String(action.value)}</bdi></button>
            ))}
          </div>
        )}
      </div>
      {!following && <button type="button" class="to-end" onClick={toEnd}><Icon name="arrowDown" />{t('new')}</button>}
    </div>
  );
}

/** On a very low screen (400 % zoom) the whole window scrolls instead of the messages. */
function scrolling(area: HTMLElement | null): HTMLElement | null {
  return area && getComputedStyle(area.parentElement!).flexShrink === '0' ? area.closest<HTMLElement>('.window') : area;
}

/** Follows the conversation while the reader is at its end, and never pulls away one who reads further up. */
function useScroll(count: number, ownLast: boolean, begun: boolean, requests: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const hasBegun = useRef(begun);
  hasBegun.current = begun;
  const [following, setFollowing] = useState(true);

  const toEnd = () => {
    const area = scrolling(scroller.current);
    if (!area) return;
    area.scrollTop = area.scrollHeight;
    atEnd.current = true;
    setFollowing(true);
  };

  useEffect(() => {
    const area = scrolling(scroller.current);
    if (!area) return;
    const onScroll = () => {
      atEnd.current = area.scrollHeight - area.scrollTop - area.clientHeight < 80;
      if (atEnd.current) setFollowing(true);
    };
    // A growing composer or a phone's keyboard takes room from below: the last message stays in view.
    const resized = new ResizeObserver(() => { if (atEnd.current && hasBegun.current) toEnd(); });
    resized.observe(area);
    area.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      resized.disconnect();
      area.removeEventListener('scroll', onScroll);
    };
  }, []);

  useLayoutEffect(() => {
    const area = scrolling(scroller.current);
    // Before the citizen has done anything, the notice stays in view.
    if (!area || count === 0 || !begun) return;
    if (!ownLast && !atEnd.current) return setFollowing(false);
    toEnd();
    const message = area.querySelector<HTMLElement>('[role=log] > :last-child');
    // A long answer is read from its beginning.
    if (message && !ownLast && message.offsetHeight > area.clientHeight - 40) area.scrollTop += message.getBoundingClientRect().top - area.getBoundingClientRect().top - 12;
  }, [count]);

  useLayoutEffect(() => { if (requests > 0) toEnd(); }, [requests]);

  return { scroller, following, toEnd };
}
