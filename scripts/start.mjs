// `npm start`: installs what is missing, then starts ai-service and local-org. Runs on Node 20 or newer.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { installDependencies, node24, root } from './toolchain.mjs';

const [major] = process.versions.node.split('.').map(Number);
if (major < 20) {
  console.error(`Node 20 or newer is needed; this is ${process.version}. See https://nodejs.org.`);
  process.exit(1);
}
try {
  installDependencies();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
const file = path.join(root, 'scripts', 'demo.mjs');
const demo = spawn(
  node24(),
  ['--disable-warning=ExperimentalWarning', file, ...process.argv.slice(2)],
  { stdio: 'inherit' }
);
// The terminal sends Ctrl-C to both processes; this one waits for the other to finish tidily.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => demo.kill('SIGTERM'));
demo.on('exit', (code, signal) => process.exit(code ?? (signal ? 0 : 1)));
