// Microsoft's login on this machine: an OpenID provider's documents, and tokens signed with its key. With a certificate also the token
// endpoint, over https as Azure's clients demand.
import { createSign, generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:https';

export const channels = 'https://api.botframework.com';
const apps = 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/';
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const encode = (part) => Buffer.from(JSON.stringify(part)).toString('base64url');

function sign(claims) {
  const now = Math.floor(Date.now() / 1000);
  const content = `${encode({ alg: 'RS256', typ: 'JWT', kid: 'key' })}.${encode({ nbf: now - 60, exp: now + 3600, ...claims })}`;
  return `${content}.${createSign('RSA-SHA256').update(content).sign(privateKey, 'base64url')}`;
}

/** What an app shows another one, or a channel. */
export const appToken = (app, audience) => sign({ iss: apps, aud: audience, appid: app, ver: '1.0' });

/** What a channel shows a bot. */
export const channelToken = (bot, serviceUrl) => sign({ iss: channels, aud: bot, serviceurl: serviceUrl });

/** The documents, by path. */
export const documents = (address) => ({
  '/openid': { issuer: channels, jwks_uri: `${address}/keys` },
  '/keys': { keys: [{ ...publicKey.export({ format: 'jwk' }), use: 'sig', kid: 'key' }] },
});

/** Starts the token endpoint; every request for a token is added to the list. */
export async function login(certificate, asked) {
  const server = createServer(certificate, async (req, res) => {
    let form = '';
    for await (const chunk of req) form += chunk;
    const { client_id: app, client_secret: secret, scope } = Object.fromEntries(new URLSearchParams(form));
    asked.push({ app, secret, scope });
    res.setHeader('content-type', 'application/json');
    res.end(JSON.stringify({ token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599, access_token: appToken(app, scope.replace('/.default', '')) }));
  });
  await new Promise((resolve) => { server.listen(0, 'localhost', resolve); });
  return `https://localhost:${server.address().port}`;
}
