import { createElement } from 'lwc';
import TermCard from 'c/termCard';

const term = (change) => ({
  id: 'a0T1',
  termName: 'effectiveDate',
  label: 'Effective date',
  valueType: 'date',
  aiValue: '2026-01-01',
  willWrite: '2026-01-01',
  quote: 'effective as of January 1, 2026',
  page: 1,
  section: '1.1',
  confidence: 0.94,
  confidenceWord: 'High',
  reasons: [],
  steps: [],
  isFound: true,
  decision: 'Pending',
  crmField: 'Contract_Effective_Date__c',
  crmFieldLabel: 'Contract Effective Date',
  crmValue: null,
  ...change
});

function show(properties) {
  const element = createElement('c-term-card', { is: TermCard });
  Object.assign(element, { term: term(), canDecide: true, ...properties });
  document.body.append(element);
  return element;
}

const text = (element, id) => element.shadowRoot.querySelector(`[data-id="${id}"]`).textContent;

function press(element, key) {
  const heard = jest.fn();
  ['decide', 'edit', 'open', 'move'].forEach((name) => element.addEventListener(name, heard));
  const article = element.shadowRoot.querySelector('article');
  article.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  return heard.mock.calls.map(([event]) => [event.type, event.detail]);
}

describe('c-term-card', () => {
  it('shows the value, what is in Salesforce and what will be written', () => {
    const element = show();
    expect(text(element, 'value')).toBe('Jan 1, 2026');
    expect(text(element, 'crm-value')).toBe('c.Review_Empty_Value');
    expect(text(element, 'will-write')).toBe('Jan 1, 2026');
  });

  it('says unchanged when Salesforce already has the value', () => {
    const element = show({ term: term({ crmValue: '2026-01-01' }) });
    expect(text(element, 'will-write')).toBe('c.Review_Unchanged');
  });

  it('warns before the value of another contract is replaced', () => {
    const replaced = { crmValue: '2024-05-01', crmSource: 'CD-000001' };
    const element = show({ term: term(replaced) });
    expect(text(element, 'replaces')).toContain('c.Review_Replaces');
    const same = show({ term: term({ crmValue: '2026-01-01' }) });
    expect(same.shadowRoot.querySelector('[data-id="replaces"]')).toBeNull();
  });

  it.each([
    ['a', [['decide', { termId: 'a0T1', decision: 'Accepted' }]]],
    ['r', [['decide', { termId: 'a0T1', decision: 'Rejected' }]]],
    ['e', [['edit', 'a0T1']]],
    ['Enter', [['open', 'a0T1']]],
    ['ArrowDown', [['move', 1]]],
    ['n', []]
  ])('acts on the key %s', (key, expected) => {
    expect(press(show(), key)).toEqual(expected);
  });

  it('lets a missing term be confirmed, never accepted', () => {
    const missing = { term: term({ isFound: false, aiValue: null, quote: null }) };
    expect(press(show(missing), 'a')).toEqual([]);
    expect(press(show(missing), 'n')).toEqual([
      ['decide', { termId: 'a0T1', decision: 'Not in Document' }]
    ]);
  });

  it('offers no decision to a reader without the right', () => {
    const element = show({ canDecide: false });
    expect(element.shadowRoot.querySelector('footer')).toBeNull();
    expect(press(element, 'a')).toEqual([]);
  });

  it('shows contract text as text, never as markup', () => {
    const element = show({ term: term({ quote: '<img src=x onerror=alert(1)>' }) });
    expect(element.shadowRoot.querySelector('img')).toBeNull();
    expect(element.shadowRoot.querySelector('blockquote').textContent).toContain('<img');
  });

  it('is accessible', async () => {
    await expect(show()).toBeAccessible();
  });
});
