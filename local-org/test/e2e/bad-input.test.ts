import { randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { ContractsCard } from './panel.ts';
import { apex, AVERY, DANA, eventually, openStage, RILEY, samples, shot } from './support.ts';
import type { Stage } from './support.ts';

const bad = (name: string) => path.join(samples, 'bad', name);
const MSA = path.join(samples, 'northwind-halcyon-msa.pdf');

interface Row {
  id: string;
  fileName: string;
  status: string;
  errorMessage: string | null;
  errorAction: string | null;
  extraction: null | {
    id: string;
    status: string;
    errorMessage: string | null;
    errorAction: string | null;
    isRetryable: boolean;
  };
}

describe('Bad input and bad weather on the contract panel', () => {
  let stage: Stage;
  let riley: Page;
  let card: ContractsCard;
  let recordId: string;
  let recordUrl: string;

  const rows = async (): Promise<Row[]> => {
    const answer = await apex(stage.demo, RILEY, 'DocumentController.getDocuments', {
      opportunityId: recordId
    });
    return answer.body.documents;
  };
  const row = async (fileName: string) =>
    (await rows()).find((each) => each.fileName === fileName) as Row;

  beforeAll(async () => {
    stage = await openStage();
    riley = await stage.as(RILEY);
    card = new ContractsCard(riley);
    await riley.goto(stage.demo.orgUrl);
    recordUrl = riley.url();
    recordId = /\/([a-zA-Z0-9]{18})\//.exec(recordUrl)?.[1] ?? '';
  }, 240_000);

  afterAll(async () => stage?.close(), 60_000);

  it.each([
    ['corrupt.pdf', /damaged|corrupt|cannot be opened/i],
    ['encrypted.pdf', /password/i],
    ['zero-page.pdf', /no pages/i],
    ['text-named.pdf', /./]
  ])('says what is wrong with %s and what to do', async (name, expected) => {
    await card.upload(bad(name));
    const found = await eventually(async () => {
      const each = await row(name);
      return each.errorMessage && each.errorAction ? each : null;
    });
    expect(found.errorMessage).toMatch(expected);
    await card.document(name).getByRole('alert').waitFor();
  });

  it('says that an empty file is empty, and keeps no record that cannot be read', async () => {
    const dialog = await card.pick(bad('empty.pdf'));
    await dialog.getByText('This file is empty. Choose a file with content.').waitFor();
    await shot(riley, '20-bad-files');
    await dialog.getByRole('button', { name: 'Done' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await row('empty.pdf')).toBeUndefined();
  });

  it('reads a PDF whose name says Word, and says so', async () => {
    await card.upload(bad('pdf-named.docx'));
    await card
      .document('pdf-named.docx')
      .getByText(/read as PDF/)
      .first()
      .waitFor();
  });

  it('says that a file is too large before it is sent', async () => {
    const large = path.join(mkdtempSync(path.join(tmpdir(), 'large-')), 'large.pdf');
    writeFileSync(large, Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(60 * 1024 * 1024)]));
    await card.choose(large);
    await card.root.getByText(/large\.pdf.*(too large|larger than)/i).waitFor({ timeout: 60_000 });
    await shot(riley, '21-too-large');
  });

  it('calls a file that is no contract by its name', async () => {
    await card.upload(bad('not-a-contract.pdf'));
    await card
      .document('not-a-contract.pdf')
      .locator('[data-id="type"]', { hasText: 'Not a Contract' })
      .waitFor();
  });

  it('reads once when two people press Extract at the same time', async () => {
    await card.upload(MSA);
    const { id } = await row('northwind-halcyon-msa.pdf');
    const answers = await Promise.all(
      [RILEY, DANA, RILEY].map((username) =>
        apex(stage.demo, username, 'ExtractionController.start', { documentId: id })
      )
    );
    const ids = new Set(answers.filter(({ ok }) => ok).map(({ body }) => body.extraction.id));
    expect(ids.size).toBe(1);
    await eventually(async () => {
      const { extraction } = await row('northwind-halcyon-msa.pdf');
      await apex(stage.demo, RILEY, 'ExtractionController.refresh', {
        extractionId: extraction?.id
      });
      return (await row('northwind-halcyon-msa.pdf')).extraction?.status === 'Needs Review';
    });
  });

  it('lets one of two reviewers countersign, and tells the other what happened', async () => {
    const { extraction } = await row('northwind-halcyon-msa.pdf');
    const extractionId = extraction?.id;
    const review = (await apex(stage.demo, DANA, 'ReviewController.getReview', { extractionId }))
      .body;
    for (const term of review.terms) {
      const answer = await apex(stage.demo, DANA, 'ReviewController.decide', {
        termId: term.id,
        decision: term.isFound ? 'Accepted' : 'Not in Document',
        value: null,
        reason: null,
        note: null,
        version: term.version
      });
      expect(answer).toMatchObject({ ok: true });
    }
    const { version } = (
      await apex(stage.demo, DANA, 'ReviewController.getReview', { extractionId })
    ).body;
    const answers = await Promise.all(
      [DANA, AVERY].map((username) =>
        apex(stage.demo, username, 'ReviewController.countersign', { extractionId, version })
      )
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const refused = answers.find(({ ok }) => !ok);
    expect(refused?.body.body?.message ?? refused?.body.message).toMatch(/countersigned/i);
  });

  it('shows the state, what to do and a retry when the service is down', async () => {
    const name = 'northwind-halcyon-sow.docx';
    stage.demo.service.kill('SIGKILL');
    await card.upload(path.join(samples, name));
    await eventually(async () => (await row(name)).errorMessage);
    await card
      .document(name)
      .getByRole('button', { name: /Extract|Retry/ })
      .click();
    const failed = await eventually(async () => {
      const each = await row(name);
      return each.extraction?.errorMessage ? each : null;
    }, 60_000);
    expect(failed.extraction?.isRetryable).toBe(true);
    await riley.goto(recordUrl);
    await card.document(name).getByRole('button', { name: 'Retry' }).waitFor();
    await shot(riley, '22-service-down');
  });
});
