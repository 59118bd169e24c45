import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { ChatStore } from '../shared/storage';
import { MemoryStore } from './memoryStore';

let tab: MemoryStore;
let device: MemoryStore;

beforeEach(() => {
  [tab, device] = [new MemoryStore(), new MemoryStore()];
  Object.defineProperty(globalThis, 'sessionStorage', { value: tab, configurable: true });
  Object.defineProperty(globalThis, 'localStorage', { value: device, configurable: true });
});

test('a conversation stays in its tab unless the reader chooses otherwise', () => {
  const store = new ChatStore('a');
  store.setItem(store.key('session'), 's');
  assert.equal(tab.getItem('citizenbot.a.session'), 's');
  assert.equal(device.getItem('citizenbot.a.session'), null);
});

test('remembering moves it to the device, where another tab finds it, and back', () => {
  const store = new ChatStore('a');
  store.setItem(store.key('session'), 's');
  store.remember(true);
  assert.equal(tab.getItem('citizenbot.a.session'), null);
  Object.defineProperty(globalThis, 'sessionStorage', { value: new MemoryStore(), configurable: true });
  const other = new ChatStore('a');
  assert.equal(other.getItem(other.key('session')), 's');
  store.remember(false);
  assert.equal(device.getItem('citizenbot.a.session'), null);
  assert.equal(device.getItem('citizenbot.a.remembered'), null);
  assert.equal(tab.getItem('citizenbot.a.session'), 's');
});

test('forgetting leaves nothing on the device', () => {
  const store = new ChatStore('a');
  store.remember(true);
  for (const name of ['session', 'outbox', 'language', 'draft']) store.setItem(store.key(name), name);
  store.forget();
  for (const name of ['session', 'outbox', 'language', 'draft', 'remembered']) {
    assert.equal(device.getItem(store.key(name)), null);
    assert.equal(tab.getItem(store.key(name)), null);
  }
});

test('where the page may not use storage the chat works and a reload forgets', () => {
  Object.defineProperty(globalThis, 'sessionStorage', { get() { throw new Error('denied'); }, configurable: true });
  Object.defineProperty(globalThis, 'localStorage', { get() { throw new Error('denied'); }, configurable: true });
  const store = new ChatStore('a');
  store.setItem('k', 'v');
  assert.equal(store.getItem('k'), 'v');
  assert.equal(new ChatStore('a').getItem('k'), null);
});
