// NLP.js as its documentation sets it up, on one set. In: {"language", "train": [[intent, text], ...], "test": [text, ...]}, a line.
// Out: {"answers": [[intent, score], ...], "learnt": seconds, "micros": a message}; whatever its own threshold would refuse is answered.
'use strict';
const { containerBootstrap, Nlp } = require('@nlpjs/basic');
const { LangAll } = require('@nlpjs/lang-all');

const Names = { nb: 'no' };
let text = '';
process.stdin.on('data', (chunk) => { text += chunk; });
process.stdin.on('end', async () => {
  const set = JSON.parse(text);
  const language = Names[set.language] ?? set.language;
  const container = await containerBootstrap();
  container.use(LangAll);
  const nlp = new Nlp({ container, languages: [language], autoSave: false, autoLoad: false, forceNER: false, nlu: { log: false } });
  nlp.addLanguage(language);
  for (const [intent, example] of set.train) nlp.addDocument(language, example, intent);
  const begun = performance.now();
  await nlp.train();
  const learnt = (performance.now() - begun) / 1000;
  for (const example of set.test.slice(0, 200)) await nlp.process(language, example);
  const asked = performance.now();
  const answers = [];
  for (const example of set.test) {
    const result = await nlp.process(language, example);
    const best = result.classifications[0];
    answers.push([best.intent, best.score]);
  }
  const micros = (performance.now() - asked) * 1000 / set.test.length;
  process.stdout.write(JSON.stringify({ answers, learnt, micros }));
});
