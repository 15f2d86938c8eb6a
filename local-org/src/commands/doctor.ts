/** `doctor`: what a project uses and local-org lacks, the most frequent first, with file and line. */
import { relative } from 'node:path';
import { counted, engineSettings, withEngine, write, type ProjectOptions } from './settings.ts';

const SHOWN_PLACES = 20;

/**
 * Compile errors of a project that compiles on the platform are things that local-org lacks; so are calls of members that
 * are only there to compile.
 */
export async function doctor(project: ProjectOptions): Promise<void> {
  const problems: string[] = [];
  await withEngine(
    engineSettings(project, { isTolerant: true }),
    (message) => {
      if (message.kind === 'problem') problems.push(message.line);
    },
    async (engine) => {
      problems.push(...((await engine.request({ kind: 'gaps' })) as string[]));
    }
  );
  for (const [what, places] of byMessage(problems, project.root)) {
    write(`${what}  (${places.length})`);
    for (const place of places.slice(0, SHOWN_PLACES)) write(`    ${place}`);
    const more = places.length - SHOWN_PLACES;
    if (more > 0) write(`    and ${more} more`);
  }
  write(counted(problems.length));
  process.exitCode = problems.length > 0 ? 1 : 0;
}

function byMessage(problems: string[], root: string): [string, string[]][] {
  const groups = new Map<string, string[]>();
  for (const problem of problems) {
    const [, place = '', what = problem] = /^(.+?:\d+(?::\d+)?): ([^]*)$/.exec(problem) ?? [];
    const places = groups.get(what) ?? [];
    groups.set(what, places);
    places.push(relative(root, place));
  }
  return [...groups].sort(([, left], [, right]) => right.length - left.length);
}
