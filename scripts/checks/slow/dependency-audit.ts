// Known holes in the packages that ai-service runs on, as the registry knows them today.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { lineAt, problemAt, type Gate, type Problem, type Scope } from '../gate.ts';

const MANIFEST = 'ai-service/package.json';

interface Advisory {
  title: string;
  url: string;
  severity: string;
}
export interface Audit {
  /** Set when the registry does not answer the question. */
  message?: string;
  error?: { summary?: string };
  vulnerabilities?: Record<
    string,
    { name: string; via: (Advisory | string)[]; effects: string[]; isDirect: boolean }
  >;
}

function ask(root: string): Promise<string> {
  const child = spawn('npm', ['audit', '--omit=dev', '--workspace', 'ai-service', '--json'], {
    cwd: root,
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'ignore']
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve(output));
  });
}

/** The answer of npm; null where the registry gave none. */
export function readAudit(output: string): Audit | null {
  try {
    const audit = JSON.parse(output) as Audit;
    return audit.vulnerabilities === undefined ? null : audit;
  } catch {
    return null;
  }
}

/** One problem for each package with an advisory, at the dependency that brings it where that is our own. */
export function auditProblems(scope: Scope, audit: Audit): Problem[] {
  const text = readFileSync(path.join(scope.root, MANIFEST), 'utf8');
  return Object.values(audit.vulnerabilities ?? {}).flatMap(({ name, via }) =>
    via
      .filter((cause) => typeof cause !== 'string')
      .map(({ title, url, severity }) => {
        const index = text.indexOf(`"${name}"`);
        return problemAt(scope, MANIFEST, index < 0 ? 1 : lineAt(text, index), {
          rule: 'dependency-audit',
          message: `${name} has a known hole (${severity}): ${title.replace(/\.$/, '')} (${url}).`,
          fix:
            index < 0
              ? `Update the dependency that brings it: npm explain ${name}.`
              : 'Update it to a version without it.'
        });
      })
  );
}

export const dependencyAudit: Gate = {
  name: 'dependency-audit',
  async run(scope) {
    const audit = readAudit(await ask(scope.root));
    if (audit) return auditProblems(scope, audit);
    scope.note?.('not asked: the package registry does not answer `npm audit` from here.');
    return [];
  }
};
