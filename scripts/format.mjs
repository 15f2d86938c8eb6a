// `npm run format`: prettier over the whole repository.
import { spawnSync } from 'node:child_process';
import { root } from './toolchain.mjs';

const { status } = spawnSync(
  process.execPath,
  ['node_modules/prettier/bin/prettier.cjs', '--write', '--log-level=warn', '.'],
  { cwd: root, stdio: 'inherit' }
);
process.exit(status ?? 1);
