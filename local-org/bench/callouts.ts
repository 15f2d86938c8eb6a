// Prints what a callout costs beyond the time of the service: node local-org/bench/callouts.ts
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EngineClient } from '../src/server/engine-client.ts';

const CALLOUTS = 100;
const ROUNDS = 200;

const CLASS = `public with sharing class Caller {
  @AuraEnabled
  public static Integer call(Integer count) {
    Integer answered = 0;
    for (Integer i = 0; i < count; i++) {
      HttpRequest request = new HttpRequest();
      request.setEndpoint('callout:Service/' + i);
      request.setMethod('GET');
      if (new Http().send(request).getStatusCode() == 200) answered++;
    }
    return answered;
  }
}`;
const META = `<?xml version="1.0" encoding="UTF-8"?>
<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>65.0</apiVersion><status>Active</status></ApexClass>`;
const CREDENTIAL = `<?xml version="1.0" encoding="UTF-8"?>
<NamedCredential xmlns="http://soap.sforce.com/2006/04/metadata">
  <label>Service</label><namedCredentialType>SecuredEndpoint</namedCredentialType>
</NamedCredential>`;

function writeProject(root: string): void {
  const classes = join(root, 'force-app', 'classes');
  const credentials = join(root, 'force-app', 'namedCredentials');
  for (const folder of [classes, credentials]) mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(root, 'sfdx-project.json'),
    JSON.stringify({ packageDirectories: [{ path: 'force-app' }], sourceApiVersion: '65.0' })
  );
  writeFileSync(join(classes, 'Caller.cls'), CLASS);
  writeFileSync(join(classes, 'Caller.cls-meta.xml'), META);
  writeFileSync(join(credentials, 'Service.namedCredential-meta.xml'), CREDENTIAL);
}

const root = mkdtempSync(join(tmpdir(), 'callouts-'));
writeProject(root);
const server = createServer((_request, response) => void response.end('{}'));
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const engine = new EngineClient(
  {
    projectRoot: root,
    dataDirectory: null,
    cacheDirectory: null,
    seedFile: null,
    jobLatencyMs: 0,
    runsJobs: false,
    backstopMs: 60_000,
    environment: { LOCAL_ORG_CREDENTIAL_URL_SERVICE: url }
  },
  () => {}
);

const milliseconds = async (body: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await body();
  return performance.now() - began;
};
const call = (count: number): Promise<unknown> =>
  engine.request({
    kind: 'apex',
    username: null,
    className: 'Caller',
    methodName: 'call',
    parameters: { count }
  } as never);

try {
  await engine.start();
  for (let round = 0; round < 20; round++) await Promise.all([fetch(url), call(1)]);
  const bare = await milliseconds(async () => {
    for (let round = 0; round < ROUNDS; round++) await (await fetch(url)).text();
  });
  const empty = await milliseconds(async () => {
    for (let round = 0; round < ROUNDS; round++) await call(0);
  });
  const single = await milliseconds(async () => {
    for (let round = 0; round < ROUNDS; round++) await call(1);
  });
  const many = await milliseconds(() => call(CALLOUTS));
  const line = (what: string, value: number): void =>
    console.log(`${what.padEnd(64)} ${value.toFixed(2).padStart(7)} ms`);
  line('the same HTTP request without local-org', bare / ROUNDS);
  line('a request to Apex without a callout', empty / ROUNDS);
  line('a request to Apex with one callout', single / ROUNDS);
  line('cost of the callout beyond its own time', (single - empty - bare) / ROUNDS);
  line(`each of ${CALLOUTS} callouts of one transaction, own time included`, many / CALLOUTS);
} finally {
  await engine.close();
  server.close();
  rmSync(root, { recursive: true });
}
