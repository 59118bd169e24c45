// Bundles the tests for node's own test runner and runs them.
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const web = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const out = resolve(web, '../obj/web-tests');
rmSync(out, { recursive: true, force: true });
const tests = readdirSync(join(web, 'tests')).filter((name) => name.endsWith('.test.ts'));
await build({
  absWorkingDir: web, entryPoints: tests.map((name) => `tests/${name}`), outdir: out, outExtension: { '.js': '.mjs' },
  bundle: true, platform: 'node', format: 'esm', target: 'node20', sourcemap: 'inline', logLevel: 'warning',
  jsx: 'automatic', jsxImportSource: 'preact',
});
const { status } = spawnSync(process.execPath, ['--test', '--enable-source-maps', ...tests.map((name) => join(out, name.replace(/\.ts$/, '.mjs')))], { stdio: 'inherit' });
process.exit(status ?? 1);
