import css from './launcher.css';
import type { CitizenChat } from './app';

// The only script of the widget that a page loads before somebody wants to chat.

/** Filled in by the build. */
declare const APP_MODULE: string;
declare const LABELS: Record<'launcher' | 'new' | 'unreachable', Record<string, string>>;

interface CitizenBotApi {
  open(): Promise<void>;
  close(): void;
  send(text: string): Promise<void>;
}

const script = document.currentScript as HTMLScriptElement;
const base = new URL('.', script.src).href;
const { assistant = 'goteborg-se', position = 'end', theme = assistant, label, leaveUrl } = script.dataset;
const language = script.dataset.language || document.documentElement.lang || 'sv';
const openKey = `citizenbot.${assistant}.open`;

// With several assistants on a page the first answers to CitizenBot, each to CitizenBot.assistants[id].
const page = window as unknown as { CitizenBot?: CitizenBotApi & { assistants: Record<string, CitizenBotApi> } };

const host = document.createElement('citizenbot-launcher');
const button = document.createElement('button');
const words = document.createElement('span');
const status = document.createElement('p');
let chat: CitizenChat | undefined;
let opener: HTMLElement | null = null;
let unread = 0;
let attempts = 0;

function build(): void {
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  host.setAttribute('data-position', position);
  host.setAttribute('data-theme', theme);
  host.lang = language;
  button.type = 'button';
  button.setAttribute('aria-haspopup', 'dialog');
  button.append(icon(), words);
  button.onclick = () => void open().catch(() => undefined);
  status.setAttribute('role', 'status');
  root.append(status, button);
  describe();
  // Launchers in one corner stand on each other.
  const below = document.querySelectorAll(`citizenbot-launcher[data-position="${position}"]`).length;
  if (below > 0) sheet.insertRule(`:host { margin-block-end: ${below * 4.25}em }`, sheet.cssRules.length);
  document.body.append(host);
  try {
    if (sessionStorage.getItem(openKey)) void open(false).catch(() => undefined);
  } catch { /* No storage, so nothing to resume. */ }
}

function say(texts: Record<string, string>): string {
  return texts[language] ?? texts[language.split('-')[0]!] ?? texts.sv!;
}

function describe(): void {
  const text = label ?? say(LABELS.launcher);
  words.textContent = unread > 0 ? `${text} (${unread})` : text;
  status.textContent = unread > 0 ? `${say(LABELS.new)} (${unread})` : '';
  status.className = 'hidden';
}

function icon(): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', 'M12 3C6.5 3 2 6.7 2 11.2c0 2.5 1.4 4.8 3.6 6.3L5 21l4.2-2.1c.9.2 1.8.3 2.8.3 5.5 0 10-3.6 10-8S17.500 3 12 3z');
  svg.append(path);
  return svg;
}

async function load(): Promise<CitizenChat> {
  if (chat) return chat;
  button.setAttribute('aria-busy', 'true');
  try {
    // A browser remembers that a module could not be had, so another attempt needs another address.
    await import(new URL(APP_MODULE + (attempts++ > 0 ? `?${attempts}` : ''), base).href);
  } catch (error) {
    status.textContent = say(LABELS.unreachable);
    status.className = '';
    throw error;
  } finally {
    button.removeAttribute('aria-busy');
  }
  if (chat) return chat;
  const element = document.createElement('citizen-chat') as CitizenChat;
  for (const [name, value] of Object.entries({ base, assistant, language, position, theme, 'leave-url': leaveUrl })) {
    if (value) element.setAttribute(name, value);
  }
  element.addEventListener('citizenbot:close', (event) => show(false, (event as CustomEvent<{ focused: boolean }>).detail.focused));
  element.addEventListener('citizenbot:message', () => {
    if (!element.hidden) return;
    unread++;
    describe();
  });
  // Two windows would cover each other.
  document.addEventListener('citizenbot:open', ({ target }) => { if (target !== element) element.close(); });
  chat = element;
  document.body.append(element);
  return element;
}

function show(isOpen: boolean, focused = false): void {
  host.hidden = isOpen;
  try {
    if (isOpen) sessionStorage.setItem(openKey, '1');
    else sessionStorage.removeItem(openKey);
  } catch { /* No storage, so a reload closes the chat. */ }
  // Back to where the reader came from; never away from where they are.
  if (!isOpen && focused) (opener?.isConnected ? opener : button).focus();
}

async function open(focus = true): Promise<void> {
  const from = document.activeElement;
  const element = await load();
  if (element.hidden) opener = from instanceof HTMLElement && from !== host && from !== document.body ? from : null;
  unread = 0;
  describe();
  show(true);
  element.open(focus);
}

const api: CitizenBotApi = {
  open: () => open(),
  close: () => chat?.close(),
  async send(text) {
    await open();
    chat?.send(text);
  },
};
const all = (page.CitizenBot ??= { ...api, assistants: {} });
// A page that has the tag twice gets one chat.
if (!all.assistants[assistant]) {
  all.assistants[assistant] = api;
  if (document.body) build();
  else document.addEventListener('DOMContentLoaded', build);
}
