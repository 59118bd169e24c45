import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Translate } from '../shared/ExplanationPanel';
import { Icon } from '../shared/Icon';
import { Attachments, sizeOf } from './Attachments';
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
  const [files, setFiles] = useState<readonly File[]>([]);
  const [refusal, setRefusal] = useState('');
  const picker = useRef<HTMLInputElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const uploads = chat.config?.uploads;
  const language = chat.config?.language ?? 'sv';
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
  const choose = (chosen: readonly File[]) => {
    const { files: most, bytes } = uploads ?? { files: 0, bytes: 0 };
    const size = chosen.reduce((sum, file) => sum + file.size, 0);
    if (chosen.length > most) return setRefusal(t('file.many', { count: most }));
    if (size > bytes) return setRefusal(t('file.large', { size: sizeOf(bytes, language) }));
    setRefusal('');
    setFiles(chosen);
  };
  const pick = ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
    choose([...files, ...currentTarget.files ?? []]);
    // So that the same file can be chosen again after it was removed.
    currentTarget.value = '';
    input.current?.focus();
  };
  const send = () => {
    if (left >= 0 && (text.trim() !== '' || files.length > 0)) {
      if (files.length > 0) chat.sendFiles(text, files);
      else chat.say(text);
      change('');
      choose([]);
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
      <Attachments files={files} language={language} t={t} remove={(file) => { choose(files.filter((other) => other !== file)); opener.current?.focus(); }} />
      {uploads && <>
        <input type="file" hidden multiple ref={picker} accept={uploads.accept} onChange={pick} />
        <button type="button" class="attach" ref={opener} onClick={() => picker.current?.click()} aria-label={t('file.attach')} title={t('file.attach')}><Icon name="attach" /></button>
      </>}
      <label class="visually-hidden" for="message">{t('input')}</label>
      <textarea id="message" ref={input} rows={1} dir="auto" value={text} placeholder={t('input')} autocomplete="off" enterkeyhint="send"
        aria-describedby="left" aria-invalid={left < 0 ? 'true' : undefined}
        onInput={(event) => change(event.currentTarget.value)} onKeyDown={onKeyDown} />
      <button type="submit" class="send"><span>{t('send')}</span><Icon name="send" /></button>
      <p id="left" class={left < 0 || refusal ? 'left over' : 'left'} role="status">
        {refusal || (left < 0 ? t('input.over', { count: -left }) : left <= counterFrom ? t('input.left', { count: Math.ceil(left / 50) * 50 }) : '')}
      </p>
    </form>
  );
}
