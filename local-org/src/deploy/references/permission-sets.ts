/** Permission sets, muting permission sets and profiles: what they name exists, and what they grant can be granted. */
import type { ObjectDef } from '../../metadata/schema.ts';
import { childrenOf, type XmlElement } from '../../metadata/xml.ts';
import type { DeployContext } from '../context.ts';
import { fieldPermissionProblem } from './field-permissions.ts';
import { isStandard, namesOf, type NameKind, type Names } from './names.ts';
import { eachOf, isTrue, nameIn, refuseTwins, type Refuse, type ReferenceCheck } from './report.ts';
import { tableOf } from '../../metadata/table.ts';

interface Entry {
  element: string;
  key: string;
  kind: NameKind;
  what: string;
}

/** The entries that name one thing each. */
const ENTRIES: readonly Entry[] = [
  entry('applicationVisibilities', 'application', 'application', 'app'),
  entry('classAccesses', 'apexClass', 'class', 'Apex class'),
  entry('customPermissions', 'name', 'customPermission', 'custom permission'),
  entry(
    'externalCredentialPrincipalAccesses',
    'externalCredentialPrincipal',
    'principal',
    'principal of an external credential'
  ),
  entry('flowAccesses', 'flow', 'flow', 'flow'),
  entry('pageAccesses', 'apexPage', 'page', 'Visualforce page'),
  entry('recordTypeVisibilities', 'recordType', 'recordType', 'record type'),
  entry('tabSettings', 'tab', 'tab', 'tab'),
  entry('tabVisibilities', 'tab', 'tab', 'tab')
];

/** Other lists in which every entry stands once. */
const KEYS = tableOf<string>({
  customMetadataTypeAccesses: 'name',
  customSettingAccesses: 'name',
  externalDataSourceAccesses: 'externalDataSource',
  fieldPermissions: 'field',
  objectPermissions: 'object',
  userPermissions: 'name'
});

function entry(element: string, key: string, kind: NameKind, what: string): Entry {
  return { element, key, kind, what };
}

export const checkPermissionSets: ReferenceCheck = (context) =>
  eachOf(
    context,
    ['permissionset', 'mutingpermissionset', 'profile'],
    'permissions',
    ({ type, root }, refuse) => {
      const names = namesOf(context);
      for (const kind of ENTRIES) checkEntries(root, kind, names, refuse);
      for (const [element, key] of Object.entries(KEYS)) {
        refuseTwins(keysOf(root, element, key), refuse, 'granted');
      }
      checkTypeAccesses(root, names, refuse);
      checkObjects(root, names, refuse, type !== 'mutingpermissionset');
      checkFields(root, names, refuse);
      if (type === 'profile') {
        checkLayouts(root, context, refuse);
        checkDefaultTypes(root, refuse);
      }
    }
  );

function keysOf(
  root: XmlElement,
  element: string,
  key: string
): { at: XmlElement; name: string }[] {
  return childrenOf(root, element).flatMap((item) => nameIn(item, key) ?? []);
}

function checkEntries(root: XmlElement, kind: Entry, names: Names, refuse: Refuse): void {
  const keys = keysOf(root, kind.element, kind.key);
  for (const { at, name } of keys) {
    if (isStandard(name, names) || names.mayExist(kind.kind, name)) continue;
    refuse(
      at,
      `There is no ${kind.what} ${name}.`,
      `Correct the name or remove the <${kind.element}>.`
    );
  }
  refuseTwins(keys, refuse, 'granted');
}

const SUFFIX = { metadata: /__mdt$/i, setting: /__c$/i };

/** Custom metadata types and custom settings have lists of their own. */
function checkTypeAccesses(root: XmlElement, names: Names, refuse: Refuse): void {
  for (const [element, kind, what] of [
    ['customMetadataTypeAccesses', 'metadata', 'custom metadata type'],
    ['customSettingAccesses', 'setting', 'custom setting']
  ] as const) {
    for (const { at, name } of keysOf(root, element, 'name')) {
      const object = names.object(name);
      const mayBe = object === 'foreign' && SUFFIX[kind].test(name);
      if (mayBe || (typeof object !== 'string' && object.kind === kind)) continue;
      const problem =
        object === 'missing' ? `There is no ${what} ${name}.` : `${name} is no ${what}.`;
      refuse(at, problem, `Name a ${what} or remove the <${element}>.`);
    }
  }
}

/** What a permission on an object needs besides itself. */
const NEEDS = tableOf<readonly string[]>({
  allowCreate: ['allowRead'],
  allowEdit: ['allowRead'],
  allowDelete: ['allowRead', 'allowEdit'],
  viewAllRecords: ['allowRead'],
  viewAllFields: ['allowRead'],
  modifyAllRecords: ['allowRead', 'allowEdit', 'allowDelete', 'viewAllRecords']
});

