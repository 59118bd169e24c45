// A root bot on the real botbuilder SDK that calls the program as its skill, and the channel on which its one user is.
// Every message of the user goes to the skill; what the skill answers comes back through the SDK's own Connector routes.
// Prints what the user got, one line of JSON for each question.
import { createServer } from 'node:http';
import botbuilder from 'botbuilder';

const { ActivityTypes, ChannelServiceRoutes, CloudAdapter, CloudSkillHandler, ConfigurationBotFrameworkAuthentication, MemoryStorage, SkillConversationIdFactory, TurnContext } = botbuilder;
const [skillUrl] = process.argv.slice(2);
const routes = [];
const route = (method) => (path, handler) => routes.push({ method, parts: path.split('/').filter(Boolean), handler });
const server = { get: route('GET'), post: route('POST'), put: route('PUT'), delete: route('DELETE') };

const auth = new ConfigurationBotFrameworkAuthentication({});
const adapter = new CloudAdapter(auth);
adapter.onTurnError = async (_, error) => console.error(error);
const ids = new SkillConversationIdFactory(new MemoryStorage());
const client = auth.createBotFrameworkClient();
const events = [];

async function root(context) {
  if (context.activity.type === ActivityTypes.Event) {
    events.push(context.activity.name);
    return;
  }
  const activity = TurnContext.applyConversationReference({ ...context.activity }, TurnContext.getConversationReference(context.activity), true);
  const conversationId = await ids.createSkillConversationIdWithOptions({
    fromBotOAuthScope: '', fromBotId: 'root', activity, botFrameworkSkill: { id: 'citizenbot', appId: 'citizenbot', skillEndpoint: skillUrl },
  });
  activity.deliveryMode = context.activity.channelData.deliveryMode;
  const answer = await client.postActivity('', '', skillUrl, `${address}/skills`, conversationId, activity);
  if (activity.deliveryMode === 'expectReplies') await context.sendActivities(answer.body.activities.filter((a) => a.type === ActivityTypes.Message));
}

const received = [];
let heard = () => {};
new ChannelServiceRoutes(new CloudSkillHandler(adapter, root, ids, auth)).register(server, '/skills');
server.post('/messages', (req, res) => adapter.process(req, res, root));
const take = (req, res) => { received.push(req.body); heard(); res.status(200); res.send({ id: `user-${received.length}` }); res.end(); };
server.post('/user/v3/conversations/:conversationId/activities', take);
server.post('/user/v3/conversations/:conversationId/activities/:activityId', take);

const http = createServer(async (req, res) => {
  const path = new URL(req.url, 'http://localhost').pathname.split('/').filter(Boolean).map(decodeURIComponent);
  const found = routes.find(({ method, parts }) => method === req.method && parts.length === path.length && parts.every((part, i) => part.startsWith(':') || part === path[i]));
  let text = '';
  for await (const chunk of req) text += chunk;
  req.body = text ? JSON.parse(text) : undefined;
  res.status = (status) => { res.statusCode = status; return res; };
  res.header = (name, value) => res.setHeader(name, value);
  res.send = (body) => { res.setHeader('content-type', 'application/json'); res.write(typeof body === 'string' ? body : JSON.stringify(body)); return res; };
  if (!found) return res.status(404).end();
  req.params = Object.fromEntries(found.parts.map((part, i) => [part.slice(1), path[i]]));
  return found.handler(req, res, () => {});
});
await new Promise((resolve) => { http.listen(0, '127.0.0.1', resolve); });
const address = `http://127.0.0.1:${http.address().port}`;

async function ask(text, deliveryMode = 'normal') {
  const before = received.length;
  const response = await fetch(`${address}/messages`, {
    method: 'POST', headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      type: 'message', id: `in-${Date.now()}-${before}`, text, channelData: { deliveryMode }, locale: 'sv', channelId: 'test', serviceUrl: `${address}/user`,
      from: { id: 'user' }, recipient: { id: 'root' }, conversation: { id: `conversation-${deliveryMode}` },
    }),
  });
  if (!response.ok) throw new Error(`The root bot answered ${response.status}: ${await response.text()}`);
  const answer = () => received.slice(before).find((a) => a.type === 'message');
  await new Promise((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error(`No answer came: ${JSON.stringify(received)} ${events}`)), 60_000);
    heard = () => { if (answer()) { clearTimeout(limit); resolve(); } };
    heard();
  });
  const { conversation, from, recipient, entities, locale } = answer();
  console.log(JSON.stringify({
    conversation: conversation.id, from: from.id, recipient: recipient.id, locale,
    explained: entities?.some((entity) => entity.type === 'citizenbot/explanation') ?? false, events,
  }));
}

await ask('Hur ansöker jag om förskola?');
await ask('How do I apply for preschool?');
await ask('Hur ansöker jag om förskola?', 'expectReplies');
process.exit(0);
