import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Outbox } from '../shared/outbox';
import { MemoryStore } from './memoryStore';

const message = (text: string) => ({ type: 'message', text });

test('an entry survives a reload with the id it got first', () => {
  const store = new MemoryStore();
  new Outbox(store, 'k').add(message('hej'), 'a', '2026-11-22T10:00:00Z');
  const [entry] = new Outbox(store, 'k').all;
  assert.equal(entry?.id, 'a');
  assert.equal(entry?.activity.channelData?.clientActivityID, 'a');
  assert.equal(entry?.activity.text, 'hej');
});

test('nothing overtakes the oldest unposted entry', () => {
  const outbox = new Outbox(new MemoryStore(), 'k');
  outbox.add(message('1'), 'a', '');
  outbox.add(message('2'), 'b', '');
  outbox.mark('a', 'delayed');
  assert.equal(outbox.next()?.id, 'a');
  outbox.mark('a', 'posted');
  assert.equal(outbox.next()?.id, 'b');
});

test('a posted entry stays until its echo and goes again when asked to', () => {
  const store = new MemoryStore();
  const outbox = new Outbox(store, 'k');
  outbox.add(message('1'), 'a', '');
  outbox.mark('a', 'posted');
  const reloaded = new Outbox(store, 'k');
  assert.equal(reloaded.next(), undefined);
  reloaded.resendPosted();
  assert.equal(reloaded.next()?.id, 'a');
  assert.equal(reloaded.remove('a'), true);
  assert.equal(new Outbox(store, 'k').all.length, 0);
});

test('what another conversation has stored is not sent again, what it never got is', () => {
  const outbox = new Outbox(new MemoryStore(), 'k');
  outbox.add(message('stored'), 'a', '');
  outbox.add(message('never sent'), 'b', '');
  outbox.mark('a', 'posted');
  outbox.removePosted();
  assert.deepEqual(outbox.all.map(({ id }) => id), ['b']);
});

test('a refused entry is not sent again by itself', () => {
  const store = new MemoryStore();
  const outbox = new Outbox(store, 'k');
  outbox.add(message('too long'), 'a', '');
  outbox.mark('a', 'failed');
  outbox.resendPosted();
  assert.equal(outbox.next(), undefined);
  assert.equal(new Outbox(store, 'k').all[0]?.delivery, 'failed');
});

test('unreadable storage starts an empty outbox', () => {
  const store = new MemoryStore();
  store.setItem('k', '{broken');
  assert.equal(new Outbox(store, 'k').all.length, 0);
});

test('two tabs with one store keep each other\'s messages', () => {
  const store = new MemoryStore();
  const [one, other] = [new Outbox(store, 'k'), new Outbox(store, 'k')];
  one.add(message('1'), 'a', '');
  other.add(message('2'), 'b', '');
  one.mark('a', 'posted');
  assert.equal(other.remove('a'), true);
  assert.deepEqual(new Outbox(store, 'k').all.map(({ id }) => id), ['b']);
});
