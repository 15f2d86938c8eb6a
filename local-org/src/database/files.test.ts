import { createHash } from 'node:crypto';
import { Blob } from '../values/blob.ts';
import { SObject } from '../values/sobject.ts';
import { messageOf, openOrg, type TestOrg } from './testing/fixture.ts';

const bytes = Buffer.from('%PDF-1.7 a contract');

function upload(org: TestOrg, fields: Record<string, unknown> = {}): SObject {
  const version = new SObject('ContentVersion', {
    PathOnClient: 'Master Agreement.PDF',
    VersionData: new Blob(bytes),
    ...fields
  });
  org.save('insert', [version]);
  return org.database.get('ContentVersion', version.id!)!;
}

describe('uploading a file', () => {
  it('computes size, type, extension, checksum and title', () => {
    const version = upload(openOrg());
    expect(version.get('ContentSize')).toBe(bytes.length);
    expect(version.get('FileType')).toBe('PDF');
    expect(version.get('FileExtension')).toBe('pdf');
    expect(version.get('Checksum')).toBe(createHash('md5').update(bytes).digest('hex'));
    expect(version.get('Title')).toBe('Master Agreement');
  });

  it('makes the document, and links to owner and record, with triggers', () => {
    const org = openOrg();
    const record = org.insert('Account', { Name: 'Acme' });
    org.automation.calls.length = 0;
    const version = upload(org, { FirstPublishLocationId: record });
    const documentId = version.get('ContentDocumentId') as string;
    expect(
      org.rows('SELECT Title, FileType, ContentSize, LatestPublishedVersionId FROM ContentDocument')
    ).toEqual([`Master Agreement|PDF|${bytes.length}|${version.id}`]);
    expect(
      org.rows(
        `SELECT LinkedEntityId, ShareType FROM ContentDocumentLink WHERE ContentDocumentId = '${documentId}'`
      )
    ).toEqual([`${org.system.user.userId}|I`, `${record}|V`]);
    expect(org.automation.calls).toContain('after insert ContentDocumentLink 2');
    expect(org.automation.calls).toContain('after insert ContentVersion 1');
  });

  it('runs the triggers of documents and links once for many files', () => {
    const org = openOrg();
    const FirstPublishLocationId = org.insert('Account', { Name: 'Acme' });
    org.automation.calls.length = 0;
    const files = Array.from(
      { length: 150 },
      (_value, index) =>
        new SObject('ContentVersion', {
          PathOnClient: `${index}.pdf`,
          VersionData: new Blob(bytes),
          FirstPublishLocationId
        })
    );
    org.save('insert', files);
    expect(org.automation.calls.filter((call) => call.startsWith('after'))).toEqual([
      'after insert ContentDocument 150',
      'after insert ContentDocumentLink 200',
      'after insert ContentDocumentLink 100',
      'after insert ContentVersion 150'
    ]);
  });

  it('fails with the error that a trigger puts on the link', () => {
    const org = openOrg();
    const FirstPublishLocationId = org.insert('Account', { Name: 'Acme' });
    org.automation.onTrigger = ({ object, newRecords }) => {
      if (object !== 'ContentDocumentLink') return;
      newRecords?.[1]?.errors.push({ field: null, message: 'no files here' });
    };
    expect(messageOf(() => upload(org, { FirstPublishLocationId }))).toContain('no files here');
    expect(org.rows('SELECT Id FROM ContentDocument')).toEqual([]);
  });

  it('needs a record that the user may see', () => {
    const org = openOrg();
    const visitor = org.persona('Visitor', []);
    const FirstPublishLocationId = org.insert('Dossier__c', { Title__c: 'Secret' });
    const version = new SObject('ContentVersion', {
      PathOnClient: 'a.pdf',
      VersionData: new Blob(bytes),
      FirstPublishLocationId
    });
    expect(messageOf(() => org.save('insert', [version], {}, visitor))).toContain(
      'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY'
    );
  });

  it('makes the second version the latest of the same document', () => {
    const org = openOrg();
    const ContentDocumentId = upload(org).get('ContentDocumentId');
    const second = upload(org, { ContentDocumentId, Title: 'Amended' });
    expect(
      org.rows('SELECT VersionNumber, IsLatest FROM ContentVersion ORDER BY VersionNumber')
    ).toEqual(['1|false', '2|true']);
    expect(org.rows('SELECT Title, LatestPublishedVersionId FROM ContentDocument')).toEqual([
      `Amended|${second.id}`
    ]);
  });

  it('is attached to a record once only', () => {
    const org = openOrg();
    const LinkedEntityId = org.insert('Account', { Name: 'Acme' });
    const ContentDocumentId = upload(org).get('ContentDocumentId');
    org.insert('ContentDocumentLink', { ContentDocumentId, LinkedEntityId });
    expect(
      messageOf(() => org.insert('ContentDocumentLink', { ContentDocumentId, LinkedEntityId }))
    ).toContain(
      `DUPLICATE_VALUE, Document with ID: ${String(ContentDocumentId)} is already linked`
    );
  });

  it('needs contents and a file name', () => {
    const org = openOrg();
    expect(messageOf(() => upload(org, { VersionData: null }))).toContain('[VersionData]');
    expect(messageOf(() => upload(org, { PathOnClient: null }))).toContain('[PathOnClient]');
    expect(org.rows('SELECT Id FROM ContentDocument')).toEqual([]);
  });

  it('takes contents in base64, as JSON carries them', () => {
    const version = upload(openOrg(), { VersionData: bytes.toString('base64') });
    expect((version.get('VersionData') as Blob).bytes.equals(bytes)).toBe(true);
  });
});

describe('deleting a document', () => {
  it('takes versions and links along', () => {
    const org = openOrg();
    const record = org.insert('Account', { Name: 'Acme' });
    const Id = upload(org, { FirstPublishLocationId: record }).get('ContentDocumentId');
    org.save('delete', [new SObject('ContentDocument', { Id })]);
    expect(org.rows('SELECT Id FROM ContentVersion')).toEqual([]);
    expect(
      org.rows(`SELECT Id FROM ContentDocumentLink WHERE LinkedEntityId = '${record}'`)
    ).toEqual([]);
  });
});

describe('who sees a file', () => {
  it('is the owner and whoever reads a record it is attached to', () => {
    const org = openOrg();
    const owner = org.persona('Owner', ['Clerk']);
    const other = org.persona('Other', ['Clerk']);
    const account = org.insert('Account', { Name: 'Acme' });
    const dossier = org.insert('Dossier__c', { Title__c: 'D', OwnerId: owner.user.userId });
    upload(org, { Title: 'Open', FirstPublishLocationId: account });
    upload(org, { Title: 'Closed', FirstPublishLocationId: dossier });
    const soql = 'SELECT Title FROM ContentVersion ORDER BY Title';
    expect(org.rows(soql, [], owner)).toEqual(['Closed', 'Open']);
    expect(org.rows(soql, [], other)).toEqual(['Open']);
  });
});
