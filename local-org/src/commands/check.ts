/** `check`: reports everything that Salesforce would refuse when the project is deployed, and what would not run here. */
import { checkDeployment } from '../deploy/checks.ts';
import { problemText } from '../metadata/problem.ts';
import { StartError } from '../server/engine-client.ts';
import { counted, write, type ProjectOptions } from './settings.ts';

/** Throws a StartError with one line for each problem. */
export function check(project: ProjectOptions): void {
  const problems = checkDeployment(project);
  if (problems.length > 0) {
    throw new StartError([...problems.map(problemText), counted(problems.length)]);
  }
  write('The project loads, compiles and refers to nothing that is not there.');
}
