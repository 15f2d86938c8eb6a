// Saves dossiers one by one and kills its own process in the middle, for the crash test.
import { FIXTURE_FILES, openOrg } from './fixture.ts';

const [file = ''] = process.argv.slice(2);
const org = openOrg(FIXTURE_FILES, file);
setTimeout(() => process.kill(process.pid, 'SIGKILL'), 300).unref();
const step = (count: number): void => {
  org.insert('Dossier__c', { Title__c: `Number ${count}`, Notes__c: 'x'.repeat(30_000) });
  process.stdout.write(`${count}\n`);
  setImmediate(() => step(count + 1));
};
step(1);
