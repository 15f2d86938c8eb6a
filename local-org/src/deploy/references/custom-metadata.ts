/** Records of custom metadata types: the type, its fields, the values' types, and what relationships point at. */
import type { FieldDef, ObjectDef } from '../../metadata/schema.ts';
import { childOf, childrenOf, textOf, type XmlElement } from '../../metadata/xml.ts';
import type { Component } from '../components.ts';
import type { DeployContext } from '../context.ts';
import { namesOf } from './names.ts';
import { valuesOf } from './picklists.ts';
import { eachOf, type ReferenceCheck, type Refuse } from './report.ts';

export const checkCustomMetadata: ReferenceCheck = (context) =>
  eachOf(context, ['md'], 'custom-metadata', (record, refuse) =>
    checkRecord(context, record, refuse)
  );

function checkRecord(context: DeployContext, record: Component, refuse: Refuse): void {
  const { root } = record;
  const dot = record.name.indexOf('.');
  const typeName = `${record.name.slice(0, dot)}__mdt`;
  const object = dot < 0 ? 'missing' : namesOf(context).object(typeName);
  if (object === 'missing') {
    refuse(
      root,
      `There is no custom metadata type ${typeName}.`,
      'Name the file Type.Record.md-meta.xml.'
    );
  }
  if (typeof object === 'string') return;
  const entries = childrenOf(root, 'values');
  const given = new Map<string, XmlElement>();
  for (const entry of entries) {
    const name = textOf(entry, 'field') ?? '';
    given.set(name.toLowerCase(), entry);
    const field = namesOf(context).field(object, name);
    if (field === 'missing' || field === 'compound') {
      const at = childOf(entry, 'field') ?? entry;
      refuse(at, `${object.name} has no field ${name}.`, 'Correct the name in <field>.');
    } else if (field !== 'foreign') {
      checkValue(context, { object, field, entry, root }, refuse);
    }
  }
  for (const field of object.fields.values()) {
    const isMissing = field.custom && field.required && field.type !== 'Checkbox';
    if (!isMissing || given.has(field.name.toLowerCase())) continue;
    refuse(root, `The record needs a value for ${field.name}.`, 'Add it in <values>.');
  }
}

interface Entry {
  object: ObjectDef;
  field: FieldDef;
  entry: XmlElement;
  root: XmlElement;
}

function checkValue(context: DeployContext, one: Entry, refuse: Refuse): void {
  const { field, entry } = one;
  const value = childOf(entry, 'value');
  const text = value?.text ?? '';
  if (!value || value.attributes['xsi:nil'] === 'true' || text === '') {
    if (field.required && field.type !== 'Checkbox') {
      refuse(entry, `The record needs a value for ${field.name}.`, 'Fill in <value>.');
    }
    return;
  }
  const wanted = typesFor(field);
  const type = (value.attributes['xsi:type'] ?? '').replace(/^\w+:/, '');
  if (!wanted.includes(type)) {
    refuse(
      value,
      `The value of ${field.name} has the type '${value.attributes['xsi:type'] ?? ''}'.`,
      `Write xsi:type="xsd:${wanted[0]}".`
    );
    return;
  }
  const problem = valueProblem(field, text.trim());
  if (problem) refuse(value, `The value of ${field.name} ${problem}.`, 'Correct the value.');
  else checkTarget(context, one, value, refuse);
}

/** Types of values by the type of the field: the first is what a retrieved file has. */
function typesFor({ type }: FieldDef): string[] {
  switch (type) {
    case 'Checkbox':
      return ['boolean'];
    case 'Number':
    case 'Currency':
    case 'Percent':
    case 'Integer':
      return ['double', 'int', 'decimal', 'integer', 'long'];
    case 'Date':
      return ['date'];
    case 'DateTime':
      return ['dateTime'];
    default:
      return ['string'];
  }
}

/** What is wrong with a value, to follow 'The value of Field__c'. */
function valueProblem(field: FieldDef, text: string): string | null {
  switch (field.type) {
    case 'Checkbox':
      return /^(true|false|1|0)$/.test(text) ? null : `is '${text}', not true or false`;
    case 'Number':
    case 'Currency':
    case 'Percent':
    case 'Integer':
      return numberProblem(field, text);
    case 'Date':
      return isDate(text) ? null : `is '${text}', not a date such as 2026-03-31`;
    case 'DateTime':
      return isDate(text.slice(0, 10)) && /^.{10}T\d\d:\d\d/.test(text)
        ? null
        : `is '${text}', not a time such as 2026-03-31T10:00:00.000Z`;
    case 'Picklist': {
      const values = field.picklist?.restricted ? valuesOf(field) : null;
      return !values || values.has(text.toLowerCase())
        ? null
        : `is '${text}', which is not in the picklist`;
    }
    default: {
      const length = field.type === 'TextArea' ? 255 : (field.length ?? Infinity);
      return text.length > length ? `has ${text.length} characters, more than ${length}` : null;
    }
  }
}

function numberProblem({ precision, scale = 0 }: FieldDef, text: string): string | null {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return `is '${text}', not a number`;
  const digits = precision === undefined ? Infinity : precision - scale;
  return Math.abs(Number(text)) >= 10 ** digits
    ? `is ${text}, and the field has ${digits} digits before the point`
    : null;
}

function isDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && new Date(time || 0).toISOString().startsWith(text);
}

/** Relationships name a record, an object, or a field of the object that another relationship names. */
function checkTarget(context: DeployContext, one: Entry, value: XmlElement, refuse: Refuse): void {
  const { field, root } = one;
  const names = namesOf(context);
  const [target = ''] = field.referenceTo;
  const name = value.text.trim();
  if (target.endsWith('__mdt')) {
    const type = target.replace(/__mdt$/, '');
    const isKnown = context.project.customMetadata.some(
      (record) => record.name.toLowerCase() === `${type}.${name}`.toLowerCase()
    );
    if (!isKnown && !name.includes('__')) {
      refuse(value, `There is no record ${name} of ${target}.`, 'Name a record of the package.');
    }
  } else if (target === 'EntityDefinition') {
    if (names.object(name) !== 'missing') return;
    refuse(value, `There is no object ${name}.`, 'Name an object that exists.');
  } else if (target === 'FieldDefinition' || target === 'EntityParticle') {
    const owner = childrenOf(root, 'values').find(
      (entry) =>
        textOf(entry, 'field')?.toLowerCase() === field.metadataControllingField?.toLowerCase()
    );
    const object = names.object((owner && textOf(owner, 'value')) ?? '');
    if (typeof object === 'string' || object.field(`${name}Id`)) return;
    if (names.field(object, name) !== 'missing') return;
    refuse(value, `${object.name} has no field ${name}.`, 'Name a field that exists.');
  }
}
