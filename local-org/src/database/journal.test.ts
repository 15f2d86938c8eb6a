import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32 } from 'node:zlib';
import { Blob } from '../values/blob.ts';
import { ApexDatetime } from '../values/datetime.ts';
import { ApexList } from '../values/list.ts';
import { SObject } from '../values/sobject.ts';
import { decodeRow, encodeRow } from './row-codec.ts';
import { FIXTURE_FILES, day, decimal, messageOf, NOW, openOrg } from './testing/fixture.ts';

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'local-org-journal-'));
  file = join(folder, 'journal.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (): ReturnType<typeof openOrg> => openOrg(FIXTURE_FILES, file);
const TITLES = 'SELECT Title__c FROM Dossier__c ORDER BY Title__c';

/** Makes an org with dossiers of these titles, each in a transaction of its own, and closes it. */
function filled(...titles: string[]): void {
  const org = open();
  for (const Title__c of titles) org.insert('Dossier__c', { Title__c });
  org.database.close();
}

describe('the journal', () => {
  it('refuses data whose ids belong to other objects, and says how to begin anew', () => {
    const org = open();
    const id = org.insert('Dossier__c', { Title__c: 'One' });
    org.database.close();
    const [line = ''] = readFileSync(file, 'utf8')
      .split('\n')
      .filter((text) => text.includes(`"${id}"`));
    const json = line.slice(9).replaceAll(id, `xyz${id.slice(3)}`);
    writeFileSync(file, `${crc32(json).toString(16).padStart(8, '0')} ${json}\n`);
    expect(messageOf(open)).toMatch(/another release of local-org wrote this data.*--fresh/);
  });

  it('brings every value back after a restart', () => {
    const org = open();
    org.insert('Dossier__c', {
      Title__c: 'Ünïcode',
      Score__c: decimal('1.20'),
      Due__c: day('2026-02-28'),
      Started__c: new ApexDatetime(NOW),
      Is_Reviewed__c: true,
      Notes__c: 'line 1\nline 2'
    });
    const soql =
      'SELECT Name, Title__c, Score__c, Due__c, Started__c, Is_Reviewed__c, Notes__c, Key__c FROM Dossier__c';
    const before = org.rows(soql);
    org.database.close();
    expect(open().rows(soql)).toEqual(before);
  });

  it('keeps long numbers and lists of ids', () => {
    const row = new Map<string, unknown>([
      ['Size__c', 9_007_199_254_740_993n],
      ['ToIds', new ApexList('String', ['005000000000001AAA', null])]
    ]);
    const blobs = { save: () => '', load: () => Buffer.alloc(0) };
    const text = JSON.stringify(encodeRow(row, blobs));
    expect(decodeRow(JSON.parse(text) as Record<string, unknown>, blobs)).toEqual(row);
  });

  it('keeps updates, deletions and the recycle bin', () => {
    const org = open();
    const kept = org.insert('Dossier__c', { Title__c: 'Kept' });
    const gone = org.insert('Dossier__c', { Title__c: 'Gone' });
    org.save('update', [new SObject('Dossier__c', { Id: kept, Title__c: 'Changed' })]);
    org.save('delete', [new SObject('Dossier__c', { Id: gone })]);
    org.database.close();
    const again = open();
    expect(again.rows(TITLES)).toEqual(['Changed']);
    again.save('undelete', [new SObject('Dossier__c', { Id: gone })]);
    expect(again.rows(TITLES)).toEqual(['Changed', 'Gone']);
  });

  it('never gives an id or a number twice, not even those of deleted records', () => {
    const org = open();
    const first = org.insert('Dossier__c', { Title__c: 'One' });
    org.database.put(new SObject('AsyncApexJob', { Status: 'Queued' }));
    org.save('delete', [new SObject('Dossier__c', { Id: first })]);
    org.database.remove('Dossier__c', first);
    org.database.close();
    open().database.close();
    const again = open();
    const second = again.insert('Dossier__c', { Title__c: 'Two' });
    expect(second > first).toBe(true);
    expect(again.rows('SELECT Name FROM Dossier__c')).toEqual(['DS-0002']);
  });

  it('does not write what was rolled back', () => {
    const org = open();
    org.database.begin();
    org.insert('Dossier__c', { Title__c: 'Lost' });
    org.database.abort();
    org.database.close();
    expect(open().rows(TITLES)).toEqual([]);
  });

  it('writes one line for a transaction, so that it survives as a whole or not at all', () => {
    const org = open();
    org.database.begin();
    for (const Title__c of ['One', 'Two', 'Three']) org.insert('Dossier__c', { Title__c });
    org.database.commit();
    org.database.close();
    expect(readFileSync(file, 'utf8').trimEnd().split('\n')).toHaveLength(1);
  });

  it('stays short: a restart leaves one row for each record', () => {
    const org = open();
    const Id = org.insert('Dossier__c', { Title__c: 'One' });
    for (let round = 0; round < 50; round += 1) {
      org.save('update', [new SObject('Dossier__c', { Id, Title__c: `Round ${round}` })]);
    }
    org.database.close();
    const long = readFileSync(file, 'utf8').length;
    open().database.close();
    expect(readFileSync(file, 'utf8').length).toBeLessThan(long / 10);
    expect(open().rows(TITLES)).toEqual(['Round 49']);
  });
});

describe('after a crash', () => {
  it('opens at every length to which the last line can be cut, without the torn transaction', () => {
    filled('One', 'Two');
    const whole = readFileSync(file);
    const lastLine = whole.lastIndexOf(10, whole.length - 2) + 1;
    for (let length = lastLine; length < whole.length; length += 7) {
      writeFileSync(file, whole.subarray(0, length));
      expect(open().rows(TITLES)).toEqual(['One']);
    }
  });

  it('goes on after the torn line', () => {
    filled('One', 'Two');
    truncateSync(file, readFileSync(file).length - 10);
    const org = open();
    org.insert('Dossier__c', { Title__c: 'Three' });
    org.database.close();
    expect(open().rows(TITLES)).toEqual(['One', 'Three']);
  });

  it('takes a last line with a wrong checksum for torn', () => {
    filled('One');
    appendFileSync(file, '00000000 {"rows":[],"counters":{}}\n');
    expect(open().rows(TITLES)).toEqual(['One']);
  });

  it('refuses a damaged line in the middle and says what to do', () => {
    filled('One', 'Two');
    const bytes = readFileSync(file);
    bytes[20] = (bytes[20] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    expect(messageOf(open)).toBe(
      `${file}:1: this line is damaged although later ones exist. Restore the file from a copy, or delete it to start with an empty org.`
    );
  });

  it('keeps every answered transaction when the process is killed while writing', () => {
    const script = fileURLToPath(new URL('testing/write-until-killed.ts', import.meta.url));
    const run = spawnSync(process.execPath, [script, file], { encoding: 'utf8', timeout: 20_000 });
    const answered = run.stdout.trim().split('\n').length;
    expect(run.signal).toBe('SIGKILL');
    const found = open().rows('SELECT Title__c FROM Dossier__c').length;
    expect(answered).toBeGreaterThan(5);
    expect(found).toBeGreaterThanOrEqual(answered);
    expect(found).toBeLessThanOrEqual(answered + 1);
  });
});

describe('when something is in the way', () => {
  it('undoes a transaction that the disk refuses', () => {
    filled('One');
    const org = open();
    org.database.close();
    expect(() => org.insert('Dossier__c', { Title__c: 'Lost' })).toThrow();
    expect(org.rows(TITLES)).toEqual(['One']);
  });

  it('refuses a data folder that another living process uses, and no other', async () => {
    filled('One');
    const script = fileURLToPath(new URL('testing/hold-journal.ts', import.meta.url));
    const other = spawn(process.execPath, [script, file], { stdio: ['ignore', 'pipe', 'ignore'] });
    await once(other.stdout, 'data');
    expect(messageOf(open)).toBe(
      `${file} is in use by process ${other.pid}. Stop that one, or choose another data folder.`
    );
    other.kill('SIGKILL');
    await once(other, 'exit');
    expect(open().rows(TITLES)).toEqual(['One']);
  });

  it('takes a lock over when its number belongs to a later process', () => {
    filled('One');
    writeFileSync(`${file}.lock`, `${process.ppid} 12`);
    expect(open().rows(TITLES)).toEqual(['One']);
  });

  it('keeps records of an object that the project lost, until it has it again', () => {
    const org = open();
    const Dossier__c = org.insert('Dossier__c', { Title__c: 'One' });
    org.insert('Guard__c', { Name: 'G', Dossier__c });
    org.database.close();
    const without = Object.entries(FIXTURE_FILES).filter(([path]) => !path.includes('Guard__c'));
    openOrg(Object.fromEntries(without), file).database.close();
    expect(open().rows('SELECT Name FROM Guard__c')).toEqual(['G']);
  });

  it('gives rows from before a field existed an empty value', () => {
    const path = 'objects/Dossier__c/fields/Is_Reviewed__c.field-meta.xml';
    const without = Object.entries(FIXTURE_FILES).filter(([name]) => name !== path);
    const org = openOrg(Object.fromEntries(without), file);
    org.insert('Dossier__c', { Title__c: 'Old' });
    org.database.close();
    expect(open().rows('SELECT Is_Reviewed__c FROM Dossier__c')).toEqual(['false']);
  });
});

describe('file contents', () => {
  const version = (text: string): SObject =>
    new SObject('ContentVersion', {
      PathOnClient: 'contract.pdf',
      VersionData: new Blob(Buffer.from(text))
    });

  it('lie beside the journal, once for equal contents', () => {
    const org = open();
    org.save('insert', [version('same'), version('same'), version('other')]);
    org.database.close();
    expect(readdirSync(`${file}.files`)).toHaveLength(2);
    expect(readFileSync(file, 'utf8')).not.toContain(Buffer.from('same').toString('base64'));
    const data = open().database.all('ContentVersion')[0]?.get('VersionData') as Blob;
    expect(data.bytes.toString()).toBe('same');
  });

  it('go when no record names them any more', () => {
    const org = open();
    org.save('insert', [version('short-lived')]);
    const id = org.database.all('ContentVersion')[0]!.id!;
    org.database.remove('ContentVersion', id);
    org.database.close();
    open().database.close();
    expect(readdirSync(`${file}.files`)).toEqual([]);
  });
});
