// `npm run scratch-org`: what no offline check can do. Deploys the package to a new scratch org, runs its tests there and
// removes the org; with --package also builds a package version and installs it. Needs a Dev Hub.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { node24, root } from './toolchain.mjs';
import { toolFolder } from './tools.ts';

const USAGE = `Usage: npm run scratch-org [-- --package] [-- --keep]

  --package   also creates a beta version of the package and installs it in a second org
  --keep      keeps the orgs (they expire after a day)

The Dev Hub is the default one of the Salesforce CLI, or the one of DEV_HUB_AUTH_URL (as
"sf org display --verbose" shows it). docs/releasing.md says how to get one.`;
const ORG = 'countersign-validation';
const INSTALLED_ORG = 'countersign-installed';
const MINIMUM_COVERAGE = 75;

const { values } = parseArgs({
  options: {
    package: { type: 'boolean' },
    keep: { type: 'boolean' },
    help: { type: 'boolean' }
  }
});

interface Answer {
  status: number;
  message?: string;
  result?: Record<string, unknown>;
}

/** Runs one command of the CLI; throws with its own words when it fails. */
function sf(what: string, args: string[], input?: string): Record<string, unknown> {
  const began = Date.now();
  console.log(`${what} ...`);
  const cli = path.join(toolFolder('salesforce-cli'), 'node_modules/@salesforce/cli/bin/run.js');
  const { stdout, stderr } = spawnSync(node24(), [cli, ...args, '--json'], {
    cwd: root,
    input,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    env: {
      ...process.env,
      SF_DISABLE_TELEMETRY: 'true',
      SF_DISABLE_AUTOUPDATE: 'true',
      SF_SKIP_NEW_VERSION_CHECK: 'true'
    }
  });
  const answer = answerOf(stdout, stderr);
  if (answer.status !== 0) throw new Error(`${what}: ${answer.message ?? 'failed'}`);
  console.log(`  done (${Math.round((Date.now() - began) / 1000)} s)`);
  return answer.result ?? {};
}

function answerOf(stdout: string, stderr: string): Answer {
  try {
    return JSON.parse(stdout) as Answer;
  } catch {
    return { status: 1, message: (stderr || stdout).trim() };
  }
}

function logIn(): void {
  const url = process.env['DEV_HUB_AUTH_URL'];
  if (!url) return;
  sf(
    'Logging in to the Dev Hub',
    [
      'org',
      'login',
      'sfdx-url',
      '--sfdx-url-stdin',
      '-',
      '--alias',
      'devhub',
      '--set-default-dev-hub'
    ],
    url
  );
}

const created: string[] = [];

function createOrg(alias: string, ...more: string[]): void {
  sf(`Creating the scratch org ${alias}`, [
    'org',
    'create',
    'scratch',
    '--definition-file',
    'config/project-scratch-def.json',
    '--alias',
    alias,
    '--duration-days',
    '1',
    '--wait',
    '30',
    ...more
  ]);
  created.push(alias);
}

function removeOrg(alias: string): void {
  try {
    sf(`Removing ${alias}`, ['org', 'delete', 'scratch', '--target-org', alias, '--no-prompt']);
  } catch (error) {
    console.log(`  ${(error as Error).message} It expires tomorrow.`);
  }
}

/** A deployment, the persona permission sets and every Apex test with its coverage. */
function validateSources(): void {
  createOrg(ORG);
  const target = ['--target-org', ORG];
  sf('Deploying the package', ['project', 'deploy', 'start', ...target, '--wait', '30']);
  const sets = ['Countersign_Admin', 'Countersign_Service_Callout'];
  const named = sets.flatMap((name) => ['--name', name]);
  sf('Assigning permission sets', ['org', 'assign', 'permset', ...named, ...target]);
  const tests = ['apex', 'run', 'test', ...target, '--test-level', 'RunLocalTests'];
  const { summary } = sf('Running the Apex tests', [...tests, '--code-coverage', '--wait', '60']);
  const { testRunCoverage = '0%', passing = 0 } = (summary ?? {}) as Record<string, string>;
  console.log(`  ${passing} tests passed, ${testRunCoverage} of the lines covered`);
  if (Number.parseInt(testRunCoverage, 10) < MINIMUM_COVERAGE) {
    throw new Error(
      `The platform counts ${testRunCoverage}; a package needs ${MINIMUM_COVERAGE} %.`
    );
  }
}

/** A beta version with the platform's own checks, installed as a customer installs it. */
function validatePackage(): void {
  const create = ['package', 'version', 'create', '--package', 'Countersign'];
  const flags = ['--code-coverage', '--installation-key-bypass', '--wait', '120'];
  const version = sf('Creating a version of the package', [...create, ...flags]);
  const id = String(version['SubscriberPackageVersionId'] ?? '');
  createOrg(INSTALLED_ORG, '--no-namespace');
  const install = ['package', 'install', '--package', id, '--target-org', INSTALLED_ORG];
  sf(`Installing ${id}`, [...install, '--wait', '60', '--no-prompt']);
}

if (values.help) console.log(USAGE);
else {
  try {
    logIn();
    validateSources();
    if (values.package) validatePackage();
    console.log('The platform accepts the package.');
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  } finally {
    if (!values.keep) created.forEach(removeOrg);
  }
}
