/** Evaluates formulas of records: formula fields, validation rules and default values. */
import { FormulaError } from '../formula/ast.ts';
import { compileFormula } from '../formula/compile.ts';
import type { CompiledFormula } from '../formula/compile.ts';
import type { FormulaScope } from '../formula/scope.ts';
import type { FieldDef, ObjectDef } from '../metadata/schema.ts';
import type { SObject } from '../values/sobject.ts';
import { recordTypes } from './formula-types.ts';
import { readGlobal } from './globals.ts';
import type { LocalOrg } from '../org.ts';
import { quoted, systemQuery } from './users.ts';

interface RecordFormula {
  compiled: CompiledFormula;
  /** The formula field with this text; absent for rules and defaults. */
  field: FieldDef | undefined;
}

export class RecordFormulas {
  private readonly org: LocalOrg;
  private readonly cache = new WeakMap<ObjectDef, Map<string, RecordFormula>>();

  constructor(org: LocalOrg) {
    this.org = org;
  }

  evaluate(
    text: string,
    record: SObject,
    object: ObjectDef,
    prior: SObject | null,
    given?: FieldDef
  ): unknown {
    const { compiled, field } = this.formula(text, object, given);
    const blankAsZero = field?.formulaTreatBlanksAs === 'BlankAsZero';
    try {
      return compiled.evaluate({ ...this.scope(record, prior), blankAsZero });
    } catch (error) {
      // A formula field that cannot be computed shows #Error! and is empty for queries and Apex.
      if (field && error instanceof FormulaError) return null;
      throw error;
    }
  }

  scope(record: SObject, prior: SObject | null): FormulaScope {
    const { org } = this;
    return {
      value: (path) => readPath(org, record, path),
      prior: (path) => readPath(org, prior ?? record, path),
      isNew: prior === null,
      now: () => org.now(),
      timeZone: org.host.timeZone(),
      lookUp: (object, field, keyField, key) => lookUp(org, object, field, keyField, key)
    };
  }

  private formula(text: string, object: ObjectDef, given?: FieldDef): RecordFormula {
    let formulas = this.cache.get(object);
    if (!formulas) this.cache.set(object, (formulas = new Map()));
    const key = `${given?.name ?? ''} ${text}`;
    let known = formulas.get(key);
    if (!known) {
      const typeOf = recordTypes(this.org.schema, object);
      known = {
        compiled: compileFormula(text, (path) => typeOf(path) ?? 'Any'),
        field: given ?? [...object.fields.values()].find(({ formula }) => formula === text)
      };
      formulas.set(key, known);
    }
    return known;
  }
}

function readPath(org: LocalOrg, record: SObject, path: readonly string[]): unknown {
  const [first, ...rest] = path;
  if (first.toLowerCase() === '$recordtype') {
    return org.field(record, rest[0] === 'Id' ? ['RecordTypeId'] : ['RecordType', ...rest]);
  }
  return first.startsWith('$') ? readGlobal(org, path) : org.field(record, path);
}

/** VLOOKUP finds by the name of a record, whatever the user may see. */
export function lookUp(
  org: LocalOrg,
  object: string,
  field: string,
  keyField: string,
  key: string
): unknown {
  const soql = `SELECT Id, ${field} FROM ${object} WHERE ${keyField} = ${quoted(key)} LIMIT 1`;
  const [found] = systemQuery(org.database, soql);
  return found ? org.field(found, [field]) : null;
}
