import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { Drafts } from '../desk/drafts';

let saved: string[] = [];
let refuse = false;

beforeEach(() => {
  mock.timers.reset();
  saved = [];
  refuse = false;
  globalThis.fetch = (async (_: string, init: RequestInit) => {
    if (refuse) throw new TypeError('network');
    saved.push((JSON.parse(init.body as string) as { text: string }).text);
    return new Response(null, { status: 204 });
  }) as unknown as typeof fetch;
  mock.timers.enable({ apis: ['setTimeout'] });
});

async function pass(milliseconds: number): Promise<void> {
  mock.timers.tick(milliseconds);
  for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
}

function drafts(): Drafts {
  return new Drafts(() => undefined);
}

test('what is written is saved within a second, once', async () => {
  const sut = drafts();
  for (const text of ['H', 'He', 'Hej']) sut.write('c', text);
  assert.equal(sut.state('c'), 'saving');
  await pass(999);
  assert.deepEqual(saved, ['Hej']);
  assert.equal(sut.state('c'), 'saved');
  mock.timers.reset();
});

test('a draft that could not be saved says so and is tried again', async () => {
  const sut = drafts();
  refuse = true;
  sut.write('c', 'Hej');
  await pass(600);
  assert.equal(sut.state('c'), 'failed');
  refuse = false;
  await pass(3_000);
  await pass(1);
  assert.deepEqual(saved, ['Hej']);
  assert.equal(sut.state('c'), 'saved');
});

test('what the server has does not overwrite what is being written', () => {
  const sut = drafts();
  sut.write('c', 'newer');
  sut.restore('c', 'older');
  assert.equal(sut.text('c'), 'newer');
});

test('drafts of several conversations are kept apart', async () => {
  const sut = drafts();
  sut.restore('a', 'one');
  sut.write('b', 'two');
  await pass(600);
  assert.equal(sut.text('a'), 'one');
  assert.deepEqual(saved, ['two']);
});
