// `npm run check`: every gate that needs no test run. Each says file, line and what is wrong.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { checkViewer } from './build-viewer.mjs';
import { checkDifferences } from './checks/differences.mjs';
import { checkLayers } from './checks/layers.mjs';
import { checkLwc } from './checks/lwc.mjs';
import { checkMetadataPairs } from './checks/metadata-pairs.mjs';
import { checkSizes } from './checks/sizes.mjs';
import { root } from './toolchain.mjs';

const { values } = parseArgs({ options: { report: { type: 'string' } } });

const tool =
  (file, ...args) =>
  () => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', path.join('node_modules', file), ...args],
      { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }
    );
    return status === 0 ? [] : [stdout.trim(), stderr.trim()].filter(Boolean);
  };

const gates = {
  format: tool('prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'),
  lint: tool('eslint/bin/eslint.js', '--max-warnings=0', '.'),
  types: tool('typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json'),
  dependencies: tool(
    'dependency-cruiser/bin/dependency-cruiser.mjs',
    '--config',
    'config/dependency-cruiser.cjs',
    '--output-type',
    'err',
    'ai-service/src',
    'local-org/src'
  ),
  lwc: checkLwc,
  viewer: checkViewer,
  'metadata pairs': checkMetadataPairs,
  layers: checkLayers,
  differences: checkDifferences,
  sizes: checkSizes
};

let passed = 0;
let failed = 0;
for (const [name, gate] of Object.entries(gates)) {
  const began = Date.now();
  const problems = await gate();
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  if (problems.length === 0) {
    passed += 1;
    console.log(`ok    ${name} (${seconds} s)`);
  } else {
    failed += 1;
    console.log(`FAIL  ${name} (${seconds} s)\n${problems.join('\n')}`);
  }
}
if (values.report) writeFileSync(values.report, JSON.stringify({ passed, failed }));
console.log(`${passed} gates passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
