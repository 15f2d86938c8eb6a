import { LightningElement, api } from 'lwc';
import { labels } from 'c/labels';

/** @type {Record<string, { icon: string, variant: string, label: string }>} */
const LOOKS = {
  High: { icon: 'utility:check', variant: 'success', label: labels.confidenceHigh },
  Medium: { icon: 'utility:warning', variant: 'warning', label: labels.confidenceMedium },
  Low: { icon: 'utility:error', variant: 'error', label: labels.confidenceLow }
};

/** Confidence as icon, word and percent: colour is never the only signal. */
export default class ConfidenceBadge extends LightningElement {
  /**
   * 0 to 1
   * @type {number}
   */
  @api confidence;
  /**
   * High, Medium or Low, as the policy of the contract type decides
   * @type {string}
   */
  @api level;

  get look() {
    return LOOKS[this.level] ?? LOOKS.Low;
  }
  get iconName() {
    return this.look.icon;
  }
  get variant() {
    return this.look.variant;
  }
  get word() {
    return this.look.label;
  }
  get percent() {
    return `${Math.round((this.confidence ?? 0) * 100)}%`;
  }
  get title() {
    return `${labels.confidence}: ${this.word}, ${this.percent}`;
  }
  get badgeClass() {
    return `badge badge_${(this.level ?? 'Low').toLowerCase()}`;
  }
}
