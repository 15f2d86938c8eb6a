/** The data types of values in flows, and which of them may stand for which. */
import type { FormulaType } from '../../formula/types.ts';
import type { FieldDef } from '../../metadata/schema.ts';

export type FlowKind =
  | 'Boolean'
  | 'Number'
  | 'Currency'
  | 'String'
  | 'Picklist'
  | 'Multipicklist'
  | 'Date'
  | 'DateTime'
  | 'Time'
  | 'SObject'
  | 'Apex'
  | 'Stage'
  /** What an action, a subflow or a screen component gives: it is read by its members. */
  | 'Outputs'
  /** An element without a value of its own: conditions ask whether it was visited. */
  | 'Element'
  /** Not known: everything is allowed with it. */
  | 'Any';

export interface FlowType {
  kind: FlowKind;
  isCollection: boolean;
  /** The object of records, the class of Apex-defined values; missing when it is open. */
  name?: string;
  /** Of outputs: undefined for a name that there is not. */
  member?: (name: string) => FlowType | undefined;
}

export const ANY: FlowType = { kind: 'Any', isCollection: false };
export const ELEMENT: FlowType = { kind: 'Element', isCollection: false };

export function typeOf(kind: FlowKind, isCollection = false, name?: string): FlowType {
  return name === undefined ? { kind, isCollection } : { kind, isCollection, name };
}

export function itemOf(type: FlowType): FlowType {
  return { ...type, isCollection: false };
}

export function collectionOf(type: FlowType): FlowType {
  return { ...type, isCollection: true };
}

/** A value of each of these becomes a text by itself: they are what text takes in assignments and filters. */
const TEXTS: ReadonlySet<FlowKind> = new Set(['String', 'Picklist', 'Multipicklist', 'Stage']);
const SIMPLE: ReadonlySet<FlowKind> = new Set([
  ...TEXTS,
  'Boolean',
  'Number',
  'Currency',
  'Date',
  'DateTime',
  'Time'
]);

export function isOpen({ kind }: FlowType): boolean {
  return kind === 'Any' || kind === 'Outputs';
}

export function isText({ kind }: FlowType): boolean {
  return TEXTS.has(kind);
}

export function isNumber({ kind }: FlowType): boolean {
  return kind === 'Number' || kind === 'Currency';
}

export function isDate({ kind }: FlowType): boolean {
  return kind === 'Date' || kind === 'DateTime';
}

/** May a resource of the one type get a value of the other? "Flow Operators in Assignment Elements" of the help. */
export function accepts(target: FlowType, value: FlowType): boolean {
  if (isOpen(target) || isOpen(value)) return true;
  if (target.isCollection !== value.isCollection) return false;
  return acceptsItem(target, value);
}

/** Without regard to one or many. */
export function acceptsItem(target: FlowType, value: FlowType): boolean {
  if (isOpen(target) || isOpen(value)) return true;
  if (isText(target)) return value.isCollection ? isText(value) : SIMPLE.has(value.kind);
  if (isNumber(target)) return isNumber(value);
  if (isDate(target)) return isDate(value);
  if (target.kind !== value.kind) return false;
  if (target.name === undefined || value.name === undefined) return true;
  return target.name.toLowerCase() === value.name.toLowerCase();
}

const WORDS: Partial<Record<FlowKind, string>> = {
  String: 'text',
  DateTime: 'date/time',
  Multipicklist: 'multi-select picklist',
  SObject: 'record',
  Apex: 'Apex-defined value',
  Element: 'element'
};

/** `a text`, `a collection of Account records`. */
export function describeType(type: FlowType): string {
  const word = WORDS[type.kind] ?? type.kind.toLowerCase();
  const named = type.name === undefined ? word : `${type.name} ${word}`;
  if (type.isCollection) return `a collection of ${named}s`;
  return /^[aeiou]/i.test(named) ? `an ${named}` : `a ${named}`;
}

export function fieldFlowType(field: FieldDef): FlowType {
  switch (field.type) {
    case 'Checkbox':
      return typeOf('Boolean');
    case 'Currency':
      return typeOf('Currency');
    case 'Number':
    case 'Integer':
    case 'Long':
    case 'Percent':
      return typeOf('Number');
    case 'Date':
    case 'DateTime':
    case 'Time':
    case 'Picklist':
      return typeOf(field.type);
    case 'MultiselectPicklist':
      return typeOf('Multipicklist');
    case 'Address':
    case 'Location':
    case 'AnyType':
    case 'IdList':
    case 'Blob':
    case 'ChangeEventHeader':
      return ANY;
    default:
      return typeOf('String');
  }
}

/** Formulas of flows read picklists as texts, and as picklists where a function wants them. */
export function flowFormulaType(type: FlowType): FormulaType {
  if (type.isCollection) return 'Any';
  switch (type.kind) {
    case 'Boolean':
    case 'Date':
    case 'DateTime':
    case 'Time':
      return type.kind;
    case 'Number':
    case 'Currency':
      return 'Number';
    case 'String':
      return 'Text';
    default:
      return 'Any';
  }
}

/** What the type of a formula is as a type of a flow; null when the formula does not tell. */
export function ofFormula(type: FormulaType): FlowType | null {
  switch (type) {
    case 'Text':
      return typeOf('String');
    case 'Number':
    case 'Boolean':
    case 'Date':
    case 'DateTime':
    case 'Time':
      return typeOf(type);
    default:
      return null;
  }
}
