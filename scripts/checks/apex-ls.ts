// Runs apex-ls, the Apex type checker that comes with Salesforce Code Analyzer, on the package directories of a project.
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import path from 'node:path';
import { readableProblem } from '../../local-org/src/apex/syntax/problems.ts';
import { java } from '../java.mjs';
import { toolFolder } from '../tools.ts';
import type { Problem } from './gate.ts';

const MAIN = 'io.github.apexdevtools.apexls.CheckForIssues';
/** It runs for seconds only: a quick start counts for more than the speed of long runs. */
const QUICK_START = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];
/** What it answers: nothing wrong, problems found. */
const ANSWERS = [0, 4];

interface Report {
  files: {
    path: string;
    messages: {
      start: { line: number; offset: number };
      category: 'Error' | 'Missing' | 'Syntax' | 'Warning' | 'Unused';
      message: string;
    }[];
  }[];
}

/** Errors and warnings of the project in this folder. It works in a process of its own, beside the caller. */
export async function apexLsProblems(root: string): Promise<Problem[]> {
  const engine = '@salesforce/code-analyzer-pmd-engine/dist/java-lib/*';
  const libraries = path.join(toolFolder('code-analyzer'), 'node_modules', engine);
  const options = ['-w', root, '-n', '-d', 'warnings', '-f', 'json'];
  const child = spawn(java(), [...QUICK_START, '-cp', libraries, MAIN, ...options], {
    stdio: ['ignore', 'pipe', 'pipe']
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const [status, stdout, stderr] = await Promise.all([
    ended,
    text(child.stdout),
    text(child.stderr)
  ]);
  if (status === null || !ANSWERS.includes(status)) {
    throw new Error(`apex-ls failed: ${(stderr || stdout).trim().slice(0, 2000)}`);
  }
  const { files } = JSON.parse(stdout) as Report;
  return files.flatMap(({ path: file, messages }) =>
    messages
      .filter(({ category }) => category !== 'Unused')
      .map(({ start, category, message }) => ({
        file,
        line: start.line,
        column: start.offset + 1,
        rule: `apex-ls-${category.toLowerCase()}`,
        message: sentence(category === 'Syntax' ? readableProblem(message) : message)
      }))
  );
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
