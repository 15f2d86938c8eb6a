import { createElement } from 'lwc';
import CountersignModal from 'c/countersignModal';

const terms = [
  {
    id: '1',
    valueType: 'text',
    writes: [
      { fieldLabel: 'A', toValue: 'new' },
      { fieldLabel: 'A in months', toValue: '12' }
    ]
  },
  { id: '2', valueType: 'text', writes: [{ fieldLabel: 'B', fromValue: 'x', toValue: 'x' }] },
  { id: '3', valueType: 'text', writes: [] }
];

describe('c-countersign-modal', () => {
  it('lists only the fields that change', () => {
    const element = createElement('c-countersign-modal', { is: CountersignModal });
    Object.assign(element, { terms, documentTitle: 'MSA' });
    document.body.append(element);
    const rows = [...element.shadowRoot.querySelectorAll('tbody tr')].map((row) => row.textContent);
    expect(rows).toEqual(['Ac.Review_Empty_Valuenew', 'A in monthsc.Review_Empty_Value12']);
  });
});
