/** Stores instances of user classes outside of a transaction: jobs that wait, batches between their chunks. */
import type { Program } from './compile-program.ts';
import { compactText, JsonWriter } from './runtime/json-write.ts';
import { parseJson } from './runtime/json-parse.ts';
import { JsonTypedReader } from './runtime/json-read.ts';

/** A JSON-able picture; raises JSONException for a field that JSON cannot hold. */
export function storeInstance(program: Program, instance: unknown): unknown {
  const writer = new JsonWriter(program.rt, { suppressNulls: false });
  return JSON.parse(compactText(writer.tree(instance)));
}

/** The instance again, without running its constructor. */
export function restoreInstance(program: Program, className: string, picture: unknown): unknown {
  const reader = new JsonTypedReader(program.rt, { strict: true, anyObject: true });
  return reader.read(parseJson(JSON.stringify(picture)), className);
}
