import { createElement } from 'lwc';
import CountersignModal from 'c/countersignModal';

const terms = [
  { id: '1', crmField: 'A__c', crmFieldLabel: 'A', valueType: 'text', willWrite: 'new' },
  {
    id: '2',
    crmField: 'B__c',
    crmFieldLabel: 'B',
    valueType: 'text',
    willWrite: 'x',
    crmValue: 'x'
  },
  { id: '3', valueType: 'text', willWrite: 'unmapped' }
];

describe('c-countersign-modal', () => {
  it('lists only the fields that change', () => {
    const element = createElement('c-countersign-modal', { is: CountersignModal });
    Object.assign(element, { terms, documentTitle: 'MSA' });
    document.body.append(element);
    const rows = [...element.shadowRoot.querySelectorAll('tbody tr')].map((row) => row.textContent);
    expect(rows).toEqual(['Ac.Review_Empty_Valuenew']);
  });
});
