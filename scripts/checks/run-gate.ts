// One gate in a process of its own: `run-gate.ts <name>` writes its problems as JSON on the last line.
import { gateNamed } from './gates.ts';
import { root } from '../toolchain.mjs';

const gate = gateNamed(process.argv[2] ?? '');
const problems = await gate.run({ root });
process.stdout.write(`\n${JSON.stringify(problems)}\n`, () => process.exit(0));
