/** Page layouts: their fields, the fields they must show, their related lists, buttons and actions. */
import type { ObjectDef } from '../../metadata/schema.ts';
import { type XmlElement, childOf, childrenOf, descendants, textOf } from '../../metadata/xml.ts';
import { columnProblem } from './columns.ts';
import { REQUIRED_ON_LAYOUTS, STANDARD_RELATED_LISTS } from './layout-tables.ts';
import { isSlipOf } from './near.ts';
import { namesOf, type Names } from './names.ts';
import { quickActionProblem } from './quick-action-names.ts';
import { eachOf, nameIn, named, refuseTwins, type Refuse, type ReferenceCheck } from './report.ts';

export const checkLayouts: ReferenceCheck = (context) =>
  eachOf(context, ['layout'], 'layouts', ({ name, root }, refuse) => {
    const names = namesOf(context);
    const objectName = name.split('-')[0] ?? '';
    const object = names.object(objectName);
    if (object === 'missing') {
      refuse(
        root,
        `There is no object ${objectName}, which the layout is named after.`,
        'Name layouts Object-Layout Name.'
      );
    }
    checkActions(root, names, refuse);
    if (typeof object === 'string') return;
    const items = descendants(root, 'layoutItems');
    checkItems(object, items, names, refuse);
    checkRequired(object, root, items, refuse);
    for (const list of childrenOf(root, 'relatedLists'))
      checkRelatedList(object, list, names, refuse);
    refuseTwins(
      childrenOf(root, 'relatedLists').flatMap((list) => nameIn(list, 'relatedList') ?? []),
      refuse,
      'on the layout'
    );
    checkButtons(object, root, names, refuse);
  });

/** Of custom metadata types; layouts show them, queries do not know them. */
const METADATA_FIELDS = new Set(['CreatedById', 'IsProtected', 'LastModifiedById']);

function checkItems(object: ObjectDef, items: XmlElement[], names: Names, refuse: Refuse): void {
  const fields = items.flatMap((item) => nameIn(item, 'field') ?? []);
  for (const { at, name } of fields) {
    const isRow = object.kind === 'metadata' && METADATA_FIELDS.has(name);
    if (!isRow && names.field(object, name) === 'missing') {
      refuse(at, `${object.name} has no field ${name}.`, 'Correct the name or remove the item.');
    }
  }
  refuseTwins(fields, refuse, 'on the layout');
  for (const item of items) {
    const page = nameIn(item, 'page');
    if (page && !names.mayExist('page', page.name)) {
      refuse(
        page.at,
        `There is no Visualforce page ${page.name}.`,
        'Correct the name or remove the item.'
      );
    }
    const link = nameIn(item, 'customLink');
    if (link && object.custom && !names.mayExist('webLink', `${object.name}.${link.name}`)) {
      refuse(
        link.at,
        `${object.name} has no link ${link.name}.`,
        'Correct the name or remove the item.'
      );
    }
  }
}

/** "Layout must contain an item for required layout field", "Field: must be Required". */
function checkRequired(
  object: ObjectDef,
  root: XmlElement,
  items: XmlElement[],
  refuse: Refuse
): void {
  const placed = new Map(items.map((item) => [textOf(item, 'field')?.toLowerCase(), item]));
  for (const { name, behavior } of requiredFields(object)) {
    const item = placed.get(name.toLowerCase());
    if (!item) {
      refuse(root, `The required field ${name} is not on the layout.`, `Add an item for ${name}.`);
    } else if (behavior && textOf(item, 'behavior') !== behavior) {
      refuse(
        childOf(item, 'behavior') ?? item,
        `The required field ${name} is not required on the layout.`,
        `Set its <behavior> to ${behavior}.`
      );
    }
  }
  for (const [, item] of placed) {
    const behavior = childOf(item, 'behavior');
    const field = object.field(textOf(item, 'field') ?? '');
    const isComputed =
      field && (field.formula !== undefined || field.summary || field.type === 'AutoNumber');
    if (behavior?.text.trim() === 'Required' && isComputed) {
      refuse(
        behavior,
        `${field.name} is computed, so nobody can fill it in.`,
        'Set its <behavior> to Readonly.'
      );
    }
  }
}

