// A root bot on the real botbuilder SDK that calls the program as its skill, and the channel on which its one user is.
// Every message of the user goes to the skill; what the skill answers comes back through the SDK's own Connector routes.
// Prints where it is, reads where the skill is, and prints what the user got, one line of JSON for each question.
// With a certificate and its key every call carries a token and every token is checked, by the SDK's own code on this side.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import botbuilder from 'botbuilder';
import { appToken, channels, channelToken, documents, login } from './issuer.mjs';

const { ActivityTypes, ChannelServiceRoutes, CloudAdapter, CloudSkillHandler, ConfigurationBotFrameworkAuthentication, MemoryStorage, SkillConversationIdFactory, TurnContext } = botbuilder;
const [certificate, key] = process.argv.slice(2);
const withTokens = certificate !== undefined;
const rootId = withTokens ? '22222222-2222-3333-4444-555555555555' : '';
const skillId = withTokens ? '11111111-2222-3333-4444-555555555555' : '';
const asked = [];
const routes = [];
const route = (method) => (path, handler) => routes.push({ method, parts: path.split('/').filter(Boolean), handler });
const server = { get: route('GET'), post: route('POST'), put: route('PUT'), delete: route('DELETE') };

let auth;
let adapter;
let client;
const ids = new SkillConversationIdFactory(new MemoryStorage());
const events = [];

// Who the root bot is. Its own tokens come straight from the issuer: how it gets them is not what is tried here.
const credentials = {
  isValidAppId: async (id) => id === rootId,
  isAuthenticationDisabled: async () => !withTokens,
  createCredentials: async (app, audience) => ({
    signRequest: async (request) => {
      if (withTokens) request.headers.set('authorization', `Bearer ${appToken(app, audience)}`);
      return request;
    },
  }),
};

// Only the one skill may call back.
const claims = {
  requiredEndorsements: [],
  validateClaims: async (all) => {
    const caller = all.find((claim) => claim.type === 'appid');
    if (caller && caller.value !== skillId) throw new Error(`${caller.value} may not call.`);
  },
};

async function root(context) {
  if (context.activity.type === ActivityTypes.Event) {
    events.push(context.activity.name);
    return;
  }
  const activity = TurnContext.applyConversationReference({ ...context.activity }, TurnContext.getConversationReference(context.activity), true);
  const conversationId = await ids.createSkillConversationIdWithOptions({
    fromBotOAuthScope: withTokens ? channels : '', fromBotId: rootId || 'root', activity, botFrameworkSkill: { id: 'citizenbot', appId: skillId || 'citizenbot', skillEndpoint: skillUrl },
  });
  activity.deliveryMode = context.activity.channelData.deliveryMode;
  const answer = await client.postActivity(rootId, skillId, skillUrl, `${address}/skills`, conversationId, activity);
  if (activity.deliveryMode === 'expectReplies') await context.sendActivities(answer.body.activities.filter((a) => a.type === ActivityTypes.Message));
}

const received = [];
let heard = () => {};
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
for (const [path, document] of Object.entries(documents(address))) server.get(path, (_, res) => res.status(200).send(document).end());
const loginUrl = withTokens ? await login({ cert: readFileSync(certificate), key: readFileSync(key) }, asked) : '';
const cloud = {
  ToChannelFromBotOAuthScope: channels, ToBotFromChannelTokenIssuer: channels,
  ToBotFromChannelOpenIdMetadataUrl: `${address}/openid`, ToBotFromEmulatorOpenIdMetadataUrl: `${address}/openid`,
};
auth = new ConfigurationBotFrameworkAuthentication(withTokens ? cloud : {}, credentials, claims);
adapter = new CloudAdapter(auth);
adapter.onTurnError = async (_, error) => console.error(error);
client = auth.createBotFrameworkClient();
new ChannelServiceRoutes(new CloudSkillHandler(adapter, root, ids, auth)).register(server, '/skills');
console.log(JSON.stringify({ address, loginUrl, rootId, skillId }));
const [skillUrl] = await new Promise((resolve) => { createInterface({ input: process.stdin }).once('line', (line) => resolve([line])); });

async function ask(text, deliveryMode = 'normal') {
  const before = received.length;
  const response = await fetch(`${address}/messages`, {
    method: 'POST', headers: { 'content-type': 'application/json', ...(withTokens && { authorization: `Bearer ${channelToken(rootId, `${address}/user`)}` }) },
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
    explained: entities?.some((entity) => entity.type === 'citizenbot/explanation') ?? false, events, asked,
  }));
}

await ask('Hur ansöker jag om förskola?');
await ask('How do I apply for preschool?');
await ask('Hur ansöker jag om förskola?', 'expectReplies');
process.exit(0);
