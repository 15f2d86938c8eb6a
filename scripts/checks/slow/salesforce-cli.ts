// Calls the Salesforce CLI that comes with the project: no org, no telemetry, no update of itself.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { toolFolder } from '../../tools.ts';
import { node24 } from '../../toolchain.mjs';

export interface Answer {
  status: number;
  /** What went wrong; empty when nothing did. */
  message: string;
}

/** Runs one command in a project; what it says comes as data, and a failure is an answer, not an exception. */
export function sf(project: string, ...args: string[]): Promise<Answer> {
  const cli = path.join(
    toolFolder('salesforce-cli'),
    'node_modules',
    '@salesforce',
    'cli',
    'bin',
    'run.js'
  );
  const child = spawn(node24(), [cli, ...args, '--json'], {
    cwd: project,
    env: {
      ...process.env,
      SF_DISABLE_TELEMETRY: 'true',
      SF_AUTOUPDATE_DISABLE: 'true',
      SF_SKIP_NEW_VERSION_CHECK: 'true'
    }
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      try {
        const { status, message = '' } = JSON.parse(output) as { status: number; message?: string };
        resolve({ status, message });
      } catch {
        resolve({ status: code || 1, message: (errors || output).trim().slice(0, 1000) });
      }
    });
  });
}
