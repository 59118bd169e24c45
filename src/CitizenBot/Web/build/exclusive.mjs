// Runs a command while no other build runs one here: node build/exclusive.mjs npm ci
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const [command, ...args] = process.argv.slice(2);
if (Number(process.versions.node.split('.')[0]) < 20) process.exit(1);
if (command === '--version') process.exit(0);

const objects = resolve(dirname(fileURLToPath(import.meta.url)), '../../obj');
const lock = join(objects, 'web.lock');
mkdirSync(objects, { recursive: true });
while (!taken()) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
try {
  process.exitCode = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' }).status ?? 1;
} finally {
  rmSync(lock, { force: true });
}

function taken() {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!holderLives()) rmSync(lock, { force: true });
    return false;
  }
}

/** A build that was killed leaves its lock behind. */
function holderLives() {
  try {
    const holder = Number(readFileSync(lock, 'utf8'));
    // Between the creation of the file and its content there is a moment without a number.
    if (holder > 0) process.kill(holder, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
