import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import type { Activity } from '../shared/activities';
import { DirectLineClient } from '../shared/directline';
import { FakeServer } from './fakeServer';
import { MemoryStore } from './memoryStore';

const clients: DirectLineClient[] = [];
afterEach(() => clients.splice(0).forEach((client) => client.stop()));

function connect(server: FakeServer, store = new MemoryStore()) {
  server.install();
  const shown: Activity[] = [];
  const states: string[] = [];
  const past: boolean[] = [];
  let next = 0;
  const client = new DirectLineClient({
    base: 'https://bot.example/', assistant: 'goteborg-se', locale: () => 'sv', store,
    onActivities: (activities, isPast) => { shown.push(...activities); past.push(isPast); },
    onConnection: (state) => states.push(state),
    onOutbox: () => {},
    onConversation: () => {},
    newId: () => `${server.tokens}-${++next}`,
    wait: async () => { await new Promise((resolve) => setImmediate(resolve)); },
  });
  clients.push(client);
  client.start();
  return { client, shown, states, past, store };
}

const says = (text: string): Activity => ({ type: 'message', text });
const texts = (activities: Activity[]) => activities.filter(({ type }) => type === 'message').map(({ text }) => text);

test('messages go one at a time in the order they were written', async () => {
  const server = new FakeServer();
  const { client, shown } = connect(server);
  for (const text of ['1', '2', '3']) client.send(says(text));
  await server.until(() => client.outbox.all.length === 0 && shown.length === 3);
  assert.deepEqual(texts(server.activities), ['1', '2', '3']);
  assert.equal(server.mostPostsAtOnce, 1);
});

test('an answer that is lost on the way makes the message go again, stored and shown once', async () => {
  const server = new FakeServer();
  server.loseAnswers = 2;
  const { client, shown } = connect(server);
  client.send(says('hej'));
  await server.until(() => client.outbox.all.length === 0);
  assert.equal(server.posts.length >= 1, true);
  assert.deepEqual(texts(server.activities), ['hej']);
  assert.deepEqual(texts(shown), ['hej']);
});

test('a refused message is marked failed and the next one goes', async () => {
  const server = new FakeServer();
  server.refuse = (activity) => (activity.text === 'bad' ? 400 : undefined);
  const { client } = connect(server);
  const bad = client.send(says('bad'));
  client.send(says('good'));
  await server.until(() => texts(server.activities).includes('good') && client.outbox.all.length === 1);
  assert.deepEqual(client.outbox.all.map(({ id, delivery }) => [id, delivery]), [[bad.id, 'failed']]);
});

test('after a reload the conversation is read again and what was waiting goes under its first id', async () => {
  const server = new FakeServer();
  const first = connect(server);
  first.client.send(says('before'));
  await server.until(() => first.shown.length === 1);
  server.down = true;
  const waiting = first.client.send(says('waiting'));
  await server.until(() => server.refusedWhileDown > 0);
  first.client.stop();
  server.down = false;
  const second = connect(server, first.store);
  await server.until(() => second.shown.length === 2);
  assert.deepEqual(texts(second.shown), ['before', 'waiting']);
  assert.equal(second.past[0], true);
  assert.equal(server.activities[1]?.channelData?.clientActivityID, waiting.id);
});

test('after a broken stream nothing is missed or shown twice', async () => {
  const server = new FakeServer();
  const { shown, states } = connect(server);
  await server.until(() => states.includes('online'));
  server.say('1');
  server.breakStreams();
  server.say('2');
  await server.until(() => shown.length === 2);
  server.say('3');
  await server.until(() => shown.length === 3);
  assert.deepEqual(texts(shown), ['1', '2', '3']);
});

test('where WebSockets cannot connect it polls', async () => {
  const server = new FakeServer();
  server.noSockets = true;
  const { shown, states } = connect(server);
  await server.until(() => states.includes('online'));
  server.say('hej');
  await server.until(() => shown.length === 1);
  assert.deepEqual(texts(shown), ['hej']);
});

test('a stream that is open and brings nothing is given up, and what it kept back arrives', async () => {
  const server = new FakeServer();
  const { client, shown, states } = connect(server);
  await server.until(() => states.includes('online'));
  server.silentStreams = true;
  client.send(says('hej'));
  await server.until(() => client.outbox.all.length === 0);
  server.say('svar');
  await server.until(() => shown.length === 2);
  assert.deepEqual(texts(shown), ['hej', 'svar']);
  assert.deepEqual(texts(server.activities), ['hej', 'svar']);
});

test('a thumb that the server refuses does not stand in the way', async () => {
  const server = new FakeServer();
  server.refuse = ({ type }) => (type === 'event' ? 400 : undefined);
  const { client } = connect(server);
  client.send({ type: 'event', name: 'citizenbot/feedback' });
  client.send(says('hej'));
  await server.until(() => client.outbox.all.length === 0);
  assert.deepEqual(texts(server.activities), ['hej']);
});

test('a token that is no longer good is replaced and the message arrives', async () => {
  const server = new FakeServer();
  const { client, states } = connect(server);
  await server.until(() => states.includes('online'));
  server.expireTokens();
  client.send(says('hej'));
  await server.until(() => client.outbox.all.length === 0);
  assert.deepEqual(texts(server.activities), ['hej']);
  assert.equal(server.tokens, 2);
});

test('an assistant that does not exist is reported as unavailable', async () => {
  const server = new FakeServer();
  server.noAssistant = true;
  const { states } = connect(server);
  await server.until(() => states.includes('unavailable'));
  assert.deepEqual(states.slice(0, 2), ['connecting', 'unavailable']);
});

test('starting over begins another conversation, to which nothing unsent comes along', async () => {
  const server = new FakeServer();
  const { client, states } = connect(server);
  await server.until(() => states.includes('online'));
  server.refuse = () => 503;
  client.send(says('gammalt'));
  await server.until(() => client.outbox.all[0]?.delivery === 'delayed');
  client.startOver();
  server.refuse = () => undefined;
  await server.until(() => server.tokens === 2);
  client.send(says('nytt'));
  await server.until(() => client.outbox.all.length === 0);
  assert.deepEqual(server.resumed, [undefined, undefined]);
  assert.deepEqual(texts(server.activities), ['nytt']);
});
