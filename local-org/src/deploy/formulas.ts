/** Checks the formulas of a project as the platform does when they are saved: syntax, names and types. */
import { FormulaError } from '../formula/ast.ts';
import { compileFormula } from '../formula/compile.ts';
import { formulaTypeOf, isOpen } from '../formula/types.ts';
import type { FormulaType } from '../formula/types.ts';
import type { Problem } from '../metadata/problem.ts';
import type { FieldDef, ObjectDef, Schema } from '../metadata/schema.ts';
import { recordTypes } from '../org/formula-types.ts';
import type { DeployContext } from './context.ts';

export function checkFormulas({ schema }: DeployContext): Problem[] {
  const problems: Problem[] = [];
  for (const object of schema.objects()) {
    const check = (place: Place, text: string, wanted: FormulaType[]): void => {
      const problem = problemOf(schema, object, text, wanted);
      if (problem) {
        const { file, line, name } = place;
        problems.push({ file, line, rule: 'formula', message: `${name}: ${problem}` });
      }
    };
    for (const field of object.fields.values()) {
      const place = placeOf(object, field);
      if (place && field.formula !== undefined) check(place, field.formula, resultTypes(field));
    }
    for (const rule of object.validationRules) {
      const place = { file: rule.file, line: rule.line, name: `${object.name}.${rule.name}` };
      check(place, rule.formula, ['Boolean']);
    }
  }
  return problems;
}

interface Place {
  file: string;
  line: number;
  name: string;
}

/** Standard fields have no file: they are not the project's. */
function placeOf(object: ObjectDef, { file, line = 1, name }: FieldDef): Place | null {
  return file === undefined ? null : { file, line, name: `${object.name}.${name}` };
}

function resultTypes({ type }: FieldDef): FormulaType[] {
  const wanted = formulaTypeOf(type);
  return wanted === 'Text' ? ['Text', 'Picklist'] : [wanted];
}

function problemOf(
  schema: Schema,
  object: ObjectDef,
  text: string,
  wanted: FormulaType[]
): string | null {
  try {
    const { type } = compileFormula(text, recordTypes(schema, object));
    if (isOpen(type) || wanted.includes(type)) return null;
    return `Formula result is data type (${type}), incompatible with expected data type (${wanted[0]}).`;
  } catch (error) {
    if (error instanceof FormulaError) return error.message;
    throw error;
  }
}
