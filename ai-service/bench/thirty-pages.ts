/**
 * Measures the way of a 30-page PDF through the running service, from its arrival to the result, and how
 * the service answers others meanwhile: `node ai-service/bench/thirty-pages.ts [file.pdf]`.
 */
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { makePdf } from '../test/support/contracts.ts';
import { startService, type Service } from '../test/support/service.ts';

const rounds = 10;
const targetMilliseconds = 3000;

interface Round {
  upload: number;
  result: number;
  pings: number[];
}

async function measure(service: Service, bytes: Uint8Array): Promise<Round> {
  const arrived = performance.now();
  const { body: document } = await service.upload(bytes);
  const upload = performance.now() - arrived;
  const { body } = await service.extract(document.id);
  let isDone = false;
  const pings: number[] = [];
  const pinging = (async () => {
    while (!isDone) {
      const started = performance.now();
      await service.call('GET', '/readyz');
      pings.push(performance.now() - started);
      await sleep(20);
    }
  })();
  const last = (await service.follow(body.id)).at(-1);
  const result = performance.now() - arrived;
  isDone = true;
  await pinging;
  if (last.status !== 'completed') throw new Error(JSON.stringify(last.error));
  return { upload, result, pings };
}

function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}

const [file] = process.argv.slice(2);
const service = await startService();
try {
  const measured: Round[] = [];
  for (let round = 0; round < rounds; round++) {
    // Other bytes each time: the service would recognise the document and answer at once.
    const bytes = file
      ? Buffer.concat([await readFile(file), Buffer.from(`\n%${round}`)])
      : await makePdf({ pages: 30, seed: `bench ${round}` });
    measured.push(await measure(service, bytes));
  }
  const row = (values: number[]) => ({
    'first (ms)': Math.round(values[0] ?? 0),
    'p50 (ms)': quantile(values, 0.5),
    'max (ms)': quantile(values, 1)
  });
  const results = measured.map(({ result }) => result);
  console.table({
    'upload and quick look': row(measured.map(({ upload }) => upload)),
    'arrival to result': row(results),
    'readyz meanwhile': row(measured.flatMap(({ pings }) => pings))
  });
  const isMet = Math.max(...results) < targetMilliseconds;
  console.log(`target: arrival to result < ${targetMilliseconds} ms: ${isMet ? 'met' : 'MISSED'}`);
  process.exitCode = isMet ? 0 : 1;
} finally {
  await service.stop();
}
