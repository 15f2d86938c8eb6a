import { createElement } from 'lwc';
import DocumentList from 'c/documentList';

const row = (change) => ({
  id: 'd1',
  title: 'Master agreement',
  fileName: 'msa.pdf',
  fileExtension: 'pdf',
  fileSize: 312 * 1024,
  pageCount: 9,
  documentType: 'MSA',
  status: 'Uploaded',
  statusLabel: 'Uploaded',
  warnings: [],
  isReadable: true,
  extraction: null,
  createdByName: 'Riley',
  createdDate: '2026-11-21T10:00:00.000Z',
  ...change
});

function show(documents, properties = {}) {
  const element = createElement('c-document-list', { is: DocumentList });
  Object.assign(element, { documents, canExtract: true, ...properties });
  document.body.append(element);
  return element;
}

const button = (element) => element.shadowRoot.querySelector('lightning-button');
const find = (element, selector) => element.shadowRoot.querySelector(selector);

describe('c-document-list', () => {
  it.each([
    ['extract', 'c.Review_Extract', {}],
    ['review', 'c.Review_Open', { extraction: { status: 'Needs Review' } }],
    ['review', 'c.Review_View', { extraction: { status: 'Approved' } }],
    ['retry', 'c.Review_Retry', { extraction: { status: 'Failed' } }]
  ])('offers %s as the one next action', (name, label, change) => {
    const element = show([row(change)]);
    const heard = jest.fn();
    element.addEventListener(name, heard);
    expect(button(element).label).toBe(label);
    button(element).click();
    expect(heard.mock.calls[0][0].detail).toBe('d1');
  });

  it('lets a file that cannot be read be taken off the list', () => {
    const change = { errorMessage: 'Empty.', isReadable: false, canDismiss: true };
    const element = show([row(change)]);
    const heard = jest.fn();
    element.addEventListener('dismiss', heard);
    button(element).click();
    expect(heard.mock.calls[0][0].detail).toBe('d1');
  });

  it('lets a rejected reading be looked at, and the file be read anew', () => {
    const element = show([row({ extraction: { status: 'Rejected' } })]);
    const heard = jest.fn();
    element.addEventListener('extract', heard);
    const buttons = [...element.shadowRoot.querySelectorAll('lightning-button')];
    expect(buttons.map(({ label }) => label)).toEqual(['c.Review_View', 'c.Review_Extract_Again']);
    buttons[1].click();
    expect(heard.mock.calls[0][0].detail).toBe('d1');
  });

  it('offers nothing but progress while a reading runs', () => {
    const element = show([row({ extraction: { status: 'Reading', percent: 30 } })]);
    expect(button(element)).toBeNull();
    expect(find(element, 'c-extraction-progress').extraction.percent).toBe(30);
  });

  it('says that the type is being detected until it is known', () => {
    const element = show([row({ documentType: null })]);
    expect(find(element, '[data-id="type"]').textContent).toBe('c.Review_Detecting');
  });

  it('says what is wrong with a file and what to do', () => {
    const change = {
      documentType: null,
      errorMessage: 'Damaged.',
      errorAction: 'Export it again.'
    };
    const panel = find(show([row(change)]), 'c-error-panel');
    expect([panel.message, panel.action]).toEqual(['Damaged.', 'Export it again.']);
  });

  it('offers no reading of a file that only a new upload can mend', () => {
    const change = { errorMessage: 'Empty.', errorAction: 'Upload it again.', isReadable: false };
    expect(button(show([row(change)]))).toBeNull();
  });

  it('offers no reading to a user who may only look', () => {
    expect(button(show([row()], { canExtract: false }))).toBeNull();
  });

  it('is accessible', async () => {
    await expect(show([row()])).toBeAccessible();
  });
});
