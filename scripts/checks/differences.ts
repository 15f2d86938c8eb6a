// Keeps local-org/DIFFERENCES.md equal to the markers in its sources: what differs, is unverified or unsupported.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { root } from '../toolchain.mjs';
import { projectFiles } from './files.ts';
import { problemAt, type Gate, type Scope } from './gate.ts';

const TARGET = 'local-org/DIFFERENCES.md';
const SOURCES = /^local-org\/src\/.*\.(ts|js)$/;

const INTRODUCTION = `# How local-org differs from the platform

Written by \`node scripts/run.mjs scripts/checks/differences.ts --write\` from the comments \`DIFFERS:\` and \`UNVERIFIED:\` and the
\`NotSupported\` errors in \`local-org/src\`; \`npm run check\` fails when it is stale.

local-org runs any package's Apex and flows as far as they need no service of the platform that only an org has. Public suites
that pass on real orgs measure it (\`test/conformance.json\`). A green run here is no proof of a green run there: see
\`docs/scratch-org.md\`. Outside its scope, on purpose:

- **Apex**: SOAP (\`webservice\` methods, callouts outside of tests), approval processes, DataWeave scripts, Experience Cloud logins,
  Visualforce pages (their controllers run). \`doctor\` lists with file and line what a project uses and local-org lacks.
- **Data**: one currency, no person accounts, no Knowledge, no territories; no duplicate, assignment and auto-response rules; big and
  external objects hold ordinary rows.
- **Flow**: screen flows are loaded but not run; no orchestrations, approvals and platform actions. An element that is not supported is
  reported with file and line, and fails when an interview reaches it.
- **Interface**: the open-source base components on pages of our own; no App Builder, no Lightning Web Security sandbox.
- **API**: no SOAP, Metadata or streaming API; of the Tooling API anonymous Apex and queries only; REST and Bulk as far as README says.
`;

const HEADINGS = {
  DIFFERS: 'Known differences',
  UNVERIFIED: 'Taken from documentation or memory, not yet seen in an org',
  'NOT SUPPORTED': 'Refused with an error'
};

type Kind = keyof typeof HEADINGS;
interface Marker {
  kind: Kind;
  file: string;
  text: string;
}
const isKind = (text: string | undefined): text is Kind => text !== undefined && text in HEADINGS;

/** The text after a marker, with the lines of the comment that continue it. */
function markersOf(file: string, lines: string[]): Marker[] {
  return lines.flatMap((line, index) => {
    const [, start = '', kind, first] =
      /^(.*?)\b(DIFFERS|UNVERIFIED)\b(?::| )\s*(.*)$/.exec(line) ?? [];
    if (!isKind(kind) || !/(\/\/|\*)\s*$/.test(start)) return [];
    const opening = start.trim().startsWith('//') ? '//' : '*';
    const more: string[] = [];
    for (let next = index + 1; !lines[next - 1]?.includes('*/'); next += 1) {
      const text = lines[next]?.trim() ?? '';
      if (!text.startsWith(opening) || /DIFFERS|UNVERIFIED/.test(text) || text === '*/') break;
      more.push(text.slice(opening.length).trim());
    }
    const text = [first, ...more].join(' ').replace(/\s*\*\/.*$/, '');
    return [{ kind, file, text: sentence(text) }];
  });
}

function sentence(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** The features that the source refuses by name; parts that are known at run time only become an ellipsis. */
function refusalsOf(file: string, text: string): Marker[] {
  // What these refuse, Salesforce refuses.
  if (file.startsWith('deploy/')) return [];
  const thrown =
    /(?:new NotSupported\(|\blacking\(|\bunsupportedCalls\(|\brefuse\([^;]*?,)\s*(['`])(.*?)\1/g;
  return [...text.matchAll(thrown)].map((found) => ({
    kind: 'NOT SUPPORTED',
    file,
    text: sentence((found[2] ?? '').replace(/\$\{[^}]*\}+/g, '…'))
  }));
}

function collect({ root }: Scope): Marker[] {
  return projectFiles({ root }, SOURCES)
    .filter((file) => !file.endsWith('.test.ts'))
    .sort()
    .flatMap((file) => {
      const text = readFileSync(path.join(root, file), 'utf8');
      const name = file.slice('local-org/src/'.length);
      return [...markersOf(name, text.split('\n')), ...refusalsOf(name, text)];
    });
}

async function pageText(scope: Scope): Promise<string> {
  const found = collect(scope);
  const sections = Object.entries(HEADINGS).map(([kind, heading]) => {
    const items = found
      .filter((item) => item.kind === kind)
      .map(({ file, text }) => `- \`${file}\`: ${text}`);
    return `## ${heading}\n\n${[...new Set(items)].join('\n')}\n`;
  });
  const text = [INTRODUCTION, ...sections].join('\n');
  const filepath = path.join(scope.root, TARGET);
  return format(text, { ...(await resolveConfig(filepath)), filepath });
}

export const differences: Gate = {
  name: 'differences',
  async run(scope) {
    if (readFileSync(path.join(scope.root, TARGET), 'utf8') === (await pageText(scope))) return [];
    const message = 'The page is not what the markers in the sources say.';
    const fix = 'Run `node scripts/run.mjs scripts/checks/differences.ts --write`.';
    return [problemAt(scope, TARGET, 1, { rule: 'stale', message, fix })];
  }
};

if (process.argv[1] === import.meta.filename && process.argv.includes('--write')) {
  writeFileSync(path.join(root, TARGET), await pageText({ root }));
}