function checkObjects(root: XmlElement, names: Names, refuse: Refuse, grants: boolean): void {
  const entries = childrenOf(root, 'objectPermissions');
  const readable = new Set(
    entries
      .filter((item) => isTrue(item, 'allowRead'))
      .map((item) => nameIn(item, 'object')?.name.toLowerCase())
  );
  for (const item of entries) {
    const { at, name } = nameIn(item, 'object') ?? { at: item, name: '' };
    const object = names.object(name);
    if (object === 'foreign') continue;
    if (object === 'missing') {
      refuse(
        at,
        `There is no object ${name}.`,
        'Correct the name or remove the <objectPermissions>.'
      );
      continue;
    }
    checkKind(object, at, refuse);
    if (!grants) continue;
    for (const [permission, needed] of Object.entries(NEEDS)) {
      if (!isTrue(item, permission)) continue;
      const missing = needed.filter(
        (other) => !isTrue(item, other) && hasPermission(object, other)
      );
      if (missing.length === 0) continue;
      refuse(
        at,
        `${permission} on ${name} needs ${missing.join(' and ')}.`,
        `Grant ${missing.join(' and ')} too, or set ${permission} to false.`
      );
    }
    if (isTrue(item, 'allowRead')) checkMasters(object, readable, at, refuse);
  }
}

/** Rows of big objects and events are created and read, never changed. */
function hasPermission(object: ObjectDef, permission: string): boolean {
  const isRow = object.kind === 'sobject' || object.kind === 'external';
  return isRow || permission === 'allowRead' || permission === 'allowCreate';
}

function checkKind(object: ObjectDef, at: XmlElement, refuse: Refuse): void {
  if (object.kind === 'metadata') {
    refuse(
      at,
      `${object.name} is a custom metadata type, which has no object permissions.`,
      'Use <customMetadataTypeAccesses>.'
    );
  } else if (object.kind === 'setting') {
    refuse(
      at,
      `${object.name} is a custom setting, which has no object permissions.`,
      'Use <customSettingAccesses>.'
    );
  }
}

/** Who reads details reads their masters: "Permission Read Detail__c depends on permission(s): Read Master__c". */
function checkMasters(
  object: ObjectDef,
  readable: ReadonlySet<string | undefined>,
  at: XmlElement,
  refuse: Refuse
): void {
  for (const field of object.fields.values()) {
    if (field.type !== 'MasterDetail' || !field.custom) continue;
    for (const master of field.referenceTo) {
      if (readable.has(master.toLowerCase())) continue;
      refuse(
        at,
        `allowRead on ${object.name} needs allowRead on its master ${master}.`,
        `Grant allowRead on ${master} too.`
      );
    }
  }
}

function checkFields(root: XmlElement, names: Names, refuse: Refuse): void {
  for (const item of childrenOf(root, 'fieldPermissions')) {
    const { at, name } = nameIn(item, 'field') ?? { at: item, name: '' };
    const problem = fieldPermissionProblem(names, name, {
      read: isTrue(item, 'readable'),
      edit: isTrue(item, 'editable')
    });
    if (problem) refuse(at, problem.message, problem.fix);
  }
}

/** Layouts of standard objects exist in every org; a custom object gets one named after its label. */
function checkLayouts(root: XmlElement, context: DeployContext, refuse: Refuse): void {
  const names = namesOf(context);
  for (const item of childrenOf(root, 'layoutAssignments')) {
    const layout = nameIn(item, 'layout');
    const object = names.object(layout?.name.split('-')[0] ?? '');
    if (layout && object === 'missing') {
      refuse(
        layout.at,
        `There is no object for the layout ${layout.name}.`,
        'Correct the name of the layout.'
      );
    } else if (layout && typeof object !== 'string' && object.custom) {
      const isDefault = layout.name === `${object.name}-${object.label} Layout`;
      if (!isDefault && !names.mayExist('layout', layout.name)) {
        refuse(layout.at, `There is no layout ${layout.name}.`, 'Correct the name of the layout.');
      }
    }
    const type = nameIn(item, 'recordType');
    if (type && !names.mayExist('recordType', type.name)) {
      refuse(
        type.at,
        `There is no record type ${type.name}.`,
        'Correct the name of the record type.'
      );
    }
  }
}

/** "No default record type specified for recordTypeVisibility": who sees record types starts with one of them. */
function checkDefaultTypes(root: XmlElement, refuse: Refuse): void {
  const byObject = Map.groupBy(
    childrenOf(root, 'recordTypeVisibilities'),
    (entry) => nameIn(entry, 'recordType')?.name.split('.')[0] ?? ''
  );
  for (const [object, entries] of byObject) {
    const visible = entries.filter((entry) => isTrue(entry, 'visible'));
    const isNamed = entries.some(
      (entry) => isTrue(entry, 'default') || isTrue(entry, 'personAccountDefault')
    );
    if (!visible[0] || isNamed) continue;
    refuse(
      visible[0],
      `No visible record type of ${object} is the default one.`,
      'Set <default> of one to true.'
    );
  }
}
