import type jsforce from 'jsforce';
import { connect, persona, startRestServer, type RestServer } from './testing/rest-server.ts';

const META = `<?xml version="1.0" encoding="UTF-8"?>
<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>65.0</apiVersion><status>Active</status></ApexClass>`;
const FILES = {
  'classes/Failing.cls': `public class Failing implements Queueable {
    public void execute(QueueableContext context) { Integer i = 0; i = 1 / i; }
  }`,
  'classes/Failing.cls-meta.xml': META
};
const personas = [persona('admin@test.example', 'System Administrator')];
const MAIL = `Messaging.SingleEmailMessage mail = new Messaging.SingleEmailMessage();
mail.setToAddresses(new List<String>{ 'bo@test.example' });
mail.setSubject('<script>alert(1)</script>');
mail.setHtmlBody('<p onclick="x()">Hello "there"</p>');
mail.setPlainTextBody('Hello <there>');
mail.setBccAddresses(new List<String>{ 'hidden@test.example' });
mail.setSenderDisplayName('The <desk>');
Messaging.EmailFileAttachment file = new Messaging.EmailFileAttachment();
file.setFileName('offer.txt');
file.setBody(Blob.valueOf('12345'));
mail.setFileAttachments(new List<Messaging.EmailFileAttachment>{ file });
Messaging.sendEmail(new List<Messaging.SingleEmailMessage>{ mail });
System.debug('sent <b>it</b>');`;

let server: RestServer;
let admin: jsforce.Connection;

beforeAll(async () => {
  server = await startRestServer({ files: FILES, seed: { personas, records: [] } });
  admin = await connect(server, 'admin@test.example');
}, 60_000);

afterAll(() => server.close());

const page = async (path: string): Promise<string> =>
  (await fetch(`${server.url}/local-org/${path}`)).text();

/** E-mails leave after their transaction. */
async function pageWith(path: string, text: string): Promise<string> {
  let found = await page(path);
  for (let round = 0; round < 200 && !found.includes(text); round++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    found = await page(path);
  }
  return found;
}

describe('the developer’s pages', () => {
  it('are empty at first and say so', async () => {
    expect(await page('outbox')).toContain('No e-mail was sent yet.');
    expect(await page('notifications')).toContain('No notification was sent yet.');
    expect(await page('jobs')).toContain('No job was started yet.');
  });

  it('show mails so that their content can do nothing', async () => {
    await admin.tooling.executeAnonymous(MAIL);
    const list = await pageWith('outbox', 'alert(1)');
    expect(list).toContain('&#60;script&#62;alert(1)');
    expect(list).not.toContain('<script');
    const response = await fetch(`${server.url}/local-org/outbox/1`);
    const mail = await response.text();
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(mail).toContain('sandbox="" srcdoc="&#60;p onclick=&#34;x()&#34;&#62;Hello');
    expect(mail).toContain('The &#60;desk&#62; (admin@test.example Person)');
    expect(mail).toContain('hidden@test.example');
    expect(mail).toContain('offer.txt (5 bytes)');
    expect(mail).toContain('<pre>Hello &#60;there&#62;</pre>');
    expect((await fetch(`${server.url}/local-org/outbox/99`)).status).toBe(404);
  });

  it('show no mail of a transaction that was undone', async () => {
    await admin.tooling.executeAnonymous(`${MAIL} Integer i = 0; i = 1 / i;`);
    await admin.tooling.executeAnonymous(MAIL.replace('<script>alert(1)</script>', 'later'));
    await pageWith('outbox', 'later');
    expect((await page('outbox')).split('<tr>').length).toBe(4);
  });

  it('show jobs with what ended them', async () => {
    await admin.tooling.executeAnonymous('System.enqueueJob(new Failing());');
    const jobs = await pageWith('jobs', 'Failed');
    expect(jobs).toContain('System.MathException: Divide by 0');
    expect(jobs).toContain('Failing');
  });

  it('show the last transactions with their lines, limits and failures', async () => {
    await admin.sobject('Account').create({ Name: 'Logged' });
    const log = await page('log');
    expect(log).toContain('sent &#60;b&#62;it&#60;/b&#62;');
    expect(log).toContain('REST POST /services/data/v65.0/sobjects/Account');
    expect(log).toContain('Undone');
    expect(log).toMatch(/queueable Failing/);
  });
});
