import { createElement } from 'lwc';
import ExtractionProgress from 'c/extractionProgress';

function show(extraction, isSlow = false) {
  const element = createElement('c-extraction-progress', { is: ExtractionProgress });
  Object.assign(element, { extraction, isSlow });
  document.body.append(element);
  return element.shadowRoot;
}

describe('c-extraction-progress', () => {
  it.each([
    [{ status: 'Queued', stage: 'queued' }, 'c.Review_Progress_Queued'],
    [{ status: 'Reading', stage: 'reading' }, 'c.Review_Progress_Starting'],
    [
      { status: 'Reading', stage: 'reading', pageRead: 3, pageCount: 9 },
      'c.Review_Progress_Reading'
    ],
    [{ status: 'Reading', stage: 'extracting' }, 'c.Review_Progress_Extracting'],
    [{ status: 'Reading', stage: 'verifying' }, 'c.Review_Progress_Verifying']
  ])('names the stage of %j', (extraction, expected) => {
    expect(show(extraction).querySelector('[aria-live]').textContent).toBe(expected);
  });

  it('shows the terms as they arrive', () => {
    const root = show({ status: 'Reading', termsFound: 2, latestTerms: ['Parties', 'Notice'] });
    const badges = [...root.querySelectorAll('lightning-badge')].map((badge) => badge.label);
    expect(badges).toEqual(['Parties', 'Notice']);
  });

  it('says so when the service does not answer', () => {
    expect(show({ status: 'Reading' }, true).textContent).toContain('c.Review_Progress_Slow');
  });
});
