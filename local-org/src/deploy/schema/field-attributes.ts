/**
 * What the type of a custom field asks for and refuses. The platform's words are "Must specify 'length' for a CustomField
 * of type Text" and "Can not specify 'length' for a CustomField of type TextArea"; the ranges are those of Salesforce
 * Help, "Custom Field Types" and "Custom Field Attributes".
 */
import { tableOf } from '../../metadata/table.ts';

export interface FieldAttributes {
  needs: readonly string[];
  refuses: readonly string[];
  /** Lowest and highest value. */
  ranges: Readonly<Record<string, readonly [number, number]>>;
}

const DIGITS = { precision: [1, 18], scale: [0, 17] } as const;
const RELATION = ['referenceTo', 'relationshipName'];
/** Fields of a length, of digits or of a relation only. */
const NO_LENGTH = ['length', 'precision', 'scale', 'visibleLines'];
const NO_DIGITS = ['precision', 'scale'];

const entry = (
  needs: readonly string[],
  refuses: readonly string[] = [],
  ranges: FieldAttributes['ranges'] = {}
): FieldAttributes => ({ needs, refuses: [...refuses, 'deleteConstraint'], ranges });

const NUMBER = entry(['precision', 'scale'], ['length', 'visibleLines'], DIGITS);

/** By `<type>`; formula fields have their own below. */
const TYPES = tableOf<FieldAttributes>({
  AutoNumber: entry(['displayFormat'], ['required', 'defaultValue', ...NO_LENGTH]),
  Checkbox: entry(['defaultValue'], NO_LENGTH),
  Currency: NUMBER,
  Date: entry([], NO_LENGTH),
  DateTime: entry([], NO_LENGTH),
  Email: entry([], NO_LENGTH),
  EncryptedText: entry(['length', 'maskChar', 'maskType'], NO_DIGITS, { length: [1, 175] }),
  Html: entry(['length', 'visibleLines'], [...NO_DIGITS, 'required'], {
    length: [256, 131072],
    visibleLines: [10, 50]
  }),
  Location: entry(['scale'], ['length', 'precision', 'visibleLines'], { scale: [0, 15] }),
  LongTextArea: entry(['length', 'visibleLines'], [...NO_DIGITS, 'required', 'defaultValue'], {
    length: [256, 131072],
    visibleLines: [2, 50]
  }),
  Lookup: {
    needs: RELATION,
    refuses: ['relationshipOrder', 'reparentableMasterDetail', ...NO_LENGTH],
    ranges: {}
  },
  MasterDetail: entry([...RELATION, 'relationshipOrder'], ['required', ...NO_LENGTH], {
    relationshipOrder: [0, 1]
  }),
  MetadataRelationship: entry(RELATION, NO_LENGTH),
  MultiselectPicklist: entry(['valueSet', 'visibleLines'], ['length', ...NO_DIGITS], {
    visibleLines: [3, 10]
  }),
  Number: NUMBER,
  Percent: NUMBER,
  Phone: entry([], NO_LENGTH),
  Picklist: entry(['valueSet'], NO_LENGTH),
  Summary: entry(['summaryForeignKey', 'summaryOperation'], ['required', ...NO_LENGTH]),
  Text: entry(['length'], [...NO_DIGITS, 'visibleLines'], { length: [1, 255] }),
  TextArea: entry([], NO_LENGTH),
  Time: entry([], NO_LENGTH),
  Url: entry([], NO_LENGTH)
});

/** The types that a formula can answer; it has no length, and digits where it is a number. */
const FORMULAS = tableOf<FieldAttributes>({
  Checkbox: entry([], [...NO_LENGTH, 'defaultValue']),
  Currency: NUMBER,
  Date: entry([], NO_LENGTH),
  DateTime: entry([], NO_LENGTH),
  Number: NUMBER,
  Percent: NUMBER,
  Text: entry([], NO_LENGTH),
  Time: entry([], NO_LENGTH)
});

/** Types whose values can be told apart, and those by which other systems can find a record. */
export const CAN_BE_UNIQUE = new Set(['Text', 'Number', 'Email', 'MetadataRelationship', 'Url']);
export const CAN_BE_EXTERNAL_ID = new Set(['Text', 'Number', 'Email', 'AutoNumber']);

/** Null for types that the list does not have. */
export function attributesOf(type: string, isFormula: boolean): FieldAttributes | null {
  return (isFormula ? FORMULAS[type] : TYPES[type]) ?? null;
}

export const isFormulaType = (type: string): boolean => FORMULAS[type] !== undefined;
