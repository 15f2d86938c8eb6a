/** The data types of formulas, and how the platform names them in its messages. */
import type { FieldType } from '../metadata/schema.ts';

/**
 * `Null` is the type of the literal, `Any` that of values whose type is known only when they are read (flow variables of
 * Apex-defined types, texts with merge fields): everything is allowed with it.
 */
export type FormulaType =
  | 'Text'
  | 'Number'
  | 'Boolean'
  | 'Date'
  | 'DateTime'
  | 'Time'
  | 'Location'
  | 'Picklist'
  | 'MultiPicklist'
  | 'Null'
  | 'Any';

/** Tells the type of a path such as ['Account', 'Name']; undefined, or a CoercionError that says more, when it names nothing. */
export type TypeOfPath = (path: readonly string[]) => FormulaType | undefined;

export function formulaTypeOf(type: FieldType): FormulaType {
  switch (type) {
    case 'Number':
    case 'Long':
    case 'Integer':
    case 'Currency':
    case 'Percent':
      return 'Number';
    case 'Checkbox':
      return 'Boolean';
    case 'Date':
    case 'DateTime':
    case 'Time':
    case 'Location':
      return type;
    case 'Picklist':
      return 'Picklist';
    case 'MultiselectPicklist':
      return 'MultiPicklist';
    default:
      return 'Text';
  }
}

export function isOpen(type: FormulaType): boolean {
  return type === 'Any' || type === 'Null';
}

/** May values of the two types be compared, or be the two results of an IF? */
export function haveCommonType(left: FormulaType, right: FormulaType): boolean {
  return isOpen(left) || isOpen(right) || left === right;
}

export function commonType(left: FormulaType, right: FormulaType): FormulaType {
  if (left === 'Null') return right;
  if (right === 'Null') return left;
  return left === 'Any' || right === 'Any' ? 'Any' : left;
}
