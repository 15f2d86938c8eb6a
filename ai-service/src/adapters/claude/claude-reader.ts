/** Reads a contract with a Claude model: structured answer, own check, every quote found again by code. */
import Anthropic from '@anthropic-ai/sdk';
import { zodOutputFormat } from '@anthropic-ai/sdk/helpers/zod';
import { answerSchema, toReading, type Answer } from './answer.ts';
import { toReaderError } from './reader-error.ts';
import {
  blocksOf,
  contractMessage,
  instructions,
  promptVersion,
  question,
  type Block
} from './prompt.ts';
import { computeKeyDates } from '../../dates/key-dates.ts';
import { ServiceError } from '../../errors.ts';
import {
  termNames,
  type ContractReader,
  type PageText,
  type ReadingResult,
  type ReadOptions,
  type TermName
} from '../../ports/reader.ts';

export interface ClaudeSettings {
  apiKey: string;
  baseUrl: string | null;
  model: string;
  timeoutSeconds: number;
}

export type VerifyQuotes = (
  result: ReadingResult,
  pages: PageText[],
  signal?: AbortSignal
) => Promise<ReadingResult>;

const maxAnswerTokens = 16_000;

export function claudeReader(settings: ClaudeSettings, verifyQuotes: VerifyQuotes): ContractReader {
  const client = new Anthropic({
    apiKey: settings.apiKey,
    baseURL: settings.baseUrl ?? undefined,
    timeout: settings.timeoutSeconds * 1000,
    // One quick retry; the job queue owns the long waits.
    maxRetries: 1,
    logLevel: 'off'
  });

  async function read(pages: PageText[], options: ReadOptions): Promise<ReadingResult> {
    const wanted = options.terms ?? termNames;
    const progress = (stage: 'extracting' | 'verifying', page: number, latestTerms: TermName[]) =>
      options.onProgress({ stage, page, pageCount: pages.length, latestTerms });
    const blocks = blocksOf(pages);
    progress('extracting', 0, []);
    const answer = await ask(client, settings.model, blocks, wanted, options.signal);
    const reading = toReading(answer, blocks, pages.length, wanted);
    progress(
      'verifying',
      0,
      reading.terms.map(({ name }) => name)
    );
    const verified = await verifyQuotes(reading, pages, options.signal);
    return withKeyDates(verified, options.asOf);
  }

  return { engine: 'claude', model: settings.model, promptVersion, read };
}

async function ask(
  client: Anthropic,
  model: string,
  blocks: Block[],
  wanted: readonly TermName[],
  signal: AbortSignal | undefined
): Promise<Answer> {
  const { type, schema } = zodOutputFormat(answerSchema);
  const cached = { cache_control: { type: 'ephemeral' } } as const;
  try {
    const message = await client.messages.create(
      {
        model,
        max_tokens: maxAnswerTokens,
        system: [{ type: 'text', text: instructions, ...cached }],
        messages: [
          {
            role: 'user',
            content: [
              { type: 'text', text: contractMessage(blocks), ...cached },
              { type: 'text', text: question(wanted) }
            ]
          }
        ],
        output_config: { format: { type, schema } }
      },
      { signal }
    );
    return parseAnswer(message);
  } catch (error) {
    throw toReaderError(error);
  }
}

/** The reason why the model stopped comes first: a refused or cut answer is no answer. */
function parseAnswer(message: Anthropic.Message): Answer {
  switch (message.stop_reason) {
    case 'refusal':
      throw new ServiceError('reader-refused', 'The model declined to answer.');
    case 'max_tokens':
      throw new ServiceError('reader-answer-invalid', 'The answer of the model was cut off.');
    case 'model_context_window_exceeded':
      throw new ServiceError('document-too-long', 'The contract does not fit into the model.');
  }
  if (!Array.isArray(message.content)) throw invalid('It was not a message.');
  const text = message.content.map((part) => (part.type === 'text' ? part.text : '')).join('');
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw invalid('It was not JSON.');
  }
  const answer = answerSchema.safeParse(given);
  if (answer.success) return answer.data;
  // The place, not the value: an answer quotes the contract.
  const places = answer.error.issues
    .slice(0, 5)
    .map(({ path, code }) => `${path.join('.')} (${code})`);
  throw invalid(`It broke the agreed form at ${places.join(', ')}.`);
}

function invalid(detail: string): ServiceError {
  return new ServiceError(
    'reader-answer-invalid',
    `The answer of the model was not usable. ${detail}`
  );
}

function withKeyDates(result: ReadingResult, asOf = new Date().toISOString().slice(0, 10)) {
  const { terms } = result;
  const { keyDates, warnings } = computeKeyDates({
    terms: Object.fromEntries(terms.map(({ name, value }) => [name, value])),
    components: Object.fromEntries(terms.map(({ name, components }) => [name, components])),
    asOf
  });
  return { ...result, keyDates, warnings: [...result.warnings, ...warnings] };
}
