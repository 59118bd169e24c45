import { useEffect, useRef, useState } from 'preact/hooks';
import { About } from './About';
import { Banners } from './Banners';
import type { Chat } from './chat';
import { Composer } from './Composer';
import { translator } from './config';
import { Header } from './Header';
import { MessageLog } from './MessageLog';

/** Filled in by the build: the one sentence that must be sayable without the server. */
declare const UNREACHABLE: Record<string, string>;

interface Props {
  chat: Chat;
  base: string;
  /** Not where the chat is the whole page. */
  close: (() => void) | undefined;
  leave(): void;
}

const phone = '(max-width: 40rem), (max-height: 30rem)';

export function ChatWindow({ chat, base, close, leave }: Props) {
  const [, setVersion] = useState(0);
  const [about, setAbout] = useState(false);
  const [fullScreen, setFullScreen] = useState(() => matchMedia(phone).matches);
  const dialog = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLTextAreaElement>(null);
  const focused = useRef<Element | null>(null);
  const aboutButton = useRef<HTMLButtonElement>(null);
  const { config } = chat;

  useEffect(() => {
    chat.onChange = () => setVersion((version) => version + 1);
    const query = matchMedia(phone);
    const follow = () => setFullScreen(query.matches);
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, [chat]);

  // The composer is not there before the texts are; it takes over the focus only from the empty window.
  useEffect(() => {
    const root = dialog.current?.getRootNode() as ShadowRoot | undefined;
    if (config && root?.activeElement === dialog.current) input.current?.focus();
  }, [config !== undefined]);

  const back = () => {
    setAbout(false);
    aboutButton.current?.focus();
  };
  // What has the focus may go away, as a button does that is no longer offered; the reader then stays in the window.
  const keepFocus = () => {
    const { current: lost } = focused;
    if (!lost || lost.isConnected) return;
    focused.current = null;
    if (document.activeElement === document.body || document.activeElement === null) dialog.current?.focus();
  };
  useEffect(keepFocus);
  const onFocusOut = ({ target }: FocusEvent) => setTimeout(() => {
    if ((target as Element).isConnected && focused.current === target) focused.current = null;
    else keepFocus();
  });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.isComposing && !event.defaultPrevented && (about || close)) {
      event.stopPropagation();
      if (about) back();
      else close?.();
    } else if (event.key === 'Tab' && fullScreen && dialog.current) keepInside(event, dialog.current);
  };

  const language = config?.language ?? 'sv';
  const t = config && translator(config);
  return (
    <div class="window" role="dialog" aria-modal={fullScreen ? 'true' : undefined} aria-labelledby="title" tabIndex={-1}
      lang={language} dir={config?.direction ?? 'ltr'} ref={dialog} onKeyDown={onKeyDown}
      onFocusIn={({ target }) => { focused.current = target as Element; }} onFocusOut={onFocusOut}>
      {config && t ? <>
        <Header chat={chat} config={config} t={t} close={close} leave={leave} about={() => setAbout(!about)} aboutButton={aboutButton} />
        <Banners chat={chat} t={t} />
        {about && <About chat={chat} config={config} t={t} base={base} back={back} />}
        <div class="talk" hidden={about}>
          <MessageLog chat={chat} config={config} t={t} base={base} focusInput={() => input.current?.focus()} />
          <Composer chat={chat} t={t} input={input} />
        </div>
      </> : <div class="waiting" id="title" role="status">
        {chat.unreachable ? <p>{unreachable(chat.wantedLanguage)}</p> : <span class="dots" aria-hidden="true"><i /><i /><i /></span>}
      </div>}
    </div>
  );
}

function unreachable(language: string): string {
  return UNREACHABLE[language] ?? UNREACHABLE[language.split('-')[0] ?? ''] ?? UNREACHABLE.sv ?? '';
}

/** In full screen the page behind is covered, so Tab goes round within the window. */
function keepInside(event: KeyboardEvent, dialog: HTMLElement): void {
  const stops = [...dialog.querySelectorAll<HTMLElement>('button, select, input, textarea, a[href], [tabindex="0"], summary')].filter((element) => element.offsetParent !== null);
  const active = (dialog.getRootNode() as ShadowRoot).activeElement;
  const [first, last] = [stops[0], stops.at(-1)];
  if (event.shiftKey && (active === first || active === dialog)) last?.focus();
  else if (!event.shiftKey && active === last) first?.focus();
  else return;
  event.preventDefault();
}
