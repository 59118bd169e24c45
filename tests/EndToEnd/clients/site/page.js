// What the pages share: where the server is, and a token of its own for a new conversation.
const server = new URLSearchParams(location.search).get('server');
const domain = `${server}v3/directline`;

async function arrive(locale = 'sv') {
  const response = await fetch(`${server}assistants/goteborg-se/token`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ locale }),
  });
  return response.json();
}
