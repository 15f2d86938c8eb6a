/** The shape of the model's answer, and the way from that answer to a reading that code can verify. */
import { z } from 'zod';
import { EXPECTED_TERMS } from '../../reading/missing-terms.ts';
import { canonicalValue } from './canonical-value.ts';
import type { Block } from './prompt.ts';
import {
  obligationTypes,
  termNames,
  valueTypes,
  type ExtractedTerm,
  type MissingTerm,
  type Obligation,
  type ReadingResult,
  type TermName
} from '../../ports/reader.ts';

const documentTypes = [
  'NDA',
  'MSA',
  'SOW',
  'Order Form',
  'Amendment',
  'License',
  'Services',
  'Reseller',
  'Maintenance',
  'Lease',
  'Other',
  'Not a Contract'
] as const;

const evidence = { quote: z.string(), blockIds: z.array(z.number().int()), confidence: z.number() };

/** Ranges and lengths are not enforced by the API, so they are checked here and in canonicalValue. */
export const answerSchema = z.object({
  language: z.string(),
  documentType: z.object({ value: z.enum(documentTypes), confidence: z.number() }),
  executionStatus: z.enum(['executed', 'draft', 'unknown']),
  terms: z.array(
    z.object({ name: z.enum(termNames), value: z.string(), reason: z.string(), ...evidence })
  ),
  missingTerms: z.array(z.object({ name: z.enum(termNames), reason: z.string() })),
  parties: z.array(z.object({ name: z.string(), role: z.string().nullable() })),
  notice: z
    .object({
      basis: z.enum(['calendar', 'business']),
      anchor: z.enum(['term-end', 'renewal-date']),
      trigger: z.enum(['given', 'received']),
      party: z.string().nullable()
    })
    .nullable(),
  payment: z.object({ days: z.number().int(), from: z.string() }).nullable(),
  obligations: z.array(
    z.object({
      type: z.enum(obligationTypes),
      description: z.string(),
      responsibleParty: z.string().nullable(),
      beneficiary: z.string().nullable(),
      trigger: z.string().nullable(),
      dueDate: z.string().nullable(),
      recurrence: z.string().nullable(),
      amount: z.string().nullable(),
      currency: z.string().nullable(),
      ...evidence
    })
  )
});
export type Answer = z.infer<typeof answerSchema>;

/** Still to be verified: rectangles and offsets are filled in where the quotes are found again. */
export function toReading(
  answer: Answer,
  blocks: Block[],
  pageCount: number,
  wanted: readonly TermName[]
): ReadingResult {
  const expected = EXPECTED_TERMS[answer.documentType.value] ?? EXPECTED_TERMS.Other;
  const missing = new Map<TermName, string>(
    wanted.map((name) => [name, 'The contract does not state it.'])
  );
  const unusable = new Set<TermName>();
  for (const { name, reason } of answer.missingTerms)
    if (missing.has(name)) missing.set(name, reason);
  const terms: ExtractedTerm[] = [];
  for (const found of answer.terms) {
    if (!missing.has(found.name) || terms.some(({ name }) => name === found.name)) continue;
    const value = canonicalValue(found.name, found.value);
    if (value === null) {
      unusable.add(found.name);
      missing.set(found.name, 'The model gave a value that is not in the expected form.');
    } else {
      missing.delete(found.name);
      terms.push(toTerm(answer, found, value, blocks));
    }
  }
  return {
    pageCount,
    language: /^[a-z]{2}$/.test(answer.language) ? answer.language : 'en',
    documentType: {
      value: answer.documentType.value,
      confidence: toConfidence(answer.documentType.confidence)
    },
    executionStatus: answer.executionStatus,
    warnings: [],
    terms,
    missingTerms: [...missing]
      .filter(([name]) => expected.includes(name) || unusable.has(name))
      .map(([name, reason]): MissingTerm => ({ name, reason })),
    obligations: answer.obligations.map((obligation) => toObligation(obligation, blocks)),
    clauses: {},
    keyDates: []
  };
}

function toTerm(
  answer: Answer,
  found: Answer['terms'][number],
  value: string,
  blocks: Block[]
): ExtractedTerm {
  return {
    name: found.name,
    valueType: valueTypes[found.name],
    value,
    components: componentsOf(answer, found.name, value),
    quote: found.quote,
    page: pageOf(found.blockIds, blocks),
    rects: [],
    startOffset: null,
    endOffset: null,
    section: null,
    confidence: toConfidence(found.confidence),
    reasons: found.reason ? [found.reason] : [],
    alternatives: [],
    computed: false,
    steps: []
  };
}

function componentsOf(answer: Answer, name: TermName, value: string): Record<string, unknown> {
  const [, number, unit] = /^(\d+(?:\.\d+)?) (\w+?)s?$/.exec(value) ?? [];
  const duration = number ? { value: Number(number), unit } : {};
  switch (name) {
    case 'parties':
      return { parties: answer.parties };
    case 'paymentTerms':
      return answer.payment ?? {};
    case 'noticePeriodToTerminateRenewal':
      return { ...duration, ...answer.notice };
    default:
      return valueTypes[name] === 'duration' ? duration : {};
  }
}

function toObligation(given: Answer['obligations'][number], blocks: Block[]): Obligation {
  const { blockIds, confidence, ...obligation } = given;
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(given.dueDate ?? '');
  const isAmount = /^\d+(\.\d+)?$/.test(given.amount ?? '');
  return {
    ...obligation,
    dueDate: isDate ? given.dueDate : null,
    amount: isAmount ? given.amount : null,
    currency: isAmount && /^[A-Z]{3}$/.test(given.currency ?? '') ? given.currency : null,
    page: pageOf(blockIds, blocks),
    rects: [],
    confidence: toConfidence(confidence)
  };
}

function pageOf(blockIds: number[], blocks: Block[]): number | null {
  const [first] = blockIds;
  return blocks.find(({ id }) => id === first)?.page ?? null;
}

function toConfidence(confidence: number): number {
  return Math.round(Math.min(1, Math.max(0, confidence)) * 10_000) / 10_000;
}
