// Runs a project file on the Node 24 that comes with the project, whatever Node started npm.
import { spawnSync } from 'node:child_process';
import { node24 } from './toolchain.mjs';

const [file, ...args] = process.argv.slice(2);
const { status } = spawnSync(node24(), ['--disable-warning=ExperimentalWarning', file, ...args], {
  stdio: 'inherit'
});
process.exit(status ?? 1);
