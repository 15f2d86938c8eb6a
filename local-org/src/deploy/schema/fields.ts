/** Custom fields: what their type asks for, refuses and allows. */
import type { Problem } from '../../metadata/problem.ts';
import { childOf, childrenOf, textOf, type XmlElement } from '../../metadata/xml.ts';
import type { DeployContext } from '../context.ts';
import {
  attributesOf,
  CAN_BE_EXTERNAL_ID,
  CAN_BE_UNIQUE,
  isFormulaType
} from './field-attributes.ts';

/** One custom field, in its own file or inside that of its object. */
export interface CustomField {
  /** API name of its object. */
  object: string;
  name: string;
  element: XmlElement;
}

type Found = Omit<Problem, 'file'>;
type Rule = (field: CustomField, type: string) => Found[];

/** The fields that the project defines itself; standard ones are customized only in part. */
export function customFields({ ofType }: DeployContext): CustomField[] {
  const own = ofType('field').map(({ name, root }) => {
    const [object = '', ownName = ''] = name.split('.');
    return { object, name: textOf(root, 'fullName') ?? ownName, element: root };
  });
  const inside = ofType('object').flatMap(({ name, root }) =>
    childrenOf(root, 'fields').map((element) => ({
      object: name,
      name: textOf(element, 'fullName') ?? '',
      element
    }))
  );
  return [...own, ...inside].filter(({ name }) => name.endsWith('__c'));
}

export function checkFields(context: DeployContext): Problem[] {
  return customFields(context).flatMap((field) => {
    const { element } = field;
    const file = element.file;
    const type = textOf(element, 'type');
    if (type === null) {
      return [{ file, ...missing(field, 'type', 'A custom field has one.') }];
    }
    return RULES.flatMap((rule) => rule(field, type)).map((found) => ({ file, ...found }));
  });
}

const RULES: Rule[] = [
  attributes,
  formulaType,
  ranges,
  digits,
  picklistValues,
  requiredLookup,
  summaryTarget,
  unique,
  autoNumber,
  label
];

function attributes(field: CustomField, type: string): Found[] {
  const { element } = field;
  const known = attributesOf(type, childOf(element, 'formula') !== null);
  if (!known) return [];
  const lacks = known.needs.filter((name) => !textOrElement(element, name));
  const refused = known.refuses.flatMap((name) => childOf(element, name) ?? []);
  return [
    ...lacks.map((name) => missing(field, name, `A ${type} field has one.`)),
    ...refused
      // Exports of older versions say of such fields that they are not required.
      .filter(({ name, text }) => name !== 'required' || text.trim() === 'true')
      .map(({ name, line }) => ({
        line,
        rule: 'field-attribute',
        message: `${place(field)}: a ${type} field has no <${name}>.`,
        fix: `Remove <${name}>.`
      }))
  ];
}

const textOrElement = (element: XmlElement, name: string): boolean => {
  const child = childOf(element, name);
  return child !== null && (child.children.length > 0 || child.text.trim() !== '');
};

function formulaType(field: CustomField, type: string): Found[] {
  const formula = childOf(field.element, 'formula');
  if (!formula || isFormulaType(type)) return [];
  return [
    {
      line: formula.line,
      rule: 'field-attribute',
      message: `${place(field)}: no formula answers ${type}.`,
      fix: 'Remove <formula>, or choose Checkbox, Currency, Date, DateTime, Number, Percent, Text or Time.'
    }
  ];
}

function ranges(field: CustomField, type: string): Found[] {
  const known = attributesOf(type, childOf(field.element, 'formula') !== null);
  return Object.entries(known?.ranges ?? {}).flatMap(([name, [least, most]]) => {
    const child = childOf(field.element, name);
    const value = numberOf(child);
    if (!child || value === null || (value >= least && value <= most)) return [];
    const message = `${place(field)}: <${name}> of a ${type} field is ${value}.`;
    const fix = `Write a number from ${least} to ${most}.`;
    return [{ line: child.line, rule: 'field-range', message, fix }];
  });
}

/** Precision counts all digits, scale those after the point; numbers out of their own range are reported already. */
function digits(field: CustomField): Found[] {
  const scale = childOf(field.element, 'scale');
  const [all, after] = [numberOf(childOf(field.element, 'precision')), numberOf(scale)];
  if (!scale || all === null || after === null || after <= all) return [];
  if (all < 1 || after > 17) return [];
  return [
    {
      line: scale.line,
      rule: 'field-range',
      message: `${place(field)}: <scale> is ${after} and the precision, which counts all digits, ${all}.`,
      fix: `Write a scale of at most ${all}.`
    }
  ];
}

