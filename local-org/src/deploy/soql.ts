/** Checks the text of a query that Apex makes, as far as the text is known, against the data model. */
import type { Schema } from '../metadata/schema.ts';
import { checkFieldsFunction, checkQuery } from '../soql/check.ts';
import { parseSoql, parseSosl, SoqlSyntaxError } from '../soql/parse.ts';
import { isApexException } from '../values/exception.ts';
import type { DynamicQuery } from './soql-dynamic.ts';

/** What the database would answer when the query runs; null when it would run it. */
export function textProblem(schema: Schema, query: DynamicQuery): string | null {
  for (const text of query.texts ?? []) {
    const problem = problemOf(schema, query, text);
    // A placeholder may stand beside the field itself.
    if (problem !== null && !problem.startsWith('duplicate field')) return problem;
  }
  return null;
}

function problemOf(schema: Schema, { call, binds }: DynamicQuery, text: string): string | null {
  const missing = new Set<string>();
  const hooks = {
    onBind({ text: bind }: { text: string }) {
      const [name = ''] = bind.split('.');
      if (binds && !binds.has(name.toLowerCase())) missing.add(name);
    }
  };
  try {
    if (/^search/i.test(call)) {
      for (const { query } of parseSosl(text).returning) checkQuery(schema, query, hooks);
    } else {
      const query = parseSoql(text);
      checkFieldsFunction(query, true);
      checkQuery(schema, query, hooks);
    }
  } catch (error) {
    if (error instanceof SoqlSyntaxError) return error.message;
    if (isApexException(error)) return error.apexMessage ?? error.message;
    throw error;
  }
  const [name] = missing;
  return name === undefined ? null : `Variable does not exist: ${name}`;
}
