/** What Salesforce would refuse when the project is deployed: every check by its name. */
import { MetadataError, SUPPORT } from '../metadata/errors.ts';
import type { Problem } from '../metadata/problem.ts';
import { checkApex } from './apex.ts';
import { readDeployment, type DeployContext, type ProjectFolders } from './context.ts';
import { checkFlows } from './flows/flows.ts';
import { checkFormulas } from './formulas.ts';
import { checkLightningComponents } from './references/components.ts';
import { checkReferences } from './references/references.ts';
import { checkMetadata } from './schema/metadata.ts';

type Check = (context: DeployContext) => Problem[];

/** What loading the project reported, by the part of local-org that reported it. */
const loading =
  (...rules: string[]): Check =>
  (context) =>
    context.loading.filter(({ rule }) => rules.includes(rule));

/** In the order in which one mends: what is broken in an early one shows up again in the later ones. */
export const DEPLOY_CHECKS = {
  metadata: checkMetadata,
  references: checkReferences,
  components: checkLightningComponents,
  formulas: checkFormulas,
  apex: checkApex,
  flows: checkFlows,
  // Salesforce takes it, and local-org cannot run it.
  support: loading(SUPPORT)
} satisfies Record<string, Check>;

export type DeployCheckName = keyof typeof DEPLOY_CHECKS;

/** The problems of the named checks, or of all, each once, by file and line. */
export function checkDeployment(
  folders: ProjectFolders,
  names = Object.keys(DEPLOY_CHECKS) as DeployCheckName[]
): Problem[] {
  const context = readable(folders);
  if (Array.isArray(context)) return context;
  const problems = names.flatMap((name) => DEPLOY_CHECKS[name](context));
  const once = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
  return [...once.values()].sort(
    (left, right) => left.file.localeCompare(right.file, 'en') || left.line - right.line
  );
}

/** A mistake that local-org cannot go around is the only problem; without a project file there is nothing to check. */
function readable(folders: ProjectFolders): DeployContext | Problem[] {
  try {
    return readDeployment(folders);
  } catch (error) {
    if (!(error instanceof MetadataError) || error.file.endsWith('sfdx-project.json')) throw error;
    const { file, line, problem } = error;
    return [{ file, line, rule: 'metadata', message: problem }];
  }
}
