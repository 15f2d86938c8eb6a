// What Salesforce would refuse, as local-org knows it: one gate for each of its deployment checks.
import {
  checkDeployment,
  DEPLOY_CHECKS,
  type DeployCheckName
} from '../../local-org/src/deploy/checks.ts';
import type { Gate } from './gate.ts';

export const deployGates: Gate[] = Object.keys(DEPLOY_CHECKS).map((name) => ({
  name,
  run: ({ root }) => checkDeployment({ root }, [name as DeployCheckName])
}));
