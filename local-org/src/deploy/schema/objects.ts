/** Custom objects: what their kind asks for, and sharing that fits their master-detail fields. */
import type { Problem } from '../../metadata/problem.ts';
import { childOf, textOf, type XmlElement } from '../../metadata/xml.ts';
import type { Component } from '../components.ts';
import type { DeployContext } from '../context.ts';
import { customFields, displayFormat, type CustomField } from './fields.ts';
import { tableOf } from '../../metadata/table.ts';

type Found = Omit<Problem, 'file'>;

interface Kind {
  what: string;
  needs: readonly string[];
  /** Types of fields; all when it is missing. */
  fields?: ReadonlySet<string>;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

const OBJECT: Kind = {
  what: 'custom object',
  needs: ['label', 'pluralLabel', 'nameField', 'sharingModel', 'deploymentStatus']
};
const SETTING: Kind = {
  what: 'custom setting',
  needs: ['label'],
  // Salesforce Help, "Create Custom Settings": the data types of their fields.
  fields: words('Checkbox Currency Date DateTime Email Number Percent Phone Text TextArea Url')
};
const KINDS = tableOf<Kind>({
  __c: OBJECT,
  __mdt: {
    what: 'custom metadata type',
    needs: ['label', 'pluralLabel'],
    // Salesforce Help, "Custom Metadata Type Fields".
    fields:
      words(`MetadataRelationship Checkbox Date DateTime Email Number Percent Phone Picklist Text
      TextArea LongTextArea Url`)
  },
  __e: {
    what: 'platform event',
    needs: ['label', 'pluralLabel', 'deploymentStatus', 'eventType'],
    // Platform Events Developer Guide, "Platform Event Fields".
    fields: words('Checkbox Date DateTime Number Text LongTextArea')
  },
  __b: { what: 'big object', needs: ['label', 'pluralLabel', 'deploymentStatus'] }
});

/** From closed to open; the outside may not be more open than the inside. */
const OPENNESS = ['Private', 'Read', 'ReadWrite', 'ReadWriteTransfer', 'FullAccess'];

export function checkObjects(context: DeployContext): Problem[] {
  const fields = Map.groupBy(customFields(context), ({ object }) => object);
  return context.ofType('object').flatMap((object) => {
    const kind = kindOf(object);
    if (!kind) return [];
    const own = fields.get(object.name) ?? [];
    const found = [
      ...missingElements(object, kind),
      ...nameField(object, kind),
      ...sharing(object, kind, own),
      ...openness(object)
    ].map((rest) => ({ file: object.file, ...rest }));
    return [...found, ...masters(own), ...fieldTypes(kind, own)];
  });
}

/** Null for standard objects and those of other kinds. */
function kindOf({ name, root }: Component): Kind | null {
  const suffix = /__[a-z]+$/.exec(name)?.[0] ?? '';
  if (suffix !== '__c') return KINDS[suffix] ?? null;
  return childOf(root, 'customSettingsType') ? SETTING : OBJECT;
}

function missingElements({ name, root }: Component, { what, needs }: Kind): Found[] {
  return needs
    .filter((element) => isEmpty(childOf(root, element)))
    .map((element) => ({
      line: (childOf(root, element) ?? root).line,
      rule: 'object-attribute',
      message: `${name} has no <${element}>, which a ${what} needs.`,
      fix: `Add <${element}>.`
    }));
}

function isEmpty(element: XmlElement | null): boolean {
  return !element || (element.children.length === 0 && element.text.trim() === '');
}

function nameField({ name, root }: Component, kind: Kind): Found[] {
  const field = childOf(root, 'nameField');
  if (!field || kind !== OBJECT) return [];
  const type = childOf(field, 'type');
  const format = childOf(field, 'displayFormat');
  const refuse = (element: XmlElement, message: string, fix: string): Found[] => [
    { line: element.line, rule: 'name-field', message: `${name}: ${message}`, fix }
  ];
  if (!textOf(field, 'label')) {
    return refuse(field, 'the name field has no label.', 'Add <label>.');
  }
  const text = type?.text.trim() ?? '';
  if (text !== 'Text' && text !== 'AutoNumber') {
    const message = `the name field is of type '${text}'.`;
    return refuse(type ?? field, message, 'Write Text or AutoNumber.');
  }
  if (text === 'Text') {
    if (!format) return [];
    return refuse(format, 'only numbered names have a <displayFormat>.', 'Remove it.');
  }
  if (!format) {
    return refuse(field, 'the numbered name has no <displayFormat>.', 'Add one, such as A-{0000}.');
  }
  return /\{0+\}/.test(format.text) ? [] : [displayFormat(name, format)];
}

/** "Cannot set sharingModel to ControlledByParent on a CustomObject without a MasterDetail relationship field". */
function sharing({ name, root }: Component, kind: Kind, fields: CustomField[]): Found[] {
  if (kind !== OBJECT) return [];
  const isDetail = fields.some(({ element }) => textOf(element, 'type') === 'MasterDetail');
  return ['sharingModel', 'externalSharingModel'].flatMap((element) => {
    const model = childOf(root, element);
    if (!model || (model.text.trim() === 'ControlledByParent') === isDetail) return [];
    const message = isDetail
      ? `${name} has a master-detail field, so that <${element}> cannot be ${model.text.trim()}.`
      : `${name} has no master-detail field, so that <${element}> cannot be ControlledByParent.`;
    const fix = isDetail ? 'Write ControlledByParent.' : 'Write Private, Read or ReadWrite.';
    return [{ line: model.line, rule: 'sharing-model', message, fix }];
  });
}

function openness({ name, root }: Component): Found[] {
  const outside = childOf(root, 'externalSharingModel');
  const [external, internal] = [outside?.text.trim() ?? '', textOf(root, 'sharingModel') ?? ''];
  const most = OPENNESS.indexOf(internal);
  if (!outside || most < 0 || OPENNESS.indexOf(external) <= most) return [];
  const message = `${name}: <externalSharingModel> is ${external} and so more open than <sharingModel>, ${internal}.`;
  return [{ line: outside.line, rule: 'sharing-model', message, fix: `Write ${internal}.` }];
}

/** An object has at most two masters, the first of order 0, the second of order 1. */
function masters(fields: CustomField[]): Problem[] {
  const details = fields.filter(({ element }) => textOf(element, 'type') === 'MasterDetail');
  const place = ({ element }: CustomField, line: number) => ({
    file: element.file,
    line,
    rule: 'master-detail'
  });
  const surplus = details.slice(2).map((field) => ({
    ...place(field, field.element.line),
    message: `${field.object}.${field.name} is the third master-detail field of its object.`,
    fix: 'Make it a lookup.'
  }));
  const [first, second] = details;
  if (!first || !second || surplus.length > 0) return surplus;
  const order = childOf(second.element, 'relationshipOrder');
  if (!order || order.text.trim() !== textOf(first.element, 'relationshipOrder')) return [];
  return [
    {
      ...place(second, order.line),
      message: `${second.object}.${second.name} and ${first.name} have the same <relationshipOrder>.`,
      fix: 'Write 0 for the primary one and 1 for the other.'
    }
  ];
}

function fieldTypes({ what, fields: types }: Kind, fields: CustomField[]): Problem[] {
  if (!types) return [];
  return fields.flatMap(({ object, name, element }) => {
    const type = childOf(element, 'type');
    const text = type?.text.trim() ?? '';
    const formula = childOf(element, 'formula');
    if (!type || (types.has(text) && !formula)) return [];
    return [
      {
        file: element.file,
        line: (formula ?? type).line,
        rule: 'field-type',
        message: `${object}.${name}: a ${what} has no ${formula ? 'formula' : text} fields.`,
        fix: `Choose one of ${[...types].join(', ')}.`
      }
    ];
  });
}
