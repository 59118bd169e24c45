import { render } from 'preact';
import { Chat } from './chat';
import { ChatWindow } from './ChatWindow';
import css from './widget.css';

const neutralPage = 'https://www.smhi.se/';

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
    this.chat?.stop();
    this.chat = undefined;
    render(null, this.root);
  }

  open(focus = true): void {
    this.hidden = false;
    if (!this.chat) this.begin();
    if (focus) this.focusComposer();
    this.tell('open');
  }

  close(): void {
    if (this.hidden) return;
    this.hidden = true;
    this.tell('close');
  }

  send(text: string): void {
    this.chat?.say(text);
  }

  private begin(): void {
    const base = this.getAttribute('base') ?? new URL('../', import.meta.url).href;
    const chat = new Chat(base, this.getAttribute('assistant') ?? 'goteborg-se', this.getAttribute('language') ?? 'sv');
    chat.onMessage = (activity) => this.tell('message', activity);
    const leave = () => {
      chat.forget();
      this.close();
      location.replace(this.getAttribute('leave-url') ?? neutralPage);
    };
    this.chat = chat;
    render(<ChatWindow chat={chat} base={base} close={() => this.close()} leave={leave} />, this.root);
    chat.start();
  }

  private focusComposer(): void {
    // The composer appears with the texts; until then the window itself holds the focus.
    const target = this.root.querySelector<HTMLElement>('textarea') ?? this.root.querySelector<HTMLElement>('[role=dialog]');
    target?.focus();
  }

  private tell(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(`citizenbot:${name}`, { bubbles: true, composed: true, detail }));
  }
}

if (!customElements.get('citizen-chat')) customElements.define('citizen-chat', CitizenChat);
