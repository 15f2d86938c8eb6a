// Child process that builds the page, and builds it again for each message it gets: node build-main.ts <root> <cache directory>.
import { buildPage } from './build.ts';

const [root, cacheDirectory] = process.argv.slice(2);
if (!root || !cacheDirectory || !process.send) {
  throw new Error('usage: fork build-main.ts with <root> <cache directory>');
}
/** The server may have ended while the page was built. */
const send = (answer: object): void => {
  if (process.connected) process.send?.(answer, undefined, undefined, () => {});
};

let again = false;
let running = false;

async function run(): Promise<void> {
  if (running) {
    again = true;
    return;
  }
  running = true;
  try {
    do {
      again = false;
      send(await answer());
    } while (again);
  } finally {
    running = false;
  }
}

async function answer() {
  try {
    return { build: await buildPage(root as string, cacheDirectory as string) };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}

process.on('message', () => void run());
process.on('disconnect', () => process.exit(0));
void run();
