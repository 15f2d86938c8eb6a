/** Serves an org from a data folder until somebody kills it, for the test of what survives. */
import { persona, startRestServer } from './rest-server.ts';

const [dataDirectory = ''] = process.argv.slice(2);
const personas = [persona('admin@test.example', 'System Administrator')];
const { url, clientId, clientSecret, privateKey } = await startRestServer({
  files: {},
  seed: { personas, records: [] },
  dataDirectory
});
process.stdout.write(`${JSON.stringify({ url, clientId, clientSecret, privateKey })}\n`);
