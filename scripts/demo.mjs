// Starts ai-service and local-org on embedded defaults, waits until both are healthy, prints one URL.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { moveAside } from './fresh.mjs';
import { root } from './toolchain.mjs';

const READY_WITHIN = 180_000;

/** The wanted port, or a free one when another program has it. */
export function freePort(wanted) {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', (error) =>
      error.code === 'EADDRINUSE' && wanted !== 0 ? resolve(freePort(0)) : reject(error)
    );
    probe.listen(wanted, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

function start(name, file, args, environment) {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', path.join(root, file), ...args],
    {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'inherit', 'inherit']
    }
  );
  return { name, child };
}

async function untilHealthy({ name, child }, url) {
  const deadline = Date.now() + READY_WITHIN;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) {
      throw new Error(`${name} stopped while starting (exit code ${child.exitCode}): see above.`);
    }
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${name} did not become ready within ${READY_WITHIN / 1000} s: see above.`);
}

/**
 * The credential options stand for an admin's setup that differs from what the service expects.
 * @param {{dataDirectory: string, orgPort?: number, servicePort?: number, quiet?: boolean, environment?: object,
 *   credentialUrl?: string, credentialKey?: string}} options
 * @returns {Promise<{orgUrl: string, serviceUrl: string, apiKey: string, stop: () => Promise<void>}>}
 */
export async function startDemo(options) {
  const { dataDirectory, environment = {} } = options;
  mkdirSync(dataDirectory, { recursive: true });
  const servicePort = await freePort(options.servicePort ?? 0);
  const orgPort = await freePort(options.orgPort ?? 0);
  const apiKey = options.apiKey ?? `cs_${randomBytes(24).toString('base64url')}`;
  const serviceUrl = `http://127.0.0.1:${servicePort}`;
  const orgUrl = `http://127.0.0.1:${orgPort}`;
  const quiet = options.quiet ? { LOG_LEVEL: 'error' } : {};
  const service = start('ai-service', 'ai-service/src/main.ts', [], {
    ...quiet,
    PORT: String(servicePort),
    DATA_DIR: path.join(dataDirectory, 'ai-service'),
    COUNTERSIGN_API_KEYS: `demo-org:${apiKey}`,
    ...environment
  });
  const org = start('local-org', 'local-org/src/cli.ts', ['serve'], {
    PORT: String(orgPort),
    LOCAL_ORG_DATA_DIR: path.join(dataDirectory, 'local-org'),
    LOCAL_ORG_CREDENTIAL_URL_COUNTERSIGN_AI_SERVICE: options.credentialUrl ?? serviceUrl,
    LOCAL_ORG_CREDENTIAL_SECRET_COUNTERSIGN_AI_SERVICE_APIKEY: options.credentialKey ?? apiKey
  });
  const running = [service, org];
  const stop = () =>
    Promise.all(
      running.map(
        ({ child }) =>
          new Promise((resolve) => {
            if (child.exitCode !== null || child.signalCode !== null) return resolve();
            child.once('exit', resolve);
            child.kill('SIGTERM');
            setTimeout(() => child.kill('SIGKILL'), 10_000).unref();
          })
      )
    );
  try {
    await Promise.all([
      untilHealthy(service, `${serviceUrl}/readyz`),
      untilHealthy(org, `${orgUrl}/healthz`)
    ]);
  } catch (error) {
    await stop();
    throw error;
  }
  return { orgUrl, serviceUrl, apiKey, stop, service: service.child, org: org.child };
}

async function main() {
  const { values } = parseArgs({
    options: { fresh: { type: 'boolean' }, port: { type: 'string', default: '4330' } }
  });
  const dataDirectory = path.join(root, '.local', 'demo');
  if (values.fresh) {
    const kept = moveAside(dataDirectory);
    if (kept)
      console.log(`The data so far is kept in ${kept}. Delete it when you need it no more.`);
  }
  const began = Date.now();
  console.log('Starting ai-service and local-org (the first start builds the Lightning parts) ...');
  const demo = await startDemo({
    dataDirectory,
    orgPort: Number(values.port),
    servicePort: 4331,
    quiet: true
  });
  let isStopping = false;
  const end = async (code) => {
    if (isStopping) return;
    isStopping = true;
    await demo.stop();
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      console.log('\nStopping ...');
      end(0);
    });
  }
  for (const [name, child] of Object.entries({
    'ai-service': demo.service,
    'local-org': demo.org
  })) {
    child.once('exit', (code, signal) => {
      if (isStopping) return;
      console.error(
        `${name} stopped unexpectedly (${signal ?? `exit code ${code}`}): see above. Nothing is lost; run npm start again.`
      );
      end(1);
    });
  }
  const client = path.join(dataDirectory, 'local-org', 'oauth', 'client.json');
  console.log(`\nReady after ${Math.round((Date.now() - began) / 1000)} s. Open ${demo.orgUrl}/`);
  console.log(`Programs: REST API at ${demo.orgUrl}/services/data, client in ${client}`);
  console.log('Stop with Ctrl-C; the data stays. Start anew with: npm start -- --fresh');
}

if (process.argv[1] === import.meta.filename) {
  main().catch((error) => {
    console.error(error.message);
    process.exit(1);
  });
}
