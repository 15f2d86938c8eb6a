import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { ContractsCard } from './panel.ts';
import { openStage, RILEY, samples, shot } from './support.ts';
import type { Stage } from './support.ts';

const NDA = 'northwind-orchard-nda.pdf';

/** Uploads a contract with a broken connection and answers what the card says about it. */
async function whatTheCardSays(stage: Stage, picture: string): Promise<string> {
  const page = await stage.as(RILEY);
  await page.goto(stage.demo.orgUrl);
  const card = new ContractsCard(page);
  await card.upload(path.join(samples, NDA));
  const alert = card.document(NDA).getByRole('alert');
  await alert.waitFor({ timeout: 60_000 });
  await card.document(NDA).getByRole('button', { name: 'Extract' }).waitFor();
  await shot(page, picture);
  return alert.innerText();
}

describe('A connection that an admin has to mend', () => {
  let stage: Stage | undefined;
  let impostor: Server | undefined;

  afterEach(async () => {
    await stage?.close();
    impostor?.close();
    impostor?.closeAllConnections();
  }, 60_000);

  it('names the API key when the service refuses it', async () => {
    stage = await openStage({ credentialKey: 'not-the-key-of-this-org' });
    expect(await whatTheCardSays(stage, '30-wrong-key')).toMatch(/key/i);
  }, 240_000);

  it('does not take garbage for an answer', async () => {
    impostor = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<html>Welcome to the coffee machine</html>');
    });
    await new Promise<void>((resolve) => impostor?.listen(0, '127.0.0.1', resolve));
    const { port } = impostor.address() as AddressInfo;
    stage = await openStage({ credentialUrl: `http://127.0.0.1:${port}` });
    const said = await whatTheCardSays(stage, '31-garbage');
    expect(said).toMatch(/admin/i);
    expect(said).not.toMatch(/coffee|html|JSON|Exception/i);
  }, 240_000);
});
