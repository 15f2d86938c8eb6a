import { LightningElement, api } from 'lwc';
import VIEWER from '@salesforce/resourceUrl/documentViewer';
import { fill } from 'c/format';
import { labels } from 'c/labels';

/**
 * @typedef {{ page: number, x: number, y: number, width: number, height: number }} Rect
 * @typedef {{ id: string, label: string, page: number, quote: string, rects: Rect[] }} Citation
 * @typedef {{ kind: 'pdf', base64: string } | { kind: 'text', pages: Apex.ReviewController.PageRow[] }} Content
 */

const OPENED = new Set(['opened', 'error']);

/**
 * The document with its highlighted passages. The viewer runs in a sandboxed frame with an opaque
 * origin, so messages go to '*' and are accepted from that one frame only.
 */
export default class DocumentViewer extends LightningElement {
  /**
   * undefined while it loads
   * @type {Content}
   */
  @api
  get content() {
    return this.shown;
  }
  set content(value) {
    this.shown = value;
    this.open();
  }

  /** @type {Citation[]} */
  @api citations = [];
  /**
   * where the file itself can be downloaded
   * @type {string}
   */
  @api downloadUrl;
  /**
   * what to say when the file could not be loaded
   * @type {string}
   */
  @api errorText;

  /** @type {Content} */
  shown;
  isReady = false;
  isOpen = false;
  /** @type {string} */
  activeId;
  /** @type {string} */
  hiddenId;
  labels = labels;
  source = `${VIEWER}/viewer.html`;
  /** @param {MessageEvent} event */
  receive = (event) => this.handleMessage(event);

  connectedCallback() {
    window.addEventListener('message', this.receive);
  }

  disconnectedCallback() {
    window.removeEventListener('message', this.receive);
  }

  /**
   * Marks the passage of a citation and scrolls to it.
   * @param {string} citationId
   */
  @api
  activate(citationId) {
    this.activeId = citationId;
    this.post({ type: 'activate', id: citationId });
  }

  get isLoading() {
    return !this.isOpen && !this.errorText;
  }

  get notice() {
    const active = this.citations.find(({ id }) => id === this.hiddenId);
    if (active) return fill(labels.passageNotShown, active.page);
    return this.isOpen && this.shown?.kind === 'text' ? labels.documentTextOnly : '';
  }

  open() {
    if (!this.isReady || !this.shown) return;
    this.post({ type: 'open', ...this.shown, citations: this.citations });
  }

  /** @param {object} message */
  post(message) {
    const frame = /** @type {HTMLIFrameElement} */ (this.refs.frame);
    // A plain copy as text: no proxy of this component's world enters the frame.
    frame?.contentWindow?.postMessage(
      JSON.stringify({ target: 'countersign-viewer', ...message }),
      '*'
    );
  }

  /** @param {MessageEvent} event */
  handleMessage(event) {
    const frame = /** @type {HTMLIFrameElement} */ (this.refs?.frame);
    if (!frame || event.source !== frame.contentWindow || typeof event.data !== 'string') return;
    const message = JSON.parse(event.data);
    if (message.source !== 'countersign-viewer') return;
    if (message.type === 'ready') {
      this.isReady = true;
      this.open();
    }
    if (OPENED.has(message.type)) {
      this.isOpen = true;
      if (this.activeId) this.post({ type: 'activate', id: this.activeId });
      this.dispatchEvent(new CustomEvent(message.type));
    }
    if (message.type === 'activated') {
      this.hiddenId = message.passages ? undefined : message.id;
    }
    if (message.type === 'passage') {
      this.dispatchEvent(new CustomEvent('passage', { detail: message.id }));
    }
  }
}
