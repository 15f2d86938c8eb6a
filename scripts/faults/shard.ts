// Proves a part of the faults in a copy of its own: `shard.ts <index> <count> [--slow] [topic…]` writes a verdict per line.
import { catalogue } from './catalogue.ts';
import { Copy } from './copy.ts';
import { judge, problemsWithout } from './judge.ts';

const [index = '0', count = '1', ...rest] = process.argv.slice(2);
const withSlow = rest.includes('--slow');
const all = await catalogue(rest.filter((word) => word !== '--slow'));
const faults = all
  .filter(({ slow }) => withSlow || !slow)
  .filter((_, at) => at % Number(count) === Number(index));
const write = (message: object): void =>
  void process.stdout.write(`\n@@${JSON.stringify(message)}\n`);

const copy = new Copy();
try {
  write({ unchanged: await problemsWithout(copy, faults) });
  for (const fault of faults) write({ verdict: await judge(copy, fault) });
} finally {
  copy.remove();
}
