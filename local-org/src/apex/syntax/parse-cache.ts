/** Keeps parsed files on disk by the hash of their text, so that a second start does not parse again. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Condition, Expr, SoqlQuery } from '../../soql/ast.ts';
import { ApexDate } from '../../values/date.ts';
import { ApexDatetime } from '../../values/datetime.ts';
import { ApexTime } from '../../values/time.ts';
import { Decimal } from '../../values/decimal.ts';
import type { ParsedFile } from './ast.ts';
import { parseApex, type FileKind } from './parse.ts';

/** Raise it whenever the syntax tree changes its shape. */
const VERSION = 4;

/** Parses through the cache folder; a damaged or missing entry is parsed again. */
export class ParseCache {
  private readonly directory: string | null;

  constructor(directory: string | null) {
    this.directory = directory;
    if (directory) mkdirSync(directory, { recursive: true });
  }

  parse(kind: FileKind, text: string): ParsedFile {
    if (!this.directory) return parseApex(kind, text);
    const hash = createHash('sha256').update(`${VERSION}:${kind}:${text}`).digest('hex');
    const file = join(this.directory, `${hash.slice(0, 40)}.ast`);
    const known = readEntry(file);
    if (known) return known;
    const parsed = parseApex(kind, text);
    if (parsed.unit) writeEntry(file, parsed);
    return parsed;
  }
}

function readEntry(file: string): ParsedFile | null {
  try {
    const parsed = deserialize(readFileSync(file)) as ParsedFile;
    parsed.queries.forEach(restoreQuery);
    return parsed;
  } catch {
    return null;
  }
}

function writeEntry(file: string, parsed: ParsedFile): void {
  // Two processes may write the same entry; the rename makes each of them whole.
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, serialize(parsed));
  renameSync(temporary, file);
}

/** Serialisation keeps the fields of Decimal, Date, … but not their classes. */
function restoreQuery(query: SoqlQuery): void {
  if (query.where) restoreCondition(query.where);
  if (query.having) restoreCondition(query.having);
  for (const item of query.select) if (item.kind === 'subquery') restoreQuery(item.query);
}

function restoreCondition(condition: Condition): void {
  if (condition.kind === 'compare') restoreExpr(condition.right);
  else if (condition.kind === 'not') restoreCondition(condition.item);
  else condition.items.forEach(restoreCondition);
}

function restoreExpr(expr: Expr): void {
  if (expr.kind === 'list') expr.items.forEach(restoreExpr);
  else if (expr.kind === 'subquery') restoreQuery(expr.query);
  else if (expr.kind === 'literal') expr.value = restoreValue(expr.value);
}

function restoreValue(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('unscaled' in value) {
    const { unscaled, scale } = value as { unscaled: bigint; scale: number };
    return new Decimal(unscaled, scale);
  }
  if ('days' in value) return new ApexDate(value.days as number);
  if ('time' in value) return new ApexDatetime(value.time as number);
  return new ApexTime((value as { millis: number }).millis);
}
