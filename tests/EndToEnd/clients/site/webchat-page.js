arrive().then((session) => {
  window.session = session;
  window.WebChat.renderWebChat({
    directLine: window.WebChat.createDirectLine({ token: session.token, domain }),
    userID: session.user.id,
    locale: 'sv-SE',
    sendTypingIndicator: true,
  }, document.getElementById('webchat'));
});

// Another client of the same conversation.
window.post = async (activity) => {
  const response = await fetch(`${domain}/conversations/${session.conversationId}/activities`, {
    method: 'POST', headers: { authorization: `Bearer ${session.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ type: 'message', from: { id: session.user.id }, ...activity }),
  });
  return (await response.json()).id;
};

window.said = async () => {
  const response = await fetch(`${domain}/conversations/${session.conversationId}/activities`, { headers: { authorization: `Bearer ${session.token}` } });
  return (await response.json()).activities;
};
