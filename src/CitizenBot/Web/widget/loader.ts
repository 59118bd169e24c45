import css from './launcher.css';
import type { CitizenChat } from './app';

// The only script of the widget that a page loads before somebody wants to chat.

/** Filled in by the build. */
declare const APP_MODULE: string;
declare const LAUNCHER_LABELS: Record<string, string>;

interface CitizenBotApi {
  open(): Promise<void>;
  close(): void;
  send(text: string): Promise<void>;
}

const script = document.currentScript as HTMLScriptElement;
const base = new URL('.', script.src).href;
const { assistant = 'goteborg-se', position = 'end', theme, label, leaveUrl } = script.dataset;
const language = script.dataset.language || document.documentElement.lang || 'sv';
const openKey = `citizenbot.${assistant}.open`;

const host = document.createElement('div');
host.className = 'citizenbot-launcher';
const button = document.createElement('button');
const words = document.createElement('span');
let chat: CitizenChat | undefined;
let unread = 0;

function build(): void {
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  host.setAttribute('data-position', position);
  host.setAttribute('data-theme', theme ?? assistant);
  host.lang = language;
  button.type = 'button';
  button.setAttribute('aria-haspopup', 'dialog');
  button.append(icon(), words);
  button.onclick = () => void open();
  root.append(button);
  describe();
  document.body.append(host);
  try {
    if (sessionStorage.getItem(openKey)) void open(false);
  } catch { /* No storage, so nothing to resume. */ }
}

function describe(): void {
  const text = label ?? LAUNCHER_LABELS[language] ?? LAUNCHER_LABELS[language.split('-')[0]!] ?? LAUNCHER_LABELS.sv!;
  words.textContent = unread > 0 ? `${text} (${unread})` : text;
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
  button.setAttribute('aria-busy', 'true');
  try {
    await import(new URL(APP_MODULE, base).href);
  } finally {
    button.removeAttribute('aria-busy');
  }
  if (chat) return chat;
  const element = document.createElement('citizen-chat') as CitizenChat;
  for (const [name, value] of Object.entries({ base, assistant, language, position, theme: theme ?? assistant, 'leave-url': leaveUrl })) {
    if (value) element.setAttribute(name, value);
  }
  element.addEventListener('citizenbot:close', () => show(false));
  element.addEventListener('citizenbot:message', () => {
    if (!element.hidden) return;
    unread++;
    describe();
  });
  chat = element;
  document.body.append(element);
  return element;
}

function show(isOpen: boolean): void {
  host.hidden = isOpen;
  try {
    if (isOpen) sessionStorage.setItem(openKey, '1');
    else sessionStorage.removeItem(openKey);
  } catch { /* No storage, so a reload closes the chat. */ }
  if (!isOpen) button.focus();
}

async function open(focus = true): Promise<void> {
  const element = await load();
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
// With several assistants on a page the first answers to CitizenBot, each to CitizenBot.assistants[id].
const all = ((window as unknown as { CitizenBot?: CitizenBotApi & { assistants: Record<string, CitizenBotApi> } }).CitizenBot ??= { ...api, assistants: {} });
all.assistants[assistant] = api;

if (document.body) build();
else document.addEventListener('DOMContentLoaded', build);
