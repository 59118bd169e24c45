// The peer bot: `node bot.js echo|dialog`. Plain node:http below CloudAdapter, so that no web framework is measured with it.
const http = require('node:http');
const {
  ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication, ConversationState, MemoryStorage,
} = require('botbuilder');
const { DialogSet, DialogTurnStatus, TextPrompt, WaterfallDialog } = require('botbuilder-dialogs');

class EchoBot extends ActivityHandler {
  constructor() {
    super();
    this.onMessage(async (context, next) => {
      await context.sendActivity(`Echo: ${context.activity.text}`);
      await next();
    });
  }
}

class TwoStepBot extends ActivityHandler {
  constructor() {
    super();
    this.state = new ConversationState(new MemoryStorage());
    this.dialogs = new DialogSet(this.state.createProperty('dialogs'));
    this.dialogs.add(new TextPrompt('text'));
    this.dialogs.add(new WaterfallDialog('root', [
      (step) => step.prompt('text', 'What is your name?'),
      async (step) => {
        await step.context.sendActivity(`Hello ${step.result}`);
        return step.endDialog();
      },
    ]));
    this.onMessage(async (context, next) => {
      const dialogContext = await this.dialogs.createContext(context);
      const result = await dialogContext.continueDialog();
      if (result.status === DialogTurnStatus.empty) await dialogContext.beginDialog('root');
      await next();
    });
  }

  async run(context) {
    await super.run(context);
    await this.state.saveChanges(context);
  }
}

const bot = process.argv[2] === 'echo' ? new EchoBot() : new TwoStepBot();
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
adapter.onTurnError = async (_, error) => console.error(error);

const server = http.createServer((request, response) => {
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () => {
    request.body = JSON.parse(Buffer.concat(parts).toString());
    response.status = (code) => { response.statusCode = code; return response; };
    response.header = (name, value) => { response.setHeader(name, value); return response; };
    response.send = (body) => {
      response.setHeader('content-type', 'application/json');
      response.end(body === undefined ? '' : JSON.stringify(body));
    };
    adapter.process(request, response, (context) => bot.run(context)).catch((error) => {
      console.error(error);
      response.writeHead(500).end();
    });
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => console.log(`ready http://127.0.0.1:${server.address().port}`));

// Ends with whoever started it.
process.stdin.on('end', () => process.exit(0)).resume();
