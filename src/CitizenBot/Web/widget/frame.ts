import './app';
import type { CitizenChat } from './app';

// The chat as a page of its own, for an iframe: what a page cannot run, it can still frame.

const told = ['open', 'message', 'send', 'handoff'];
const { assistant = '' } = document.documentElement.dataset;
const wanted = new URLSearchParams(location.search);
const chat = document.createElement('citizen-chat') as CitizenChat;
const attributes = {
  base: new URL('/', location.href).href, assistant, position: 'page',
  language: wanted.get('language') ?? (navigator.language || 'sv'),
  theme: wanted.get('theme') ?? assistant,
};
for (const [name, value] of Object.entries(attributes)) chat.setAttribute(name, value);
// The page around learns that something happened, never what was said.
for (const name of told) chat.addEventListener(`citizenbot:${name}`, () => { if (parent !== window) parent.postMessage({ type: `citizenbot:${name}` }, '*'); });
document.body.append(chat);
chat.open(parent === window);
