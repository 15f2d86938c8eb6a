/** `check`: reads metadata, compiles Apex and flows, and reports everything that would not run. */
import { checkProject } from '../org/check-project.ts';
import { StartError } from '../server/engine-client.ts';
import { counted, engineSettings, withEngine, write, type ProjectOptions } from './settings.ts';

/** Throws a StartError with one line for each problem. */
export async function check(project: ProjectOptions): Promise<void> {
  const problems = new Set(checkProject(project));
  await withEngine(
    engineSettings(project, { isTolerant: true }),
    (message) => {
      if (message.kind === 'problem') problems.add(message.line);
      if (message.kind === 'log') write(message.line);
    },
    async () => {}
  );
  if (problems.size > 0) throw new StartError([...problems, counted(problems.size)]);
  write('The project loads and compiles.');
}
