// Web Chat as its documentation embeds it, on the same server, in the same language.
const { server } = document.currentScript.dataset;
const arrived = arrive();
async function arrive() {
  const response = await fetch(`${server}assistants/goteborg-se/token`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ locale: 'sv' }),
  });
  return response.json();
}
arrived.then(({ token, user }) => window.WebChat.renderWebChat({
  directLine: window.WebChat.createDirectLine({ token, domain: `${server}v3/directline` }),
  userID: user.id, locale: 'sv-SE',
}, document.getElementById('webchat')));
