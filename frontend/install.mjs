// Called by Maven before anything is built: runs `npm ci` when package-lock.json has changed since
// the last time. Exit code 1 with a sentence on standard error when Node or npm do not fit.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

const MARK = 'node_modules/.installed-lock';
const OLDEST = [20, 19];
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

function giveUp(sentence) {
  console.error(`\nThe pages cannot be built: ${sentence}\n`);
  process.exit(1);
}

function readOr(path, otherwise) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return otherwise;
  }
}

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  giveUp(
    `Node ${process.versions.node} is too old, ${OLDEST.join('.')} or newer is needed (https://nodejs.org).`,
  );
}

const wanted = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
if (readOr(MARK, '') !== wanted) {
  const run = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (run.error) {
    giveUp(`npm was not found (${run.error.message}). It comes with Node: https://nodejs.org.`);
  }
  if (run.status !== 0) {
    giveUp(`npm ci ended with ${run.status ?? run.signal}; its messages are above.`);
  }
  writeFileSync(MARK, wanted);
}
