// Runs a command while no other build runs one here, and leaves a stamp when it succeeds:
//   node build/exclusive.mjs ../obj/web.stamp npm run build
// Whoever had to wait for another build that left the same stamp has nothing left to do.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const [stampName, command, ...args] = process.argv.slice(2);
if (Number(process.versions.node.split('.')[0]) < 20) process.exit(1);
if (stampName === '--version') process.exit(0);

const web = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const objects = resolve(web, '../obj');
const lock = join(objects, 'web.lock');
const stamp = resolve(web, stampName);
const before = stampTime();
mkdirSync(objects, { recursive: true });
while (!taken()) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
try {
  if (stampTime() === before) {
    process.exitCode = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' }).status ?? 1;
    if (process.exitCode === 0) writeFileSync(stamp, '');
  }
} finally {
  rmSync(lock, { force: true });
}

function stampTime() {
  return statSync(stamp, { throwIfNoEntry: false })?.mtimeMs;
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
