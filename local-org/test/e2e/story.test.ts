import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { ContractsCard } from './panel.ts';
import {
  apex,
  AVERY,
  DANA,
  eventually,
  NOAH,
  openStage,
  RILEY,
  samples,
  shot,
  uiApi
} from './support.ts';
import type { Stage } from './support.ts';

const MSA = 'northwind-halcyon-msa.pdf';
const SOW = 'northwind-halcyon-sow.docx';
const file = (name: string) => path.join(samples, name);

describe('A contract on an Opportunity becomes countersigned CRM data', () => {
  let stage: Stage;
  let riley: Page;
  let dana: Page;
  let recordUrl: string;
  let recordId: string;

  const fieldsOf = async (...names: string[]) => {
    const fields = names.map((name) => `Opportunity.${name}`);
    const record = (await uiApi(stage.demo, DANA, 'getRecord', {
      recordId,
      fields
    })) as unknown as {
      fields: Record<string, { value: unknown }>;
    };
    return Object.fromEntries(names.map((name) => [name, record.fields[name].value]));
  };

  beforeAll(async () => {
    stage = await openStage();
    riley = await stage.as(RILEY);
    dana = await stage.as(DANA);
    await riley.goto(stage.demo.orgUrl);
    recordUrl = riley.url();
    recordId = /\/([a-zA-Z0-9]{18})\//.exec(recordUrl)?.[1] ?? '';
  }, 240_000);

  afterAll(async () => stage?.close(), 60_000);

  it('shows the rep the Opportunity page from the package, with an empty Contracts card', async () => {
    await riley.getByText('Halcyon Biosciences - Lab data hub').first().waitFor();
    await riley.getByText('No contracts yet').waitFor();
    await shot(riley, '01-empty-card');
  });

  it('lists an uploaded PDF and a Word file with detected type and state', async () => {
    const card = new ContractsCard(riley);
    await card.upload(file(MSA), file(SOW));
    await card.document(MSA).locator('[data-id="type"]', { hasText: 'MSA' }).waitFor();
    await card.document(SOW).locator('[data-id="type"]', { hasText: 'SOW' }).waitFor();
    expect(await card.document(MSA).locator('[data-id="status"]').innerText()).toBe('Uploaded');
    await shot(riley, '02-uploaded');
  });

  it('reads on while the rep leaves the page, and shows progress on return', async () => {
    const card = new ContractsCard(riley);
    await card.extract(MSA);
    await card.document(MSA).locator('c-extraction-progress').waitFor();
    await shot(riley, '03-progress');
    await riley.goto('about:blank');
    await riley.goto(recordUrl);
    await card
      .document(MSA)
      .getByRole('button', { name: /^(Review|Close)$/ })
      .waitFor();
  });

  it('shows the rep every value with its passage, and no right to decide', async () => {
    const card = new ContractsCard(riley);
    await card.openReview(MSA);
    await card.term('Effective Date').waitFor();
    expect(await card.root.getByRole('button', { name: 'Countersign' }).count()).toBe(0);
    expect(await card.root.getByRole('button', { name: 'Accept' }).count()).toBe(0);
    await riley.getByText('The deal desk reviews and countersigns').waitFor();
    await shot(riley, '04-review-as-rep');
  });

  it('refuses the rep at the server too, not only on the screen', async () => {
    const list = await apex(stage.demo, RILEY, 'DocumentController.getDocuments', {
      opportunityId: recordId
    });
    const row = list.body.documents.find((each: { fileName: string }) => each.fileName === MSA);
    const answer = await apex(stage.demo, RILEY, 'ReviewController.countersign', {
      extractionId: row.extraction.id,
      version: ''
    });
    expect(answer.ok).toBe(false);
    expect(JSON.stringify(answer.body)).not.toMatch(/NullPointer|TypeError|undefined/);
  });

  it('goes from a term to its passage and from a passage to its term', async () => {
    await dana.goto(recordUrl);
    const card = new ContractsCard(dana);
    await card.openReview(MSA);
    await card.frame.locator('.cite').first().waitFor();
    await card.term('Governing Law').click();
    await card.activePassage.waitFor();
    await shot(dana, '05-term-to-passage');
    expect(await card.frame.locator('#position').innerText()).toMatch(/^Page [2-9]/);
    const other = card.frame.locator('.cite[aria-label="Passage of Effective Date"]').first();
    await other.evaluate((element) => element.scrollIntoView());
    await other.click();
    await card.root.locator('article[aria-label="Effective Date"].card_active').waitFor();
    await shot(dana, '06-passage-to-term');
  });

  it('lists what this type of contract should have and the reading did not find', async () => {
    const card = new ContractsCard(dana);
    expect(await card.group('Expected but not found').locator('article').count()).toBeGreaterThan(
      0
    );
  });

  it('lets the reviewer accept with the keyboard, edit with a reason, reject and confirm', async () => {
    const card = new ContractsCard(dana);
    const effective = card.term('Effective Date');
    await effective.focus();
    await dana.keyboard.press('a');
    await effective.getByText(/Accepted by Dana Whitfield/).waitFor();

    const payment = card.term('Payment Terms');
    await payment.getByRole('button', { name: 'Edit' }).click();
    await payment.getByRole('textbox', { name: 'Value' }).fill('Net 45 days from invoice date');
    await payment.getByRole('combobox', { name: 'Reason' }).click();
    await payment.getByRole('option', { name: 'Negotiated' }).click();
    await shot(dana, '07-edit');
    await payment.getByRole('button', { name: 'Save' }).click();
    await payment.getByText(/Edited by Dana Whitfield/).waitFor();

    const name = card.term('Document Name');
    await name.getByRole('button', { name: 'Reject' }).click();
    await name.getByText(/Rejected by Dana Whitfield/).waitFor();
    await name.getByRole('button', { name: 'Undo' }).click();
    await name.getByRole('button', { name: 'Accept' }).click();
    await name.getByText(/Accepted by Dana Whitfield/).waitFor();
  });

  it('countersigns: fields, obligations, key dates and tasks appear on the page', async () => {
    const card = new ContractsCard(dana);
    expect(await card.root.getByRole('button', { name: 'Countersign' }).isDisabled()).toBe(true);
    const bulk = card.root.getByRole('button', { name: /^Accept \d+ confident/ });
    if (await bulk.isVisible()) await bulk.click();
    await decideTheRest(card);
    await shot(dana, '08-all-decided');
    await card.root.getByRole('button', { name: 'Countersign' }).click();
    const dialog = dana.getByRole('dialog');
    await dialog.getByText('Contract Effective Date').waitFor();
    await shot(dana, '09-countersign');
    await dialog.getByRole('button', { name: 'Countersign' }).click();
    await card.root
      .getByText(/Countersigned by Dana Whitfield/)
      .waitFor()
      .finally(() => shot(dana, '10-after-countersign'));
    await eventually(
      async () => (await fieldsOf('Contract_Notice_Deadline__c')).Contract_Notice_Deadline__c
    );
    expect(
      await fieldsOf(
        'Contract_Status__c',
        'Contract_Effective_Date__c',
        'Contract_Expiration_Date__c',
        'Contract_Payment_Terms__c'
      )
    ).toEqual({
      Contract_Status__c: 'Countersigned',
      Contract_Effective_Date__c: '2026-03-01',
      Contract_Expiration_Date__c: '2028-02-29',
      Contract_Payment_Terms__c: 'Net 45 days from invoice date'
    });
    await shot(dana, '10-countersigned');
  });

  it('leaves two tasks, the obligations and an audit trail with source and approver', async () => {
    const related = async (
      username: string,
      parentRecordId: string,
      name: string,
      fields: string[]
    ) => {
      const config = { parentRecordId, relatedListId: name, fields, pageSize: 200 };
      const list = (await uiApi(
        stage.demo,
        username,
        'getRelatedListRecords',
        config
      )) as unknown as {
        records: { fields: Record<string, { value: unknown }> }[];
      };
      return list.records.map((record) =>
        Object.fromEntries(Object.entries(record.fields).map(([key, { value }]) => [key, value]))
      );
    };
    const tasks = await related(RILEY, recordId, 'Tasks', ['Task.Subject', 'Task.ActivityDate']);
    expect(tasks.map(({ ActivityDate }) => ActivityDate)).toEqual(
      expect.arrayContaining(['2027-12-01', '2028-03-01'])
    );
    const obligations = await related(DANA, recordId, 'Contract_Obligations__r', [
      'Contract_Obligation__c.Type__c',
      'Contract_Obligation__c.Quote__c'
    ]);
    expect(obligations.length).toBeGreaterThan(5);
    expect(obligations.every(({ Quote__c }) => Boolean(Quote__c))).toBe(true);

    const list = await apex(stage.demo, DANA, 'DocumentController.getDocuments', {
      opportunityId: recordId
    });
    const row = list.body.documents.find((each: { fileName: string }) => each.fileName === MSA);
    const audit = await related(
      AVERY,
      row.id,
      'AI_Audit_Entries__r',
      [
        'Event__c',
        'Term_Name__c',
        'Final_Value__c',
        'Ai_Value__c',
        'Actor_Name__c',
        'Correlation_Id__c',
        'Document_Sha256__c',
        'Engine__c',
        'Model__c',
        'Prompt_Version__c',
        'Confidence__c',
        'Target__c'
      ].map((name) => `AI_Audit__c.${name}`)
    );
    const bytes = readFileSync(file(MSA));
    expect(
      audit.find(
        (each) => each.Event__c === 'Term Countersigned' && each.Term_Name__c === 'paymentTerms'
      )
    ).toMatchObject({
      Ai_Value__c: 'Net 30 days',
      Final_Value__c: 'Net 45 days from invoice date',
      Actor_Name__c: 'Dana Whitfield',
      Correlation_Id__c: row.extraction.correlationId,
      Document_Sha256__c: createHash('sha256').update(bytes).digest('hex'),
      Engine__c: 'embedded',
      Target__c: 'Opportunity.Contract_Payment_Terms__c'
    });
  });

  it('recognises the same file and duplicates nothing', async () => {
    const card = new ContractsCard(riley);
    await riley.goto(recordUrl);
    await card.document(MSA).waitFor();
    const before = await card.root.locator('li[data-document]').count();
    await card.choose(file(MSA));
    await card.root
      .getByText(/already/i)
      .first()
      .waitFor();
    expect(await card.root.locator('li[data-document]').count()).toBe(before);
    await shot(riley, '11-duplicate');
  });

  it('starts the reading when an Opportunity with an unread contract is closed as won', async () => {
    const answer = await uiApi(stage.demo, RILEY, 'updateRecord', {
      fields: { Id: recordId, StageName: 'Closed Won' }
    });
    expect(answer).toHaveProperty('id');
    const card = new ContractsCard(riley);
    await eventually(async () => {
      await riley.goto(recordUrl);
      await card.document(SOW).waitFor();
      return card
        .document(SOW)
        .getByText(/Reading|Needs Review|Waiting/)
        .first()
        .isVisible();
    });
    await shot(riley, '12-closed-won');
  });

  it('explains the missing access to a user without it', async () => {
    const noah = await stage.as(NOAH);
    await noah.goto(recordUrl);
    await noah
      .getByText('You do not have access to contract review')
      .waitFor()
      .finally(() => shot(noah, '13-no-access'));
  });
});

/** Accepts what was found and confirms what was not, one term after the other. */
async function decideTheRest(card: ContractsCard): Promise<void> {
  for (;;) {
    const open = card.root
      .locator('c-term-card')
      .getByRole('button', { name: /^(Accept|Not in the document)$/ });
    const left = await open.count();
    if (left === 0) return;
    await open.first().click();
    await eventually(async () => (await open.count()) < left);
  }
}
