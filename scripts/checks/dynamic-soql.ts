// Queries made of texts stand in listed places only, take values as binds, and are right as far as they are known.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseApex } from '../../local-org/src/apex/syntax/parse.ts';
import {
  dynamicQueries,
  MAY_QUERY_TEXTS,
  type DynamicQuery
} from '../../local-org/src/deploy/soql-dynamic.ts';
import { textProblem } from '../../local-org/src/deploy/soql.ts';
import { buildSchema } from '../../local-org/src/metadata/build-schema.ts';
import { loadProject } from '../../local-org/src/metadata/project.ts';
import type { Schema } from '../../local-org/src/metadata/schema.ts';
import { projectFiles } from './files.ts';
import { problemAt, type Gate, type Problem, type Scope } from './gate.ts';

const LIST = 'config/dynamic-soql.json';

interface ListedPlace {
  class: string;
  method: string;
  reason: string;
}

interface FoundQuery extends DynamicQuery {
  file: string;
}

function queriesIn(scope: Scope, file: string): FoundQuery[] {
  const text = readFileSync(path.join(scope.root, file), 'utf8');
  if (!MAY_QUERY_TEXTS.test(text)) return [];
  // A class that does not parse is reported where it is compiled.
  const parsed = parseApex(file.endsWith('.trigger') ? 'trigger' : 'class', text);
  return dynamicQueries(parsed).map((query) => ({ ...query, file }));
}

function placeName({ class: owner, method }: ListedPlace): string {
  return `${owner}.${method}`.toLowerCase();
}

interface PlaceList {
  /** Null where the file is no list of places. */
  places: ListedPlace[] | null;
  lineOf(place: ListedPlace): number;
}

function readPlaces(text: string): ListedPlace[] | null {
  try {
    const places = JSON.parse(text) as Partial<ListedPlace>[];
    const isWhole = places.every((place) =>
      [place.class, place.method, place.reason].every((part) => typeof part === 'string')
    );
    return isWhole ? (places as ListedPlace[]) : null;
  } catch {
    return null;
  }
}

function readList(scope: Scope): PlaceList {
  const file = path.join(scope.root, LIST);
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '[]';
  const places = readPlaces(text);
  const lines = text.split('\n');
  return {
    places,
    lineOf: ({ method }) =>
      Math.max(
        0,
        lines.findIndex((line) => line.includes(`"${method}"`))
      ) + 1
  };
}

function listProblems(scope: Scope, queries: readonly FoundQuery[]): Problem[] {
  const { places, lineOf } = readList(scope);
  if (!places) {
    const message = `${LIST} is no list of places.`;
    const fix = 'Write a JSON array of objects with class, method and reason.';
    return [problemAt(scope, LIST, 1, { rule: 'dynamic-soql-list', message, fix })];
  }
  const listed = new Set(places.map(placeName));
  const used = new Set(queries.map(({ where }) => where.toLowerCase()));
  const unlisted = queries.filter(({ where }) => !listed.has(where.toLowerCase()));
  const idle = places.filter((place) => !used.has(placeName(place)) || !place.reason.trim());
  return [
    ...unlisted.map(({ file, line, column, call, where }) =>
      problemAt(scope, file, line, {
        column,
        rule: 'dynamic-soql',
        message: `${where} calls ${call} with a text and is not in ${LIST}.`,
        fix: 'Write the query in brackets, or list the method with its reason.'
      })
    ),
    ...idle.map((place) => {
      const isStale = !used.has(placeName(place));
      return problemAt(scope, LIST, lineOf(place), {
        rule: 'dynamic-soql-list',
        message: isStale
          ? `${place.class}.${place.method} makes no query of a text.`
          : `${place.class}.${place.method} has no reason.`,
        fix: isStale ? 'Remove the entry.' : 'Say why its query cannot stand in brackets.'
      });
    })
  ];
}

function queryProblems(scope: Scope, schema: Schema, query: FoundQuery): Problem[] {
  const { file, where, unsafe } = query;
  const problems = unsafe.map(({ line, column, written }) =>
    problemAt(scope, file, line, {
      column,
      rule: 'dynamic-soql-value',
      message: `${where} puts ${written} into a query as it is.`,
      fix: 'Bind the value, or take the name from getDescribe().'
    })
  );
  const wrong = textProblem(schema, query);
  if (wrong !== null) {
    const message = `${where} makes a query that cannot run: ${wrong.replace(/\.?$/, '.')}`;
    const fix = 'Correct the text of the query.';
    problems.push(
      problemAt(scope, file, query.textLine, { rule: 'dynamic-soql-text', message, fix })
    );
  }
  return problems;
}

export const dynamicSoql: Gate = {
  name: 'dynamic-soql',
  run(scope) {
    const files = projectFiles(scope, /^force-app\/.*\.(cls|trigger)$/);
    const queries = files.flatMap((file) => queriesIn(scope, file));
    const problems = listProblems(scope, queries);
    if (queries.length === 0) return problems;
    // What is wrong with the metadata is the matter of other gates.
    const schema = buildSchema(loadProject(scope.root, { report: () => undefined }));
    return [...problems, ...queries.flatMap((query) => queryProblems(scope, schema, query))];
  }
};
