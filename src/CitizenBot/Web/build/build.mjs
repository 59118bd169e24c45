// Builds the widget, the desk and the pages into ../wwwroot, and fails when the widget outgrows its budget.
import { build } from 'esbuild';
import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { minifyCss } from './minifyCss.mjs';
import { textIn } from './texts.mjs';

const web = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const out = resolve(web, '../wwwroot');
const assets = join(out, 'assets');
const texts = resolve(web, '../../../assistants/shared/texts');

const common = {
  absWorkingDir: web, bundle: true, minify: true, target: 'es2022', legalComments: 'none', logLevel: 'warning',
  jsx: 'automatic', jsxImportSource: 'preact', metafile: true,
  plugins: [minifyCss()],
};

await rm(assets, { recursive: true, force: true });
await rm(join(out, 'pages'), { recursive: true, force: true });
await mkdir(assets, { recursive: true });

// Names carry a hash of what is in them, so that /assets can be cached for ever.
const modules = await build({
  ...common, define: { UNREACHABLE: JSON.stringify(await textIn(texts, 'widget.connection.unavailable')) },
  format: 'esm', outdir: assets, entryNames: '[name]-[hash]',
  entryPoints: [{ in: 'widget/app.tsx', out: 'widget' }, { in: 'widget/frame.ts', out: 'frame' }, { in: 'desk/app.tsx', out: 'desk' }, { in: 'pages/desk.css', out: 'desk-page' }, { in: 'pages/pages.css', out: 'pages' }],
});
const names = new Map(Object.keys(modules.metafile.outputs).map((path) => {
  const name = basename(path);
  return [name.replace(/-[A-Z0-9]{8}\./, '.'), `assets/${name}`];
}));

await build({
  ...common, format: 'iife', outfile: join(out, 'widget.js'), entryPoints: ['widget/loader.ts'],
  define: {
    APP_MODULE: JSON.stringify(names.get('widget.js')),
    LABELS: JSON.stringify({
      launcher: await textIn(texts, 'widget.launcher'), new: await textIn(texts, 'widget.new'), unreachable: await textIn(texts, 'widget.connection.unavailable'),
    }),
  },
});

await cp(join(web, 'pages'), join(out, 'pages'), { recursive: true, filter: (path) => !path.endsWith('.css') });
for (const page of await readdir(join(out, 'pages'), { recursive: true })) {
  if (!page.endsWith('.html')) continue;
  const html = await readFile(join(out, 'pages', page), 'utf8');
  await writeFile(join(out, 'pages', page), html.replace(/\{asset:([^}]+)\}/g, (_, name) => `/${names.get(name) ?? fail(`${page} names ${name}, which is not built`)}`));
}

await withinBudget(join(out, 'widget.js'), 4);
await withinBudget(join(out, names.get('widget.js')), 45);
await withinBudget(join(out, names.get('desk.js')), 60);

async function withinBudget(file, kilobytes) {
  const size = gzipSync(await readFile(file), { level: 9 }).length;
  const line = `${basename(file)}: ${(size / 1024).toFixed(1)} KB compressed, at most ${kilobytes}`;
  if (size > kilobytes * 1024) fail(line);
  console.log(line);
}

function fail(message) {
  console.error(`error: ${message}`);
  process.exit(1);
}
