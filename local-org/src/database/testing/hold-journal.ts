// Opens a journal and keeps it open, for the test of the lock.
import { FIXTURE_FILES, openOrg } from './fixture.ts';

openOrg(FIXTURE_FILES, process.argv[2]);
process.stdout.write('open\n');
setInterval(() => {}, 1000);
