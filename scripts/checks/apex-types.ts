// Apex types by two compilers that know nothing of each other: apex-ls and local-org. They must agree.
import { checkDeployment } from '../../local-org/src/deploy/checks.ts';
import { compare, isKnown, readGaps } from './apex-agreement.ts';
import { apexLsProblems } from './apex-ls.ts';
import type { Gate } from './gate.ts';

export const apexTypes: Gate = {
  name: 'apex-types',
  run: async ({ root }) => {
    const gaps = readGaps();
    // The other process starts first and works while local-org compiles here.
    const other = apexLsProblems(root);
    const own = checkDeployment({ root }, ['apex']);
    const { both, onlyLocalOrg, onlyApexLs } = compare(own, await other);
    return [
      ...both.map((problem) => ({ ...problem, message: `apex-ls: ${problem.message}` })),
      ...onlyApexLs
        .filter((problem) => !isKnown(problem, gaps.onlyApexLs))
        .map((problem) => ({
          ...problem,
          message: `Only apex-ls reports this: ${problem.message}`,
          fix: 'Mend the code; where the code is right, list the message in config/apex-ls-gaps.json.'
        })),
      ...onlyLocalOrg
        .filter((problem) => !isKnown(problem, gaps.onlyLocalOrg))
        .map((problem) => ({
          ...problem,
          rule: 'only-local-org',
          message: `Only local-org reports this: ${problem.message}`,
          fix: 'Mend the code; where the code is right, mend local-org.'
        }))
    ];
  }
};
