/** Evaluates formulas of records: formula fields, validation rules and default values. */
import { FormulaError } from '../formula/ast.ts';
import { compileFormula } from '../formula/compile.ts';
import type { CompiledFormula } from '../formula/compile.ts';
import type { FormulaScope } from '../formula/scope.ts';
import type { FieldDef, ObjectDef } from '../metadata/schema.ts';
import { Decimal } from '../values/decimal.ts';
import type { SObject } from '../values/sobject.ts';
import { fieldAt, recordTypes } from './formula-types.ts';
import { readGlobal } from './globals.ts';
import type { LocalOrg } from '../org.ts';
import { quoted, systemQuery } from './users.ts';

interface RecordFormula {
  compiled: CompiledFormula;
  /** The paths of percent fields, which formulas see as fractions: 0.5 for 50%. */
  fractions: ReadonlySet<string>;
}

const HUNDRED = Decimal.fromInteger(100);

export class RecordFormulas {
  private readonly org: LocalOrg;
  private readonly cache = new WeakMap<ObjectDef, Map<string, RecordFormula>>();

  constructor(org: LocalOrg) {
    this.org = org;
  }

  /** `field` is the one that gets the value; rules have none. */
  evaluate(
    text: string,
    record: SObject,
    object: ObjectDef,
    prior: SObject | null,
    field?: FieldDef
  ): unknown {
    const formula = this.formula(text, object);
    const blankAsZero = field?.formulaTreatBlanksAs === 'BlankAsZero';
    try {
      const value = formula.compiled.evaluate({
        ...this.scope(formula, record, prior),
        blankAsZero
      });
      const isFraction = field?.type === 'Percent' && value instanceof Decimal;
      return isFraction ? value.multiply(HUNDRED) : value;
    } catch (error) {
      // A formula field that cannot be computed shows #Error! and is empty for queries and Apex.
      if (field?.formula !== undefined && error instanceof FormulaError) return null;
      throw error;
    }
  }

  private scope(
    { fractions }: RecordFormula,
    record: SObject,
    prior: SObject | null
  ): FormulaScope {
    const { org } = this;
    const read = (from: SObject, path: readonly string[]): unknown => {
      const value = readPath(org, from, path);
      return value instanceof Decimal && fractions.has(path.join('.'))
        ? value.divide(HUNDRED, value.scale + 2)
        : value;
    };
    return {
      value: (path) => read(record, path),
      prior: (path) => read(prior ?? record, path),
      isNew: prior === null,
      now: () => org.now(),
      timeZone: org.host.timeZone(),
      lookUp: (object, field, keyField, key) => lookUp(org, object, field, keyField, key)
    };
  }

  private formula(text: string, object: ObjectDef): RecordFormula {
    let formulas = this.cache.get(object);
    if (!formulas) this.cache.set(object, (formulas = new Map()));
    let known = formulas.get(text);
    if (!known) {
      const { schema } = this.org;
      const typeOf = recordTypes(schema, object);
      const compiled = compileFormula(text, (path) => typeOf(path) ?? 'Any');
      const percents = compiled.references.filter(
        (path) => fieldAt(schema, object, path)?.type === 'Percent'
      );
      known = { compiled, fractions: new Set(percents.map((path) => path.join('.'))) };
      formulas.set(text, known);
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
