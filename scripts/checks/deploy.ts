// What Salesforce would refuse, as local-org knows it: one gate for each of its deployment checks, but for the components':
// they have a stricter one of their own.
import {
  checkDeployment,
  DEPLOY_CHECKS,
  type DeployCheckName
} from '../../local-org/src/deploy/checks.ts';
import type { Gate } from './gate.ts';

export const deployGates: Gate[] = Object.keys(DEPLOY_CHECKS)
  .filter((name) => name !== 'components')
  .map((name) => ({
    name,
    run: ({ root }) => checkDeployment({ root }, [name as DeployCheckName])
  }));
