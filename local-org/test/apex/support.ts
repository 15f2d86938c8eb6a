/** A small org for language tests: standard objects, a database, no flows; debug lines are collected. */
import { compileProject, type CompileResult } from '../../src/apex/compile.ts';
import type { Program } from '../../src/apex/compile-program.ts';
import { Database, type UserContext } from '../../src/database/database.ts';
import type { Host } from '../../src/host.ts';
import { buildSchema } from '../../src/metadata/build-schema.ts';
import { emptyProject } from '../../src/metadata/project.ts';
import { createSecurity } from '../../src/security/security.ts';
import { userContext } from '../../src/security/user-context.ts';
import { parseSoql } from '../../src/soql/parse.ts';

export interface Sources {
  classes?: Record<string, string>;
  triggers?: Record<string, string>;
}

export interface LanguageOrg {
  result: CompileResult;
  /** Loads the program; call it only without diagnostics. */
  load(): Program;
  /** Texts of System.debug in order. */
  debugLines: string[];
}

const project = emptyProject('language-tests');
const schema = buildSchema(project);

export function languageOrg(sources: Sources): LanguageOrg {
  const files = (table: Record<string, string> = {}, suffix: string) =>
    Object.entries(table).map(([name, text]) => ({ name, file: `${name}.${suffix}`, text }));
  const result = compileProject(
    { classes: files(sources.classes, 'cls'), triggers: files(sources.triggers, 'trigger') },
    schema,
    { labels: ['Greeting'] }
  );
  const debugLines: string[] = [];
  return { result, debugLines, load: () => load(result, debugLines) };
}

function load(result: CompileResult, debugLines: string[]): Program {
  const loaded: { program?: Program } = {};
  const database = new Database(schema, {
    automation: {
      trigger: (event) => loaded.program?.runTriggers(event),
      flows: () => {},
      formula: () => null,
      afterCommit: () => {}
    },
    security: createSecurity(project, schema),
    now: () => Date.now(),
    parseSoql
  });
  const user = userContext(database, 'admin@local-org.example');
  if (!user) throw new Error('the test org has no administrator');
  loaded.program = result.program(hostFor(database, user, debugLines));
  loaded.program.startTransaction('synchronous');
  return loaded.program;
}

/** Only what language tests reach; anything else is a mistake of the test. */
function hostFor(database: Database, user: UserContext, debugLines: string[]): Host {
  const host: Partial<Host> = {
    schema,
    database,
    project,
    user: () => user,
    become: () => () => {},
    now: () => Date.now(),
    timeZone: () => 'GMT',
    label: (name) => `label ${name}`,
    waitedMs: () => 0,
    discardJobs: () => {},
    runningJob: () => null,
    isolated: (body) => {
      database.begin();
      try {
        return body();
      } finally {
        database.abort();
      }
    },
    log: (line) => debugLines.push(line.replace(/^\w+\|/, ''))
  };
  return host as Host;
}
