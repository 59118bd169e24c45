import { render } from 'preact';
import { Chat } from './chat';
import { ChatWindow } from './ChatWindow';
import css from './widget.css';

const neutralPage = 'https://www.smhi.se/';

// The style sheet's lengths follow the reader's own font size, whatever the page has made of `rem`. A registered property
// is a length once and for all where it is set; in a browser without them it is as large as the text that uses it.
try {
  CSS.registerProperty({ name: '--citizenbot-rem', syntax: '<length>', inherits: true, initialValue: '16px' });
} catch { /* It is registered already, or cannot be. */ }

/** `<citizen-chat base assistant language position theme leave-url>`: the chat window itself. */
export class CitizenChat extends HTMLElement {
  private chat: Chat | undefined;
  private readonly root = this.attachShadow({ mode: 'open' });

  connectedCallback(): void {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    this.root.adoptedStyleSheets = [sheet];
    this.hidden = true;
  }

  disconnectedCallback(): void {
    this.end();
  }

  open(focus = true): void {
    const wasHidden = this.hidden;
    this.hidden = false;
    if (!this.chat) this.begin();
    if (focus) this.focusComposer();
    if (wasHidden) this.tell('open');
  }

  close(): void {
    if (this.hidden) return;
    const focused = this.root.activeElement !== null;
    this.hidden = true;
    this.tell('close', { focused });
  }

  send(text: string): void {
    this.chat?.say(text);
  }

  private begin(): void {
    const base = this.getAttribute('base') ?? new URL('../', import.meta.url).href;
    const chat = new Chat(base, this.getAttribute('assistant') ?? 'goteborg-se', this.getAttribute('language') ?? 'sv');
    chat.onMessage = (activity) => this.tell('message', activity);
    chat.onSend = (text) => this.tell('send', { text });
    chat.onHandoff = (service) => this.tell('handoff', service);
    const leave = () => {
      chat.forget();
      this.close();
      // Nothing is left to be seen by whoever goes back.
      this.end();
      const away = this.getAttribute('leave-url') ?? neutralPage;
      try {
        // From a frame the whole page is left, where its sandbox lets us.
        (window.top ?? window).location.replace(away);
      } catch {
        location.replace(away);
      }
    };
    this.chat = chat;
    const close = this.getAttribute('position') === 'page' ? undefined : () => this.close();
    render(<ChatWindow chat={chat} base={base} close={close} leave={leave} />, this.root);
    chat.start();
  }

  private end(): void {
    this.chat?.stop();
    this.chat = undefined;
    render(null, this.root);
  }

  private focusComposer(): void {
    // The composer appears with the texts; until then the window itself holds the focus.
    const target = this.root.querySelector<HTMLElement>('#message') ?? this.root.querySelector<HTMLElement>('[role=dialog]');
    target?.focus();
  }

  private tell(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(`citizenbot:${name}`, { bubbles: true, composed: true, detail }));
  }
}

if (!customElements.get('citizen-chat')) customElements.define('citizen-chat', CitizenChat);
