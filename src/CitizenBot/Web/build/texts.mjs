import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** One plain text in every language of the content: for what must be sayable before, or without, the server. */
export async function textIn(folder, id) {
  const texts = {};
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort()) {
    const line = new RegExp(`^\\s+${id.replaceAll('.', '\\.')}:\\s*(?:"([^"]*)"|([^"{\\n]+))\\s*$`, 'm');
    const found = line.exec(await readFile(join(folder, file), 'utf8'));
    if (!found) throw new Error(`${file} has no plain ${id}`);
    texts[file.slice(0, -'.yaml'.length)] = (found[1] ?? found[2]).trim();
  }
  return texts;
}
