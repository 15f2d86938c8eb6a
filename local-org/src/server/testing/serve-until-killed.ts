/** Serves an org from a data folder until somebody kills it, for the test of what survives. */
import { startRestServer } from './rest-server.ts';

const [dataDirectory = ''] = process.argv.slice(2);
const personas = [
  {
    username: 'admin@test.example',
    label: 'Admin',
    name: 'Ada Admin',
    profile: 'System Administrator',
    permissionSets: [],
    queues: []
  }
];
const { url, clientId, clientSecret, privateKey } = await startRestServer({
  files: {},
  seed: { personas, records: [] },
  dataDirectory
});
process.stdout.write(`${JSON.stringify({ url, clientId, clientSecret, privateKey })}\n`);
