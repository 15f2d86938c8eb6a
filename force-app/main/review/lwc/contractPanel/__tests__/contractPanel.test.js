import { createElement } from 'lwc';
import ContractPanel from 'c/contractPanel';
import { getRecord } from 'lightning/uiRecordApi';
import getDocuments from '@salesforce/apex/DocumentController.getDocuments';
import registerFiles from '@salesforce/apex/DocumentController.registerFiles';
import refreshExtraction from '@salesforce/apex/ExtractionController.refresh';
import getReview from '@salesforce/apex/ReviewController.getReview';
import getFile from '@salesforce/apex/ReviewController.getFile';
import decide from '@salesforce/apex/ReviewController.decide';

jest.mock('@salesforce/customPermission/Use_Countersign', () => ({ default: true }), {
  virtual: true
});
jest.mock('@salesforce/apex/DocumentController.getDocuments', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/DocumentController.registerFiles', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/ExtractionController.refresh', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/ReviewController.getReview', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/ReviewController.getFile', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/ReviewController.decide', () => ({ default: jest.fn() }), {
  virtual: true
});

const extraction = (status) => ({ id: 'x1', status, percent: 40, stage: 'reading' });
const documentRow = (change) => ({
  id: 'd1',
  title: 'MSA',
  fileName: 'msa.pdf',
  fileExtension: 'pdf',
  fileSize: 1000,
  status: 'Uploaded',
  statusLabel: 'Uploaded',
  documentType: 'MSA',
  warnings: [],
  extraction: null,
  ...change
});
const listOf = (...documents) => ({ documents, canExtract: true, canUpload: true });
const review = (decision) => ({
  extraction: extraction('Needs Review'),
  document: { title: 'MSA' },
  terms: [
    {
      id: 't1',
      label: 'Effective date',
      valueType: 'date',
      isFound: true,
      confidence: 0.9,
      confidenceWord: 'High',
      decision,
      version: 'v1'
    }
  ],
  obligations: [],
  keyDates: [],
  editReasons: [],
  threshold: 0.85,
  canDecide: true,
  canCountersign: true
});

function settle(turns = 12) {
  if (turns === 0) return Promise.resolve();
  return Promise.resolve().then(() => settle(turns - 1));
}

async function show() {
  const element = createElement('c-contract-panel', { is: ContractPanel });
  element.recordId = '006000000000001AAA';
  document.body.append(element);
  await settle();
  return element;
}

const child = (element, name) => element.shadowRoot.querySelector(name);

describe('c-contract-panel', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('says what to do first when there is no contract', async () => {
    getDocuments.mockResolvedValue(listOf());
    const element = await show();
    expect(child(element, 'c-empty-state').title).toBe('c.Review_Empty_Title');
    expect(child(element, 'lightning-file-upload')).not.toBeNull();
  });

  it('shows what Apex said when the list cannot be read, and tries again on request', async () => {
    getDocuments.mockRejectedValueOnce({ body: { message: 'Ask your admin.' } });
    const element = await show();
    expect(child(element, 'c-error-panel').message).toBe('Ask your admin.');
    getDocuments.mockResolvedValue(listOf(documentRow()));
    child(element, 'c-error-panel').dispatchEvent(new CustomEvent('retry'));
    await settle();
    expect(child(element, 'c-document-list').documents).toHaveLength(1);
  });

  it('keeps saying why uploaded files were not added, and adds them on request', async () => {
    getDocuments.mockResolvedValue(listOf());
    registerFiles.mockRejectedValueOnce({ body: { message: 'Try again in a minute.' } });
    const element = await show();
    const files = [{ documentId: '069000000000001AAA', name: 'msa.pdf' }];
    const finished = new CustomEvent('uploadfinished', { detail: { files } });
    child(element, 'lightning-file-upload').dispatchEvent(finished);
    await settle();
    expect(child(element, 'c-error-panel').message).toBe('Try again in a minute.');

    registerFiles.mockResolvedValueOnce({ messages: [] });
    getDocuments.mockResolvedValue(listOf(documentRow()));
    child(element, 'c-error-panel').dispatchEvent(new CustomEvent('retry'));
    await settle();
    expect(registerFiles.mock.calls.map(([{ contentDocumentIds }]) => contentDocumentIds)).toEqual([
      ['069000000000001AAA'],
      ['069000000000001AAA']
    ]);
    expect(child(element, 'c-error-panel')).toBeNull();
    expect(child(element, 'c-document-list').documents).toHaveLength(1);
  });

  it('follows a reading that was running before the page was opened, and opens its review', async () => {
    getDocuments.mockResolvedValueOnce(listOf(documentRow({ extraction: extraction('Reading') })));
    getDocuments.mockResolvedValue(listOf(documentRow({ extraction: extraction('Needs Review') })));
    refreshExtraction.mockResolvedValueOnce({ ...extraction('Reading'), percent: 60 });
    refreshExtraction.mockResolvedValue(extraction('Needs Review'));
    getReview.mockResolvedValue(review('Pending'));
    getFile.mockResolvedValue({ kind: 'pdf', base64: 'JVBERg==' });
    const element = await show();
    await jest.advanceTimersByTimeAsync(1300);
    expect(child(element, 'c-document-list').documents[0].extraction.percent).toBe(60);
    await jest.advanceTimersByTimeAsync(1300);
    await settle();
    expect(child(element, 'c-review-panel').content).toEqual({ kind: 'pdf', base64: 'JVBERg==' });
  });

  it('looks again when the stage changes, since closing a deal starts readings', async () => {
    getDocuments.mockResolvedValue(listOf(documentRow()));
    const element = await show();
    const stage = (value) => ({ fields: { StageName: { value } } });
    getRecord.emit(stage('Negotiation/Review'));
    getRecord.emit(stage('Closed Won'));
    await settle();
    expect(getDocuments).toHaveBeenCalledTimes(2);
    expect(child(element, 'c-document-list').documents).toHaveLength(1);
  });

  it('keeps asking while the service does not answer', async () => {
    getDocuments.mockResolvedValue(listOf(documentRow({ extraction: extraction('Queued') })));
    refreshExtraction.mockRejectedValue({ body: { message: 'down' } });
    const element = await show();
    await jest.advanceTimersByTimeAsync(1300);
    await jest.advanceTimersByTimeAsync(1300);
    expect(refreshExtraction).toHaveBeenCalledTimes(2);
    expect(child(element, 'c-document-list').isSlow).toBe(true);
  });

  it('keeps a refused decision visible on its term', async () => {
    getDocuments.mockResolvedValue(listOf(documentRow({ extraction: extraction('Needs Review') })));
    getReview.mockResolvedValue(review('Pending'));
    getFile.mockResolvedValue({ kind: 'pdf', base64: 'JVBERg==' });
    decide.mockRejectedValue({ body: { message: 'Someone else decided this.' } });
    const element = await show();
    child(element, 'c-document-list').dispatchEvent(new CustomEvent('review', { detail: 'd1' }));
    await settle();
    child(element, 'c-review-panel').dispatchEvent(
      new CustomEvent('decide', { detail: { termId: 't1', decision: 'Accepted' } })
    );
    await settle();
    expect(child(element, 'c-review-panel').problems.t1).toBe('Someone else decided this.');
    expect(decide.mock.calls[0][0]).toMatchObject({ termId: 't1', version: 'v1' });
  });
});