function picklistValues(field: CustomField): Found[] {
  const set = childOf(field.element, 'valueSet');
  if (!set) return [];
  const named = childOf(set, 'valueSetName');
  const defined = childOf(set, 'valueSetDefinition');
  if ((named === null) === (defined === null)) {
    const message = named
      ? `${place(field)}: <valueSet> names a value set and defines one.`
      : `${place(field)}: <valueSet> has no values.`;
    const fix = 'Write either <valueSetName> or <valueSetDefinition>.';
    return [{ line: (named ?? set).line, rule: 'value-set', message, fix }];
  }
  return defined ? repeatedValues(field, childrenOf(defined, 'value')) : [];
}

function repeatedValues(field: CustomField, values: XmlElement[]): Found[] {
  const seen = new Set<string>();
  return values.flatMap((value) => {
    const name = textOf(value, 'fullName')?.toLowerCase() ?? '';
    const line = childOf(value, 'fullName')?.line ?? value.line;
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    const message = `${place(field)}: the value '${textOf(value, 'fullName')}' is there twice.`;
    return [{ line, rule: 'value-set', message, fix: 'Remove one of them.' }];
  });
}

/** "must specify either cascade delete or restrict delete for required lookup foreign key". */
function requiredLookup(field: CustomField, type: string): Found[] {
  const { element } = field;
  const constraint = childOf(element, 'deleteConstraint');
  if (type !== 'Lookup' || textOf(element, 'required') !== 'true') return [];
  if (constraint && constraint.text.trim() !== 'SetNull') return [];
  return [
    {
      line: (constraint ?? childOf(element, 'required') ?? element).line,
      rule: 'required-lookup',
      message: `${place(field)}: a required lookup cannot be emptied when its record is deleted.`,
      fix: 'Write <deleteConstraint>Restrict</deleteConstraint> or Cascade.'
    }
  ];
}

function summaryTarget(field: CustomField, type: string): Found[] {
  if (type !== 'Summary') return [];
  const { element } = field;
  const counts = textOf(element, 'summaryOperation') === 'count';
  const summed = childOf(element, 'summarizedField');
  if (counts && summed) {
    const message = `${place(field)}: a count has no <summarizedField>.`;
    return [{ line: summed.line, rule: 'summary', message, fix: 'Remove <summarizedField>.' }];
  }
  if (!counts && !summed) return [missing(field, 'summarizedField', 'Only a count has none.')];
  return ['summarizedField', 'summaryForeignKey'].flatMap((name) => {
    const child = childOf(element, name);
    if (!child || child.text.includes('.')) return [];
    const message = `${place(field)}: <${name}> is '${child.text.trim()}'.`;
    return [{ line: child.line, rule: 'summary', message, fix: 'Write Object__c.Field__c.' }];
  });
}

function unique(field: CustomField, type: string): Found[] {
  const formula = childOf(field.element, 'formula') !== null;
  const marks: [string, ReadonlySet<string>][] = [
    ['unique', CAN_BE_UNIQUE],
    ['externalId', CAN_BE_EXTERNAL_ID]
  ];
  return marks.flatMap(([name, types]) => {
    const child = childOf(field.element, name);
    if (child?.text.trim() !== 'true' || (types.has(type) && !formula)) return [];
    const what = formula ? 'formula' : type;
    const message = `${place(field)}: <${name}> cannot be true in a ${what} field.`;
    return [{ line: child.line, rule: 'field-attribute', message, fix: `Remove <${name}>.` }];
  });
}

function autoNumber(field: CustomField, type: string): Found[] {
  const format = type === 'AutoNumber' ? childOf(field.element, 'displayFormat') : null;
  if (!format || /\{0+\}/.test(format.text)) return [];
  return [displayFormat(place(field), format)];
}

/** Shared with the name fields of objects. */
export function displayFormat(who: string, { text, line }: XmlElement): Found {
  return {
    line,
    rule: 'display-format',
    message: `${who}: <displayFormat> is '${text.trim()}', which has no place for the number.`,
    fix: 'Write {0} or {0000} where the number goes.'
  };
}

function label(field: CustomField): Found[] {
  if (textOrElement(field.element, 'label')) return [];
  return [missing(field, 'label', 'A custom field has one.')];
}

function missing(field: CustomField, name: string, why: string): Found {
  return {
    line: field.element.line,
    rule: 'field-attribute',
    message: `${place(field)} has no <${name}>. ${why}`,
    fix: `Add <${name}>.`
  };
}

const place = ({ object, name }: CustomField): string => `${object}.${name}`;

function numberOf(element: XmlElement | null): number | null {
  const text = element?.text.trim() ?? '';
  return /^[-+]?\d+$/.test(text) ? Number(text) : null;
}
