import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { Translate } from '../shared/ExplanationPanel';
import { Icon } from '../shared/Icon';
import { longestMessage } from './chat';
import type { Chat } from './chat';

interface Props {
  chat: Chat;
  t: Translate;
  input: RefObject<HTMLTextAreaElement | null>;
}

const counterFrom = 300;

export function Composer({ chat, t, input }: Props) {
  const [text, setText] = useState(chat.draft);
  const left = longestMessage - text.trim().length;

  // Grows with the text; the style sheet sets the largest height.
  useLayoutEffect(() => {
    const area = input.current;
    if (!area) return;
    area.rows = 1;
    const line = parseFloat(getComputedStyle(area).lineHeight);
    area.rows = Math.min(6, Math.max(1, Math.floor((area.scrollHeight - 16) / line)));
  }, [text]);

  const change = (value: string) => {
    setText(value);
    chat.draft = value;
  };
  const send = () => {
    if (left >= 0 && text.trim() !== '') {
      chat.say(text);
      change('');
    }
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method is composing, Enter chooses a word; 229 is how Safari says so.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    send();
  };

  return (
    <form class="composer" onSubmit={(event) => { event.preventDefault(); send(); }}>
      <label class="visually-hidden" for="message">{t('input')}</label>
      <textarea id="message" ref={input} rows={1} dir="auto" value={text} placeholder={t('input')} autocomplete="off" enterkeyhint="send"
        aria-describedby="left" aria-invalid={left < 0 ? 'true' : undefined}
        onInput={(event) => change(event.currentTarget.value)} onKeyDown={onKeyDown} />
      <button type="submit" class="send"><span>{t('send')}</span><Icon name="send" /></button>
      <p id="left" class={left < 0 ? 'left over' : 'left'} role="status">
        {left < 0 ? t('input.over', { count: -left }) : left <= counterFrom ? t('input.left', { count: Math.ceil(left / 50) * 50 }) : ''}
      </p>
    </form>
  );
}
