import { LightningElement, api } from 'lwc';
import { fill } from 'c/format';
import { labels } from 'c/labels';

/** Live progress of one reading: stage, page n of m, terms arriving. */
export default class ExtractionProgress extends LightningElement {
  /** @type {Apex.ExtractionRow} */
  @api extraction;
  /** true while the service could not be asked for news */
  @api isSlow = false;

  get percent() {
    return this.extraction?.percent ?? 0;
  }

  get stageText() {
    const { stage, pageRead, pageCount, status } = this.extraction ?? {};
    if (status === 'Queued' || stage === 'queued') return labels.progressQueued;
    if (stage === 'extracting') return labels.progressExtracting;
    if (stage === 'verifying' || stage === 'completed') return labels.progressVerifying;
    return pageRead && pageCount
      ? fill(labels.progressReading, pageRead, pageCount)
      : labels.progressStarting;
  }

  get termsText() {
    const found = this.extraction?.termsFound;
    return found ? fill(labels.progressTerms, found) : '';
  }

  get latestTerms() {
    return this.extraction?.latestTerms ?? [];
  }

  get hasTerms() {
    return this.latestTerms.length > 0;
  }

  get hint() {
    return this.isSlow ? labels.progressServiceSlow : labels.progressLeave;
  }
}
