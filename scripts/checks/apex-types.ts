// Apex types by two compilers that know nothing of each other: apex-ls and local-org. They must agree.
import { checkDeployment } from '../../local-org/src/deploy/checks.ts';
import { compare, isKnown, readGaps } from './apex-agreement.ts';
import { apexLsProblems } from './apex-ls.ts';
import type { Gate } from './gate.ts';

export const apexTypes: Gate = {
  name: 'apex types',
  run: ({ root }) => {
    const gaps = readGaps();
    const { both, onlyLocalOrg, onlyApexLs } = compare(
      checkDeployment({ root }, ['apex']),
      apexLsProblems(root)
    );
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
