import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The words on the closed widget's button, the one text that must be there before anything is fetched. */
export async function launcherLabels(folder) {
  const labels = {};
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort()) {
    const found = /^\s+widget\.launcher:\s*(?:"([^"]*)"|([^"{\n]+))\s*$/m.exec(await readFile(join(folder, file), 'utf8'));
    if (!found) throw new Error(`${file} has no plain widget.launcher`);
    labels[file.slice(0, -'.yaml'.length)] = (found[1] ?? found[2]).trim();
  }
  return labels;
}
