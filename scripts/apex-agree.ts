// `npm run apex:agree [-- project…]`: breaks the types of a project at many places, one in a class at
// a time, and prints which mistakes apex-ls and local-org find: both, one of them, or neither.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { compileProject } from '../local-org/src/apex/compile.ts';
import { platformTypes } from '../local-org/src/apex/library/catalogue.ts';
import { projectLibrary } from '../local-org/src/apex/library/project-library.ts';
import { buildSchema } from '../local-org/src/metadata/build-schema.ts';
import { loadProject, packageFiles } from '../local-org/src/metadata/project.ts';
import { OPERATORS, type Operator } from './agree/operators.ts';
import { apexLsProblems } from './checks/apex-ls.ts';
import { root as own } from './toolchain.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '8' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    examples: { type: 'string', default: '3' }
  }
});

interface Planted {
  operator: Operator;
  file: string;
  line: number;
  before: string;
  after: string;
}

type Verdict = 'both' | 'only apex-ls' | 'only local-org' | 'neither';
const VERDICTS: Verdict[] = ['both', 'only apex-ls', 'only local-org', 'neither'];

interface Found {
  planted: Planted;
  verdict: Verdict;
}

/** Line numbers of the problems by file. */
type Lines = Map<string, Set<number>>;

let state = Number(values.seed);
/** The same numbers for the same seed. */
function random(below: number): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
}

/** Comments, texts and queries are left alone. */
function isCode(text: string, index: number): boolean {
  const start = text.lastIndexOf('\n', index) + 1;
  const before = text.slice(start, index);
  if (/^\s*(\*|\/\*|\/\/)/.test(before) || before.includes('//')) return false;
  if ((before.match(/'/g) ?? []).length % 2 === 1) return false;
  const [open, close] = [text.lastIndexOf('[', index), text.lastIndexOf(']', index)];
  return !(open > close && /^\[\s*(SELECT|FIND)/i.test(text.slice(open, index + 10)));
}

function plant(operator: Operator, file: string, text: string): Planted | null {
  const places = [...text.matchAll(operator.pattern)].filter(({ index }) => isCode(text, index));
  const place = places[random(places.length)];
  if (!place) return null;
  const replacement = operator.replace(...(place as unknown as string[]));
  const after =
    text.slice(0, place.index) + replacement + text.slice(place.index + place[0].length);
  if (after === text) return null;
  const changed = [text, after].map((each) => each.split('\n')) as [string[], string[]];
  const line = changed[1].findIndex((each, index) => each !== changed[0][index]) + 1;
  writeFileSync(file, after);
  return {
    operator,
    file,
    line,
    before: changed[0][line - 1]?.trim() ?? '',
    after: changed[1][line - 1]?.trim() ?? ''
  };
}

function linesOf(problems: { file: string; line: number }[]): Lines {
  const found: Lines = new Map();
  for (const { file, line } of problems) found.set(file, (found.get(file) ?? new Set()).add(line));
  return found;
}

function localOrgLines(root: string, cacheDir: string): Lines {
  const project = loadProject(root, { report: () => {}, packages: [], sources: [] });
  const { diagnostics } = compileProject(project, buildSchema(project), {
    cacheDir,
    labels: project.labels.map(({ name }) => name),
    library: projectLibrary(platformTypes, project)
  });
  return linesOf(diagnostics.map((each) => ({ ...each, file: path.resolve(root, each.file) })));
}

function isFound({ operator, file, line }: Planted, lines: Lines, known: Lines): boolean {
  const found = [...(lines.get(file) ?? [])].filter((each) => !known.get(file)?.has(each));
  return found.some((each) => operator.elsewhere || Math.abs(each - line) <= 2);
}

function verdictOf(isLocal: boolean, isOther: boolean): Verdict {
  if (isLocal) return isOther ? 'both' : 'only local-org';
  return isOther ? 'only apex-ls' : 'neither';
}

/** Breaks each class at one place, with another operator in each round. */
function plantRound(files: Map<string, string>, operators: Operator[]): Planted[] {
  return [...files].flatMap(([file, text]) => {
    for (let tries = 0; tries < 5; tries += 1) {
      const operator = operators[random(operators.length)];
      const planted = operator && plant(operator, file, text);
      if (planted) return [planted];
    }
    return [];
  });
}

async function agree(project: string): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'countersign-agree-'));
  const root = path.join(folder, 'project');
  try {
    const isKept = (file: string): boolean => !/[\\/](node_modules|\.git)$/.test(file);
    const directories = loadProject(project, { report: () => {} }).packageDirectories;
    for (const each of ['sfdx-project.json', '.forceignore', ...directories]) {
      if (!existsSync(path.join(project, each))) continue;
      cpSync(path.join(project, each), path.join(root, each), { recursive: true, filter: isKept });
    }
    const classes = packageFiles(loadProject(root, { report: () => {} }))
      .filter((file) => file.endsWith('.cls'))
      .map((file): [string, string] => [file, readFileSync(file, 'utf8')]);
    report(project, await rounds(root, new Map(classes), path.join(folder, 'cache')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function rounds(root: string, files: Map<string, string>, cacheDir: string) {
  const { only } = values;
  const operators = OPERATORS.filter(({ name }) => only === undefined || name.includes(only));
  const both = async (): Promise<{ local: Lines; other: Lines }> => {
    const other = apexLsProblems(root);
    const local = localOrgLines(root, cacheDir);
    return { local, other: linesOf(await other) };
  };
  const known = await both();
  const found: Found[] = [];
  for (let round = 0; round < Number(values.rounds); round += 1) {
    const planted = plantRound(files, operators);
    const { local, other } = await both();
    for (const each of planted) {
      const isLocal = isFound(each, local, known.local);
      const verdict = verdictOf(isLocal, isFound(each, other, known.other));
      found.push({ planted: { ...each, file: path.relative(root, each.file) }, verdict });
      writeFileSync(each.file, files.get(each.file) ?? '');
    }
  }
  return found;
}

function report(project: string, found: Found[]): void {
  console.log(`\n${project}: ${found.length} mistakes\n`);
  console.log(
    `| mistake | ${VERDICTS.join(' | ')} |\n| --- | ${VERDICTS.map(() => '---').join(' | ')} |`
  );
  const byOperator = Map.groupBy(found, ({ planted }) => planted.operator.name);
  const row = (name: string, items: typeof found): string =>
    `| ${name} | ${VERDICTS.map((verdict) => items.filter((item) => item.verdict === verdict).length).join(' | ')} |`;
  for (const [name, items] of [...byOperator].sort()) console.log(row(name, items));
  console.log(row('all', found));
  for (const verdict of ['only apex-ls', 'neither'] as const) {
    for (const [name, items] of [...byOperator].sort()) {
      const examples = items.filter((item) => item.verdict === verdict);
      for (const { planted } of examples.slice(0, Number(values.examples))) {
        const { file, line, before, after } = planted;
        console.log(
          `${verdict}: ${name}: ${path.basename(file)}:${line}\n    ${before}\n    ${after}`
        );
      }
    }
  }
}

for (const project of positionals.length > 0 ? positionals : [own])
  await agree(path.resolve(project));
