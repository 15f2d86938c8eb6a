import { createElement } from 'lwc';
import ReviewPanel from 'c/reviewPanel';

const term = (id, change) => ({
  id,
  label: id,
  valueType: 'text',
  quote: `words of ${id}`,
  page: 2,
  rects: '[{"page":2,"x":1,"y":2,"width":3,"height":4}]',
  isFound: true,
  confidence: 0.95,
  confidenceWord: 'High',
  decision: 'Pending',
  isOpen: true,
  isSure: true,
  isOptional: false,
  ...change
});

const review = (change) => ({
  extraction: { id: 'x1', status: 'Needs Review' },
  document: { title: 'MSA' },
  terms: [term('law'), term('notice', { isSure: false }), term('doubt', { isSure: false })],
  obligations: [],
  keyDates: [],
  editReasons: [],
  threshold: 0.85,
  canDecide: true,
  canCountersign: true,
  ...change
});

function show(value) {
  const element = createElement('c-review-panel', { is: ReviewPanel });
  Object.assign(element, { review: value });
  document.body.append(element);
  return element;
}

const find = (element, selector) => element.shadowRoot.querySelector(selector);

describe('c-review-panel', () => {
  it('marks every found passage in the document', () => {
    const viewer = find(show(review()), 'c-document-viewer');
    expect(viewer.citations.map(({ id, rects }) => [id, rects.length])).toEqual([
      ['law', 1],
      ['notice', 1],
      ['doubt', 1]
    ]);
  });

  it('shows the passage of the term that is opened, and hands a decision on', async () => {
    const element = show(review());
    const viewer = find(element, 'c-document-viewer');
    viewer.activate = jest.fn();
    const heard = jest.fn();
    element.addEventListener('decide', heard);
    const list = find(element, 'c-term-list');
    list.dispatchEvent(new CustomEvent('open', { detail: 'law' }));
    list.dispatchEvent(new CustomEvent('decide', { detail: { termId: 'law' } }));
    await Promise.resolve();
    expect(list.activeTermId).toBe('law');
    expect(viewer.activate).toHaveBeenCalledWith('law');
    expect(heard.mock.calls[0][0].detail).toEqual({ termId: 'law' });
  });

  it('accepts in bulk exactly what Apex calls sure', () => {
    const element = show(review());
    const heard = jest.fn();
    element.addEventListener('acceptall', heard);
    find(element, '[data-id="accept-all"]').click();
    expect(heard.mock.calls[0][0].detail).toEqual(['law']);
  });

  it('lets nobody countersign while a term is open', () => {
    const element = show(review());
    expect(find(element, '[data-id="countersign"]').disabled).toBe(true);
  });

  it('does not wait for a term that is neither found nor expected', () => {
    const optional = term('optional', {
      isFound: false,
      isOpen: false,
      isSure: false,
      isOptional: true
    });
    const decided = review().terms.map((item) => ({
      ...item,
      decision: 'Accepted',
      isOpen: false
    }));
    const element = show(review({ terms: [...decided, optional] }));
    expect(find(element, '[data-id="countersign"]').disabled).toBe(false);
  });

  it('lets a reviewer countersign when every term is decided', () => {
    const terms = review().terms.map((item) => ({ ...item, decision: 'Accepted', isOpen: false }));
    expect(find(show(review({ terms })), '[data-id="countersign"]').disabled).toBe(false);
  });

  it('tells a rep that the deal desk decides, and offers no decision', () => {
    const element = show(review({ canDecide: false, canCountersign: false }));
    expect(find(element, 'footer')).toBeNull();
    expect(element.shadowRoot.textContent).toContain('c.Review_Only_Reviewer');
  });

  it('is read-only once it is countersigned', () => {
    const extraction = { id: 'x1', status: 'Approved', countersignedByName: 'Dana' };
    const element = show(review({ extraction }));
    expect(find(element, 'footer')).toBeNull();
    expect(find(element, 'c-term-list').canDecide).toBe(false);
  });

  it('wants a reason before a reading is rejected', async () => {
    const element = show(review());
    const heard = jest.fn();
    element.addEventListener('rejectreading', heard);
    element.shadowRoot.querySelectorAll('footer lightning-button')[1].click();
    await Promise.resolve();
    const area = find(element, 'lightning-textarea');
    area.reportValidity = () => true;
    const confirm = [...element.shadowRoot.querySelectorAll('lightning-button')].find(
      (candidate) => candidate.variant === 'destructive'
    );
    confirm.click();
    expect(heard).not.toHaveBeenCalled();
    area.dispatchEvent(new CustomEvent('change', { detail: { value: ' Wrong file ' } }));
    confirm.click();
    expect(heard.mock.calls[0][0].detail).toBe('Wrong file');
  });
});