function requiredFields(object: ObjectDef): readonly { name: string; behavior?: string }[] {
  const known = REQUIRED_ON_LAYOUTS[object.name];
  const custom = [...object.fields.values()].filter(
    (field) => field.custom && field.required && field.type !== 'Checkbox'
  );
  const isNamed =
    object.custom && object.kind === 'sobject' && object.field('Name')?.type === 'Text';
  return [
    ...(known ?? []),
    ...(isNamed ? [{ name: 'Name', behavior: 'Required' }] : []),
    ...custom.map(({ name }) => ({ name, behavior: 'Required' }))
  ];
}

/** Those of custom lookups are named Child__c.Lookup__c. */
function checkRelatedList(object: ObjectDef, list: XmlElement, names: Names, refuse: Refuse): void {
  const entry = nameIn(list, 'relatedList');
  const [childName = '', fieldName] = entry?.name.split('.') ?? [];
  for (const button of named(list, 'customButtons')) {
    const child = fieldName === undefined ? null : childName;
    if (child?.endsWith('__c') && !names.mayExist('webLink', `${child}.${button.name}`)) {
      refuse(
        button.at,
        `${child} has no button ${button.name}.`,
        'Correct the name or remove the button.'
      );
    }
  }
  if (entry && isMisspelt(entry.name)) {
    refuse(
      entry.at,
      `There is no related list ${entry.name}.`,
      'Correct the name in <relatedList>.'
    );
  }
  if (!entry || fieldName === undefined) return;
  const child = names.object(childName);
  const field = typeof child === 'string' ? child : names.field(child, fieldName);
  const isLost =
    field === 'missing' ||
    (typeof field !== 'string' &&
      !field.referenceTo.includes(object.name) &&
      field.referenceTo.length > 0) ||
    (typeof field !== 'string' && field.custom && field.referenceTo.length === 0);
  if (isLost) {
    refuse(
      entry.at,
      `There is no lookup ${entry.name} to ${object.name} for a related list.`,
      'Write <relatedList> as Child__c.Lookup__c.'
    );
  }
  if (typeof child === 'string') return;
  for (const column of [...named(list, 'fields'), ...named(list, 'sortField')]) {
    const problem = columnProblem(names, child, column.name);
    if (problem) refuse(column.at, problem, 'Correct the column of the related list.');
  }
  refuseTwins(named(list, 'fields'), refuse, 'in the related list');
}

/** Buttons of standard objects may be the platform's. */
function checkButtons(object: ObjectDef, root: XmlElement, names: Names, refuse: Refuse): void {
  for (const { at, name } of named(root, 'customButtons')) {
    if (!object.custom || names.mayExist('webLink', `${object.name}.${name}`)) continue;
    refuse(at, `${object.name} has no button ${name}.`, 'Correct the name or remove the button.');
  }
}

function checkActions(root: XmlElement, names: Names, refuse: Refuse): void {
  const actions = [
    ...descendants(root, 'quickActionName').map((at) => ({ at, name: at.text.trim() })),
    ...descendants(root, 'platformActionListItems')
      .filter((item) => textOf(item, 'actionType') === 'QuickAction')
      .flatMap((item) => nameIn(item, 'actionName') ?? [])
  ];
  for (const { at, name } of actions) {
    const problem = quickActionProblem(names, name);
    if (problem) refuse(at, problem, 'Correct the name or remove the action.');
  }
  for (const item of descendants(root, 'platformActionListItems')) {
    const button = nameIn(item, 'actionName');
    const isCustom = textOf(item, 'actionType') === 'CustomButton' && button?.name.includes('__c.');
    if (button && isCustom && !names.mayExist('webLink', button.name)) {
      refuse(
        button.at,
        `There is no button ${button.name}.`,
        'Correct the name or remove the action.'
      );
    }
  }
}

/** RelatedContactList and RelatedContractList are both there. */
function isMisspelt(list: string): boolean {
  const lists = STANDARD_RELATED_LISTS;
  return !lists.includes(list) && lists.some((known) => isSlipOf(list, known));
}
