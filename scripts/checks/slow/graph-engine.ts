// Salesforce Graph Engine: follows every path from an entry point to the database and asks for access checks on it.
import path from 'node:path';
import type { Gate } from '../gate.ts';
import { withoutAccepted } from './accepted.ts';
import { findingsOf } from './engines.ts';

export const graphEngine: Gate = {
  name: 'graph-engine',
  async run(scope) {
    const { root, files, progress } = scope;
    const found = await findingsOf({
      root,
      engines: ['sfge'],
      selectors: ['sfge:Security'],
      files,
      progress,
      report: files ? undefined : path.join(root, '.local', 'reports', 'graph-engine')
    });
    return withoutAccepted(scope, found, (rule) => rule.startsWith('sfge:'));
  }
};
