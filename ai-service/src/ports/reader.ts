/** What a reader of contracts gets, reports and answers: the words that every part of the service shares. */

export type DocumentKind = 'pdf' | 'docx' | 'text';

/** A rectangle on a page: origin at the top left, in PDF points. */
export interface Rectangle {
  page: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** One run of text; `start` and `end` are offsets into the text of its page. */
export interface TextItem {
  text: string;
  start: number;
  end: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** One page; `page` counts from 1, width and height are PDF points. */
export interface PageText {
  page: number;
  width: number;
  height: number;
  text: string;
  items: TextItem[];
  /** True for a picture of a page (a scan): what stands there is not in `text`. */
  unreadable?: boolean;
}

/** Something a person should know; `page` is null when it is about the whole document. */
export interface Warning {
  code: string;
  message: string;
  page: number | null;
}

/** An opened document. `pages` reads one page after the other, once. */
export interface DocumentText {
  kind: DocumentKind;
  mediaType: string;
  pageCount: number;
  warnings: Warning[];
  pages: AsyncIterable<PageText>;
  /** Releases what the parser holds; safe to call twice. */
  close(): Promise<void>;
}

export interface OpenHint {
  fileName?: string;
  mediaType?: string;
}

export type ExecutionStatus = 'executed' | 'draft' | 'unknown';

/** One of the Document_Type__c values: NDA, MSA, SOW, Order Form, …, Other, Not a Contract. */
export interface DocumentType {
  value: string;
  confidence: number;
}

/** What a quick look tells, without reading every page. */
export interface Inspection {
  documentType: DocumentType;
  executionStatus: ExecutionStatus;
  warnings: Warning[];
}

export const termNames = [
  'documentName',
  'parties',
  'agreementDate',
  'effectiveDate',
  'expirationDate',
  'initialTerm',
  'renewalType',
  'renewalTerm',
  'noticePeriodToTerminateRenewal',
  'governingLaw',
  'totalValue',
  'annualValue',
  'paymentTerms'
] as const;
export type TermName = (typeof termNames)[number];
export type ValueType = 'text' | 'list' | 'date' | 'duration' | 'money' | 'choice';

export const valueTypes: Record<TermName, ValueType> = {
  documentName: 'text',
  parties: 'list',
  agreementDate: 'date',
  effectiveDate: 'date',
  expirationDate: 'date',
  initialTerm: 'duration',
  renewalType: 'choice',
  renewalTerm: 'duration',
  noticePeriodToTerminateRenewal: 'duration',
  governingLaw: 'text',
  totalValue: 'money',
  annualValue: 'money',
  paymentTerms: 'text'
};

export interface Alternative {
  value: string;
  quote: string;
  page: number | null;
  confidence: number;
}

/** One value with its evidence. `value` is the canonical text; offsets are into the text of `page`. */
export interface ExtractedTerm {
  name: TermName;
  valueType: ValueType;
  value: string;
  components: Record<string, unknown>;
  quote: string;
  page: number | null;
  rects: Rectangle[];
  startOffset: number | null;
  endOffset: number | null;
  section: string | null;
  confidence: number;
  reasons: string[];
  alternatives: Alternative[];
  /** True when code computed the value from others; `steps` says how. */
  computed: boolean;
  steps: string[];
}

export interface MissingTerm {
  name: TermName;
  reason: string;
}

export const obligationTypes = [
  'Payment',
  'Reporting',
  'Deliverable',
  'Notice',
  'Renewal',
  'SLA',
  'Price Change',
  'Other'
] as const;
export type ObligationType = (typeof obligationTypes)[number];

export interface Obligation {
  type: ObligationType;
  description: string;
  responsibleParty: string | null;
  beneficiary: string | null;
  trigger: string | null;
  dueDate: string | null;
  recurrence: string | null;
  /** Decimal text without currency, such as "120000.00". */
  amount: string | null;
  currency: string | null;
  quote: string;
  page: number | null;
  rects: Rectangle[];
  confidence: number;
}

export interface ClauseFinding {
  present: boolean;
  confidence: number;
  quote: string | null;
  page: number | null;
}

export const keyDateKinds = [
  'term-start',
  'term-end',
  'renewal-date',
  'notice-window-opens',
  'notice-deadline'
] as const;
export type KeyDateKind = (typeof keyDateKinds)[number];

/** `conservative` is true when the text allows two readings and the earlier date was taken. */
export interface KeyDate {
  kind: KeyDateKind;
  date: string;
  label: string;
  steps: string[];
  conservative: boolean;
}

/** All that one reading of one document found. */
export interface ReadingResult {
  pageCount: number;
  language: string;
  documentType: DocumentType;
  executionStatus: ExecutionStatus;
  warnings: Warning[];
  terms: ExtractedTerm[];
  missingTerms: MissingTerm[];
  obligations: Obligation[];
  clauses: Record<string, ClauseFinding>;
  keyDates: KeyDate[];
}

export type ReadingStage = 'reading' | 'extracting' | 'verifying';

/** `latestTerms` are the names found so far in this reading, oldest first. */
export interface ReadingProgress {
  stage: ReadingStage;
  page: number;
  pageCount: number;
  latestTerms: TermName[];
}

export interface ReadOptions {
  /** Only these terms; all of them when absent. */
  terms?: TermName[];
  /** yyyy-mm-dd; key dates are computed as of this day. */
  asOf?: string;
  onProgress(progress: ReadingProgress): void;
  signal?: AbortSignal;
}

/** Reads the pages of one contract. A stored reading is reused only while these three strings are equal. */
export interface ContractReader {
  engine: 'embedded' | 'claude';
  model: string;
  promptVersion: string;
  read(pages: PageText[], options: ReadOptions): Promise<ReadingResult>;
}

/** POST /v1/key-dates: the canonical values of the terms in, dates out. */
export interface KeyDatesInput {
  terms: Partial<Record<TermName, string | null>>;
  components?: Partial<Record<TermName, Record<string, unknown>>>;
  /** yyyy-mm-dd */
  asOf: string;
}

export interface KeyDatesAnswer {
  keyDates: KeyDate[];
  currentTermStart: string | null;
  currentTermEnd: string | null;
  renewalNumber: number;
  windowStatus: 'not-yet-open' | 'open' | 'closed' | 'none';
  warnings: Warning[];
}

export const readingErrorCodes = [
  'document-empty',
  'document-corrupt',
  'document-encrypted',
  'document-no-pages',
  'document-type-unsupported'
] as const;
export type ReadingErrorCode = (typeof readingErrorCodes)[number];

/** The document itself cannot be read; trying again does not help. `detail` never quotes the document. */
export class ReadingError extends Error {
  readonly code: ReadingErrorCode;

  constructor(code: ReadingErrorCode, detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.name = 'ReadingError';
    this.code = code;
  }
}
