/** What callers send and get when they want key dates computed from values that a person may have edited. */
import { z } from 'zod';
import { keyDateKinds, termNames, type KeyDatesInput, type TermName } from '../../ports/reader.ts';

const day = z.iso.date().meta({ example: '2026-11-21' });

export const keyDatesRequestSchema = z
  .object({
    terms: z
      .record(z.string(), z.string().max(4000).nullable())
      .describe('Canonical values by term name; names that no date depends on are ignored.'),
    components: z
      .record(z.string(), z.record(z.string(), z.unknown()).nullable())
      .nullish()
      .describe('What the reader found inside of a value, by term name.'),
    asOf: day
  })
  .meta({ id: 'KeyDatesRequest' });

export const keyDatesSchema = z
  .object({
    keyDates: z.array(
      z
        .object({
          kind: z.enum(keyDateKinds),
          date: day,
          label: z.string(),
          steps: z.array(z.string()).describe('How the date was computed.'),
          conservative: z
            .boolean()
            .describe('The text allows two readings; the earlier date was taken.')
        })
        .meta({ id: 'ComputedKeyDate' })
    ),
    currentTermStart: day.nullable(),
    currentTermEnd: day.nullable(),
    renewalNumber: z.number().int(),
    windowStatus: z.enum(['not-yet-open', 'open', 'closed', 'none']),
    warnings: z.array(
      z
        .object({ code: z.string(), message: z.string(), page: z.number().int().nullable() })
        .meta({ id: 'KeyDateWarning' })
    )
  })
  .meta({ id: 'KeyDates' });

/** Takes what dates depend on; an empty value is no value. */
export function toKeyDatesInput(request: z.infer<typeof keyDatesRequestSchema>): KeyDatesInput {
  const { terms, components, asOf } = request;
  const pick = <T>(values: Record<string, T>) =>
    Object.fromEntries(
      termNames.flatMap((name) => (values[name] ? [[name, values[name]]] : []))
    ) as Partial<Record<TermName, NonNullable<T>>>;
  return { terms: pick(terms), components: pick(components ?? {}), asOf };
}
