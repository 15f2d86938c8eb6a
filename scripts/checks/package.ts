// The packaging checklist, as far as a script can tell; docs/releasing.md has the rest.
import type { Gate } from './gate.ts';
import { customMetadataProblems } from './package/custom-metadata.ts';
import { globalApiProblems } from './package/global-api.ts';
import {
  apexNamespaceProblems,
  auraRecordProblems,
  scriptNamespaceProblems
} from './package/namespace.ts';
import { packageableProblems } from './package/packageable.ts';
import { projectFileProblems } from './package/project-file.ts';
import { releasedProblems } from './package/released.ts';
import { secretProblems } from './package/secrets.ts';
import { readPackage } from './package/source.ts';

const CHECKS = [
  projectFileProblems,
  packageableProblems,
  globalApiProblems,
  apexNamespaceProblems,
  auraRecordProblems,
  scriptNamespaceProblems,
  customMetadataProblems,
  secretProblems,
  releasedProblems
];

export const packageShape: Gate = {
  name: 'package',
  run(scope) {
    const source = readPackage(scope);
    return CHECKS.flatMap((check) => check(source));
  }
};
