// Language detectors from npm on the same texts. In: {"texts": [...], "languages": [...]}, on standard input.
// Out: for each detector {"name", "answers": [...], "micros"}; an answer is the detector's own code, or null.
import { francAll } from 'franc';
import { detectAll } from 'tinyld/heavy';
import { eld } from 'eld/large';
import cld3 from 'cld3-asm';
import { getLIDModel } from 'fasttext.wasm.js';

let input = '';
for await (const chunk of process.stdin) input += chunk;
const { texts } = JSON.parse(input);

const cld = (await cld3.loadModule()).create(0, 1000);
const fasttext = await getLIDModel();
await fasttext.load();

const detectors = {
  franc: (text) => francAll(text, { minLength: 1 })[0]?.[0],
  tinyld: (text) => detectAll(text)[0]?.lang,
  eld: (text) => eld.detect(text).language,
  'cld3-asm': (text) => cld.findLanguage(text).language,
  'fasttext.wasm.js': async (text) => (await fasttext.identify(text))?.alpha2,
};
const results = [];
for (const [name, detect] of Object.entries(detectors)) {
  for (const text of texts.slice(0, 500)) await detect(text);
  const begun = performance.now();
  const answers = [];
  for (const text of texts) answers.push((await detect(text)) ?? null);
  results.push({ name, answers, micros: (performance.now() - begun) * 1000 / texts.length });
}
process.stdout.write(JSON.stringify(results));
