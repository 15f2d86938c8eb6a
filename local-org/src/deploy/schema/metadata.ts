/** The metadata files one by one: the schema, and the rules of the platform that the schema does not hold. */
import type { Problem } from '../../metadata/problem.ts';
import type { DeployContext } from '../context.ts';
import { checkCustomMetadata } from '../references/custom-metadata.ts';
import { checkFields } from './fields.ts';
import { checkComponentSettings } from './component-settings.ts';
import { checkNames } from './names.ts';
import { checkObjects } from './objects.ts';
import { checkPairs } from './pairs.ts';
import { checkRelationshipNames } from './relations.ts';
import { checkSchema } from './schema.ts';
import { checkTabs } from './tabs.ts';

const CHECKS: ((context: DeployContext) => Problem[])[] = [
  checkSchema,
  checkFields,
  checkObjects,
  checkNames,
  checkComponentSettings,
  checkPairs,
  checkRelationshipNames,
  checkTabs,
  checkCustomMetadata
];

/** What loading reported of the metadata is left out where one of the checks says more of the same line. */
export function checkMetadata(context: DeployContext): Problem[] {
  const problems = CHECKS.flatMap((check) => check(context));
  const lines = new Set(problems.map(({ file, line }) => `${file}:${line}`));
  const loading = context.loading.filter(
    ({ rule, file, line }) => rule === 'metadata' && !lines.has(`${file}:${line}`)
  );
  return [...loading, ...problems];
}
