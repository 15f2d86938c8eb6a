import { createElement } from 'lwc';
import TermList from 'c/termList';

const term = (id, confidence, change) => ({
  id,
  label: id,
  valueType: 'text',
  isFound: true,
  confidence,
  confidenceWord: confidence > 0.8 ? 'High' : 'Low',
  decision: 'Pending',
  ...change
});

function show(terms) {
  const element = createElement('c-term-list', { is: TermList });
  Object.assign(element, { terms, canDecide: true });
  document.body.append(element);
  return element;
}

const order = (element) =>
  [...element.shadowRoot.querySelectorAll('c-term-card')].map((card) => card.term.id);

describe('c-term-list', () => {
  const terms = [
    term('sure', 0.97),
    term('missing', null, { isFound: false }),
    term('doubtful', 0.5)
  ];

  it('puts doubtful readings first, then what was not found', () => {
    expect(order(show(terms))).toEqual(['doubtful', 'missing', 'sure']);
  });

  it('folds what is neither found nor expected, and opens it on request', async () => {
    const element = show([...terms, term('optional', null, { isFound: false, isOptional: true })]);
    expect(order(element)).not.toContain('optional');
    element.shadowRoot.querySelector('lightning-button-icon').click();
    await Promise.resolve();
    expect(order(element)).toContain('optional');
  });

  it('keeps a term in its place when it is decided', async () => {
    const element = show(terms);
    element.terms = terms.map((item) => ({ ...item, decision: 'Accepted' }));
    await Promise.resolve();
    expect(order(element)).toEqual(['doubtful', 'missing', 'sure']);
  });

  it('hands on what a card says, to its parent and nobody else', () => {
    const element = show(terms);
    const heard = jest.fn();
    const overheard = jest.fn();
    ['open', 'decide'].forEach((name) => {
      element.addEventListener(name, heard);
      document.body.addEventListener(name, overheard);
    });
    const card = element.shadowRoot.querySelector('c-term-card');
    card.dispatchEvent(new CustomEvent('open', { detail: 'doubtful' }));
    card.dispatchEvent(new CustomEvent('decide', { detail: { termId: 'doubtful' } }));
    expect(heard.mock.calls.map(([event]) => [event.type, event.detail])).toEqual([
      ['open', 'doubtful'],
      ['decide', { termId: 'doubtful' }]
    ]);
    expect(overheard).not.toHaveBeenCalled();
  });

  it('opens one editor at a time and closes it when the term is saved', async () => {
    const element = show(terms);
    const cards = () => [...element.shadowRoot.querySelectorAll('c-term-card')];
    cards()[0].dispatchEvent(new CustomEvent('edit', { detail: 'doubtful' }));
    await Promise.resolve();
    expect(cards().map((card) => card.isEditing)).toEqual([true, false, false]);
    element.closeEditor('doubtful');
    await Promise.resolve();
    expect(cards().map((card) => card.isEditing)).toEqual([false, false, false]);
  });
});
