// Prints how fast the database is: node local-org/bench/database.ts
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FIXTURE_FILES, decimal, openOrg } from '../src/database/testing/fixture.ts';
import { parseSoql } from '../src/soql/parse.ts';
import { SObject } from '../src/values/sobject.ts';

function measure(what: string, count: number, body: () => void): void {
  const start = performance.now();
  body();
  const elapsed = performance.now() - start;
  const each = ((elapsed / count) * 1000).toFixed(1);
  console.log(
    `${what.padEnd(58)} ${elapsed.toFixed(0).padStart(6)} ms  ${each.padStart(8)} µs each`
  );
}

const dossiers = (count: number): SObject[] =>
  Array.from(
    { length: count },
    (_value, index) =>
      new SObject('Dossier__c', {
        Title__c: `Dossier ${index}`,
        Key__c: `K${index}`,
        Score__c: decimal(String(index % 100)),
        Is_Reviewed__c: index % 3 === 0
      })
  );

const org = openOrg();
const records = dossiers(10_000);
measure('insert 10,000 records (50 chunks, hooks included)', 10_000, () => {
  org.save('insert', records);
});
measure('update 10,000 records', 10_000, () => {
  org.save(
    'update',
    records.map((record) => new SObject('Dossier__c', { Id: record.id, Status__c: 'Closed' }))
  );
});

const byId = parseSoql('SELECT Title__c, Owner.Name FROM Dossier__c WHERE Id = :id');
measure('query by id, with a parent field, 10,000 times', 10_000, () => {
  for (const record of records) org.database.query(byId, [record.id], org.system);
});
const byKey = parseSoql('SELECT Title__c FROM Dossier__c WHERE Key__c = :key');
measure('query by external id, 10,000 times', 10_000, () => {
  for (let index = 0; index < 10_000; index += 1) {
    org.database.query(byKey, [`K${index}`], org.system);
  }
});
const scan = parseSoql(
  'SELECT Title__c FROM Dossier__c WHERE Score__c > 90 AND Is_Reviewed__c = true ORDER BY Title__c LIMIT 50'
);
measure('scan of 10,000 records with two conditions and order, 100x', 100, () => {
  for (let round = 0; round < 100; round += 1) org.database.query(scan, [], org.system);
});
const grouped = parseSoql(
  'SELECT Status__c, COUNT(Id), SUM(Score__c) FROM Dossier__c GROUP BY Status__c'
);
measure('group 10,000 records with a sum, 20x', 20, () => {
  for (let round = 0; round < 20; round += 1) org.database.query(grouped, [], org.system);
});
const clerk = org.persona('Clerk', ['Clerk']);
const mine = parseSoql('SELECT Title__c FROM Dossier__c');
measure('sharing over 10,000 private records of others, 20x', 20, () => {
  for (let round = 0; round < 20; round += 1) org.database.query(mine, [], clerk);
});
measure('savepoint, 5 inserts, rollback, 500x', 500, () => {
  org.database.begin();
  for (let round = 0; round < 500; round += 1) {
    const mark = org.database.savepoint();
    org.save(
      'insert',
      [1, 2, 3, 4, 5].map((part) => new SObject('Dossier__c', { Title__c: `${part}` }))
    );
    org.database.rollbackTo(mark);
  }
  org.database.abort();
});

const folder = mkdtempSync(join(tmpdir(), 'local-org-bench-'));
const file = join(folder, 'journal.jsonl');
const durable = openOrg(FIXTURE_FILES, file);
measure('300 durable transactions of one insert (fsync each)', 300, () => {
  for (const record of dossiers(300)) durable.save('insert', [record]);
});
measure('one durable transaction of 10,000 inserts', 10_000, () => {
  const many = dossiers(10_000);
  for (const record of many) record.set('Key__c', null);
  durable.save('insert', many);
});
durable.database.close();
measure('open the journal of 10,300 records', 10_300, () => {
  openOrg(FIXTURE_FILES, file).database.close();
});
rmSync(folder, { recursive: true });
