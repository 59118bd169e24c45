// A citizen on the real Direct Line client. Prints one line of JSON for each conversation; then, when a line comes in
// (the server has been started again meanwhile), one more for a conversation that was open all the time.
import { createInterface } from 'node:readline';
import directline from 'botframework-directlinejs';
import ws from 'ws';
import xhr2 from 'xhr2';

globalThis.XMLHttpRequest = xhr2;
globalThis.WebSocket = ws;
const { DirectLine, ConnectionStatus } = directline;
const [address, mode] = process.argv.slice(2);
const questions = {
  sv: 'Hur ansöker jag om förskola?',
  en: 'How do I apply for preschool?',
  ar: 'كيف أقدم طلبًا للحصول على مكان في روضة الأطفال؟',
  fi: 'Miten haen lapselleni päiväkotipaikkaa?',
  so: 'Sideen ubadkayga ugu codsadaa xannaanada carruurta?',
};

async function arrive(locale) {
  const response = await fetch(new URL('assistants/goteborg-se/token', address), {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ locale }),
  });
  const { token, conversationId, user } = await response.json();
  const client = new DirectLine({ token, domain: new URL('v3/directline', address).href, webSocket: mode === 'websocket', pollingInterval: 300 });
  const citizen = { client, conversationId, user, received: [], statuses: [], waiting: new Set() };
  const look = () => citizen.waiting.forEach((check) => check());
  client.connectionStatus$.subscribe((status) => { citizen.statuses.push(ConnectionStatus[status]); look(); }, () => {});
  client.activity$.subscribe((activity) => { citizen.received.push(activity); look(); }, () => {});
  return citizen;
}

function until(citizen, find, what) {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error(`${what} did not come. ${JSON.stringify(citizen.statuses)} ${JSON.stringify(citizen.received)}`)), 60_000);
    const check = () => {
      const found = find();
      if (found === undefined) return;
      clearTimeout(limit);
      citizen.waiting.delete(check);
      resolve(found);
    };
    citizen.waiting.add(check);
    check();
  });
}

const post = (citizen, text) => new Promise((resolve, reject) =>
  citizen.client.postActivity({ type: 'message', text, from: { id: citizen.user.id } }).subscribe(resolve, reject));
const isFromBot = (activity) => activity.type === 'message' && activity.from.role === 'bot';
const explanation = (activity) => activity.entities?.find((entity) => entity.type === 'citizenbot/explanation');

async function ask(citizen, language) {
  const id = await post(citizen, questions[language]);
  const answer = await until(citizen, () => citizen.received.find((a) => isFromBot(a) && a.replyToId === id), `The answer to ${id}`);
  const ids = citizen.received.map((activity) => activity.id);
  console.log(JSON.stringify({
    language,
    online: citizen.statuses.includes('Online'),
    greeted: citizen.received.find(isFromBot).text !== answer.text,
    echoes: citizen.received.filter((a) => a.id === id).length,
    doubled: ids.length - new Set(ids).size,
    intent: explanation(answer)?.intent,
    locale: answer.locale,
  }));
}

let last;
for (const language of Object.keys(questions)) {
  const citizen = await arrive(language);
  await until(citizen, () => citizen.received.find(isFromBot), 'The greeting');
  await ask(citizen, language);
  if (language === 'sv') last = citizen;
  else citizen.client.end();
}

for await (const _ of createInterface({ input: process.stdin })) {
  await ask(last, 'sv');
  break;
}
process.exit(0);
