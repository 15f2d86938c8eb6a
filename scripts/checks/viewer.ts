// The static resource of the document viewer is what its sources build.
import { staleViewerFiles } from '../build-viewer.ts';
import { problemAt, type Gate } from './gate.ts';

export const viewer: Gate = {
  name: 'viewer',
  async run(scope) {
    const stale = await staleViewerFiles();
    return stale.map((file) =>
      problemAt(scope, file, 1, {
        rule: 'stale',
        message: 'The file is not what scripts/viewer builds.',
        fix: 'Run `node scripts/run.mjs scripts/build-viewer.ts`.'
      })
    );
  }
};
