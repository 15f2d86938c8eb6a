// Records of Field_Mapping__mdt name terms and CRM fields as text: these exist, and the field takes the term's value.
import type { Component } from '../../../local-org/src/deploy/components.ts';
import { buildSchema } from '../../../local-org/src/metadata/build-schema.ts';
import { loadProject } from '../../../local-org/src/metadata/project.ts';
import type { FieldDef, FieldType, Schema } from '../../../local-org/src/metadata/schema.ts';
import {
  childOf,
  childrenOf,
  textOf,
  type XmlElement
} from '../../../local-org/src/metadata/xml.ts';
import type { Problem } from '../gate.ts';
import type { PackageSource } from '../package/source.ts';
import { tableOf } from '../../../local-org/src/metadata/table.ts';

const TEXTS: readonly FieldType[] = ['Text', 'TextArea', 'LongTextArea'];
const NUMBERS: readonly FieldType[] = ['Number', 'Currency', 'Percent'];

/** What TermValue can make of a value of that type. */
const FIELD_TYPES = tableOf<readonly FieldType[]>({
  date: ['Date', ...TEXTS],
  money: ['Currency', 'Number', ...TEXTS],
  duration: TEXTS,
  text: TEXTS,
  list: TEXTS,
  choice: ['Picklist', ...TEXTS]
});

/** Of which type of value a component is a part, and which fields take it. */
const COMPONENTS = tableOf<{ of: string; types: readonly FieldType[] }>({
  currency: { of: 'money', types: ['Picklist', ...TEXTS] },
  months: { of: 'duration', types: [...NUMBERS, ...TEXTS] }
});

/** The values of a record by field, each with the element it stands in. */
type Values = Map<string, { text: string; at: XmlElement }>;

export function fieldMappingProblems({ scope, components }: PackageSource): Problem[] {
  const ofType = (type: string): Component[] =>
    components.filter((each) => each.type === 'md' && each.name.startsWith(`${type}.`));
  const mappings = ofType('Field_Mapping');
  if (mappings.length === 0) return [];
  const terms = new Map(
    ofType('Term_Definition').map((term) => {
      const values = valuesOf(term.root);
      return [values.get('Term_Name__c')?.text ?? '', values.get('Value_Type__c')?.text ?? ''];
    })
  );
  // What else is wrong with the metadata is reported by the gate "metadata".
  const schema = buildSchema(loadProject(scope.root, { report: () => {} }));
  const written = new Map<string, string>();
  return mappings.flatMap(({ name, root }) => {
    const values = valuesOf(root);
    if (values.get('Is_Active__c')?.text !== 'true') return [];
    const found = mistakeOf(values, schema, terms) ?? twin(values, name, written);
    if (!found) return [];
    const { file, line } = values.get(found.field)?.at ?? root;
    return [{ file, line, rule: 'field-mapping', message: found.message, fix: found.fix }];
  });
}

interface Mistake {
  /** Whose value is wrong. */
  field: string;
  message: string;
  fix: string;
}

const textIn = (values: Values, field: string): string => values.get(field)?.text ?? '';

function mistakeOf(values: Values, schema: Schema, terms: Map<string, string>): Mistake | null {
  const term = textIn(values, 'Term_Name__c');
  const valueType = terms.get(term);
  if (valueType === undefined) {
    const fix = 'Name a term of Term_Definition__mdt.';
    return { field: 'Term_Name__c', message: `There is no term ${term}.`, fix };
  }
  const objectName = textIn(values, 'Object__c');
  const object = schema.object(objectName);
  if (!object) {
    const message = `There is no object ${objectName}.`;
    return { field: 'Object__c', message, fix: 'Name an object that exists.' };
  }
  const fieldName = textIn(values, 'Field__c');
  const field = object.field(fieldName);
  if (!field) {
    const message = `${object.name} has no field ${fieldName}.`;
    return { field: 'Field__c', message, fix: 'Name a field of the object.' };
  }
  return typeMistake(field, valueType, textIn(values, 'Component__c'));
}

function typeMistake(field: FieldDef, valueType: string, component: string): Mistake | null {
  const part = COMPONENTS[component];
  if (component !== '' && part?.of !== valueType) {
    const message = `A value of the type ${valueType} has no component ${component}.`;
    const fix = 'Leave it empty, or name a component of such values.';
    return { field: 'Component__c', message, fix };
  }
  const types = part?.types ?? FIELD_TYPES[valueType] ?? [];
  if (types.includes(field.type)) return null;
  const message = `${field.name} is of type ${field.type} and takes no ${component || valueType}.`;
  return { field: 'Field__c', message, fix: `Name a field of type ${types.join(', ')}.` };
}

function twin(values: Values, record: string, written: Map<string, string>): Mistake | null {
  const place = `${textIn(values, 'Object__c')}.${textIn(values, 'Field__c')}`;
  const other = written.get(place);
  written.set(place, record);
  if (other === undefined) return null;
  const message = `${other} writes ${place} already.`;
  return { field: 'Field__c', message, fix: 'Map one term to a field.' };
}

function valuesOf(root: XmlElement): Values {
  const values: Values = new Map();
  for (const entry of childrenOf(root, 'values')) {
    const at = childOf(entry, 'value') ?? entry;
    values.set(textOf(entry, 'field') ?? '', { text: at.text.trim(), at });
  }
  return values;
}
