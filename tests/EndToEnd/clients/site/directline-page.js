// A citizen on the real client; the test drives it and reads what it received.
const { DirectLine, ConnectionStatus } = window.DirectLine;
const citizen = { received: [], statuses: [], errors: [] };
window.citizen = citizen;

window.connect = (options) => {
  const client = new DirectLine({ domain, pollingInterval: 300, ...options });
  client.connectionStatus$.subscribe((status) => citizen.statuses.push(ConnectionStatus[status]), () => {});
  client.activity$.subscribe((activity) => citizen.received.push(activity), (error) => citizen.errors.push(String(error)));
  citizen.client = client;
};

window.begin = async (webSocket) => {
  citizen.session = await arrive();
  connect({ token: citizen.session.token, webSocket });
};

// As a page does whose polling has ended: a new client goes on where the old one was.
window.goOn = (webSocket) => {
  const { token, conversationId, watermark } = citizen.client;
  citizen.client.end();
  connect({ token, conversationId, watermark, webSocket });
};

window.say = (text, more = {}) => new Promise((resolve, reject) => citizen.client.postActivity({
  type: 'message', text, from: { id: citizen.session.user.id }, channelData: { clientActivityID: crypto.randomUUID() }, ...more,
}).subscribe(resolve, reject));

// Two files; the second is ready first, as on a real page where the first is large.
window.upload = () => {
  const address = (content, type) => URL.createObjectURL(new Blob([content], { type }));
  const pixel = Uint8Array.from(atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='), (c) => c.charCodeAt(0));
  return say('', {
    attachments: [
      { contentType: 'image/png', contentUrl: address(pixel, 'image/png'), name: 'karta.png' },
      { contentType: 'text/plain', contentUrl: address('Hålet är djupt.', 'text/plain'), name: 'hål i vägen.txt' },
    ],
  });
};

window.load = async (url) => {
  const response = await fetch(url);
  return { status: response.status, type: response.headers.get('content-type'), size: (await response.arrayBuffer()).byteLength };
};
