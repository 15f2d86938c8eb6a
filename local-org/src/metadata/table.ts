/**
 * A table that texts of files look up: it has its entries and nothing else, where `{}['constructor']` is a function.
 * Metadata says what somebody typed, and no typing may end in a stack trace.
 */
export function tableOf<Value>(
  entries: Readonly<Record<string, Value>>
): Readonly<Record<string, Value>> {
  return Object.assign(Object.create(null) as Record<string, Value>, entries);
}
