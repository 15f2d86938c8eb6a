// Who may query, write, call out and import in the package: docs/architecture.md, "Layers".
import type { Gate } from './gate.ts';
import { componentProblems } from './layers/components.ts';
import { featureProblems } from './layers/features.ts';
import { accessProblems, roleProblems, sharingProblems, triggerProblems } from './layers/roles.ts';
import { apexFiles } from './layers/source.ts';

export const layers: Gate = {
  name: 'layers',
  run(scope) {
    const apex = apexFiles(scope);
    return [
      ...apex.flatMap((file) => [...roleProblems(scope, file), ...accessProblems(scope, file)]),
      ...sharingProblems(scope, apex),
      ...triggerProblems(scope, apex),
      ...featureProblems(scope, apex),
      ...componentProblems(scope)
    ];
  }
};
