/** Formulas of fields: what formula fields compute, and what new records begin with. */
import { formulaTypeOf, type FormulaType } from '../../formula/types.ts';
import { FormulaError } from '../../formula/ast.ts';
import { CoercionError } from '../../formula/coerce.ts';
import { parseFormula } from '../../formula/parser.ts';
import type { Problem } from '../../metadata/problem.ts';
import type { FieldDef, FieldType, ObjectDef } from '../../metadata/schema.ts';
import { childOf, type XmlElement } from '../../metadata/xml.ts';
import type { DeployContext } from '../context.ts';
import { formulaProblem, nodesOf } from './compile.ts';
import { fieldOfPath } from './formula-names.ts';
import { placeInFile } from './formula-places.ts';

const FORMULA_TYPES: ReadonlySet<FieldType> = new Set([
  'Checkbox',
  'Currency',
  'Date',
  'DateTime',
  'Number',
  'Percent',
  'Text',
  'Time'
]);

interface FieldSource {
  object: ObjectDef;
  field: FieldDef;
  root: XmlElement;
}

export function checkFieldFormulas(context: DeployContext): Problem[] {
  const fields = fieldsOf(context);
  return [
    ...fields.flatMap((source) => computedProblems(context, source)),
    ...cycles(context, fields),
    ...fields.flatMap((source) => defaultProblems(context, source))
  ];
}

/** The package's own fields, in files of their own or in those of their object. */
function fieldsOf({ project, schema }: DeployContext): FieldSource[] {
  return project.objects.flatMap(({ name, fields }) => {
    const object = schema.object(name);
    if (!object) return [];
    return fields.flatMap(({ name: fieldName, file, root }) => {
      const field = object.field(fieldName);
      const isOwn = !project.installed.some((folder) => file.startsWith(folder));
      return field && isOwn ? [{ object, field, root }] : [];
    });
  });
}

function computedProblems(context: DeployContext, { object, field, root }: FieldSource): Problem[] {
  const element = childOf(root, 'formula');
  if (!element) return [];
  const name = `${object.name}.${field.name}`;
  if (!FORMULA_TYPES.has(field.type)) {
    const { file, line } = childOf(root, 'type') ?? root;
    const message = `${name}: A formula field cannot be of type ${field.type}.`;
    const fix = `Use one of ${[...FORMULA_TYPES].join(', ')}.`;
    return [{ file, line, rule: 'formula', message, fix }];
  }
  const wanted = [formulaTypeOf(field.type)];
  const problem = formulaProblem(context, element, { name, object, kind: 'field', wanted });
  return problem ? [problem] : [];
}

/** Formula fields that need their own value, at the reference that leads back. */
function cycles(context: DeployContext, fields: FieldSource[]): Problem[] {
  const elements = new Map<FieldDef, { element: XmlElement; object: ObjectDef }>();
  for (const { field, object, root } of fields) {
    const element = childOf(root, 'formula');
    if (element) elements.set(field, { element, object });
  }
  const uses = new Map<FieldDef, { field: FieldDef; position: number }[]>();
  for (const [field, { element, object }] of elements) {
    uses.set(field, usesOf(context, object, element.text));
  }
  return [...elements].flatMap(([field, { element, object }]) => {
    const back = uses.get(field)?.find((use) => reaches(uses, use.field, field, new Set()));
    if (!back) return [];
    const name = `${object.name}.${field.name}`;
    const how = back.field === field ? 'itself' : `itself through ${back.field.name}`;
    const message = `${name}: The formula refers to ${how}.`;
    const place = placeInFile(element, back.position);
    const fix = 'Break the circle of formula fields.';
    return [{ file: element.file, ...place, rule: 'formula-cycle', message, fix }];
  });
}

function usesOf(context: DeployContext, object: ObjectDef, text: string) {
  try {
    return nodesOf(parseFormula(text)).flatMap((node) => {
      if (node.kind !== 'reference' || node.path[0]?.startsWith('$')) return [];
      const field = fieldOrUnknown(context, object, node.path);
      return field === 'unknown' ? [] : [{ field, position: node.position }];
    });
  } catch (error) {
    // That the formula does not parse is reported where it is compiled.
    if (error instanceof FormulaError) return [];
    throw error;
  }
}

function fieldOrUnknown(context: DeployContext, object: ObjectDef, path: readonly string[]) {
  try {
    return fieldOfPath(context, object, path);
  } catch (error) {
    if (error instanceof CoercionError) return 'unknown';
    throw error;
  }
}

function reaches(
  uses: ReadonlyMap<FieldDef, { field: FieldDef }[]>,
  from: FieldDef,
  to: FieldDef,
  seen: Set<FieldDef>
): boolean {
  if (from === to) return true;
  if (seen.has(from)) return false;
  seen.add(from);
  return (uses.get(from) ?? []).some(({ field }) => reaches(uses, field, to, seen));
}

function defaultProblems(context: DeployContext, { object, field, root }: FieldSource): Problem[] {
  const element = childOf(root, 'defaultValue');
  if (!element || element.text.trim() === '') return [];
  const name = `Default value of ${object.name}.${field.name}`;
  const { file, line } = element;
  if (field.type === 'Checkbox') {
    if (/^\s*(true|false)\s*$/.test(element.text)) return [];
    const message = `${name}: '${element.text.trim()}' is no value of a checkbox.`;
    return [{ file, line, rule: 'default-value', message, fix: 'Write true or false.' }];
  }
  const problem = formulaProblem(context, element, {
    name,
    object: null,
    kind: 'default',
    wanted: defaultTypes(field.type)
  });
  return problem ? [problem] : [];
}

/** A day may begin a date and time field. */
function defaultTypes(type: FieldType): FormulaType[] {
  if (type === 'DateTime') return ['DateTime', 'Date'];
  const wanted = formulaTypeOf(type);
  return wanted === 'Picklist' || wanted === 'MultiPicklist' ? ['Text', wanted] : [wanted];
}
