// Every file of the package belongs to a feature.
import { projectFiles } from './files.ts';
import { problemAt, type Gate } from './gate.ts';

export const features: Gate = {
  name: 'features',
  run(scope) {
    return projectFiles({ root: scope.root }, /^force-app\/main\/default\//).map((file) =>
      problemAt(scope, file, 1, {
        rule: 'unclaimed',
        message: 'The file belongs to no feature: this is where the command line drops new ones.',
        fix: 'Move it into a feature folder.'
      })
    );
  }
};
