// The share object of every object with an owner: Opportunity -> OpportunityShare, A__c -> A__Share.
import { fieldDefaults } from './field-types.ts';
import type { ObjectDefinition } from './object-definition.ts';
import type { FieldDef, ObjectDef } from './schema.ts';
import { addSystemFields } from './system-fields.ts';

export interface ShareShape {
  object: string;
  parentField: string;
  accessField: string;
}

/** Standard objects whose share object is older than ParentId and AccessLevel. */
const OWN_NAMES: ReadonlySet<string> = new Set([
  'Account',
  'Asset',
  'Campaign',
  'Case',
  'Contact',
  'Lead',
  'Opportunity',
  'Order',
  'User'
]);

/** How the share object of an object is called and which fields matter. */
export function shareShape(objectName: string): ShareShape {
  const isCustom = objectName.endsWith('__c');
  return isCustom || !OWN_NAMES.has(objectName)
    ? {
        object: isCustom ? objectName.replace(/__c$/, '__Share') : `${objectName}Share`,
        parentField: 'ParentId',
        accessField: 'AccessLevel'
      }
    : {
        object: `${objectName}Share`,
        parentField: `${objectName}Id`,
        accessField: `${objectName}AccessLevel`
      };
}

/** The lookup of a share row to the record that it shares; null for other objects. */
export function sharedParent(object: ObjectDef): FieldDef | null {
  if (!object.name.endsWith('Share')) return null;
  const fields = [...object.fields.values()];
  return fields.find((field) => field.childRelationshipName === 'Shares') ?? null;
}

/** Sharing an account can give access to what belongs to it. */
const ACCOUNT_LEVELS = ['Opportunity', 'Case', 'Contact'];
const ACCESS_LEVELS = ['None', 'Read', 'Edit', 'All'];
const ROW_CAUSES = [
  'Owner',
  'Manual',
  'Rule',
  'ImplicitChild',
  'ImplicitParent',
  'Team',
  'Territory'
];

export function shareObject(owner: ObjectDefinition): (share: ObjectDefinition) => void {
  return (share) => {
    const shape = shareShape(owner.name);
    addSystemFields(share, ['Id', 'IsDeleted', 'LastModifiedDate', 'LastModifiedById']);
    share.add({
      ...fieldDefaults(shape.parentField, 'Lookup'),
      label: `${owner.label} ID`,
      referenceTo: [owner.name],
      relationshipName: shape.parentField.replace(/Id$/, ''),
      childRelationshipName: 'Shares',
      required: true,
      updateable: false,
      cascadeDelete: true
    });
    share.add({
      ...fieldDefaults('UserOrGroupId', 'Lookup'),
      label: 'User/Group ID',
      referenceTo: ['Group', 'User'],
      relationshipName: 'UserOrGroup',
      required: true,
      updateable: false
    });
    const levels =
      owner.name === 'User' || owner.name === 'Account' ? ACCESS_LEVELS : ACCESS_LEVELS.slice(1);
    share.add({
      ...picklist(shape.accessField, `${accessLabel(owner)}Access Level`, levels),
      required: true
    });
    for (const other of owner.name === 'Account' ? ACCOUNT_LEVELS : []) {
      share.add(picklist(`${other}AccessLevel`, `${other} Access`, ACCESS_LEVELS));
    }
    share.add({
      ...picklist('RowCause', 'Row Cause', ROW_CAUSES),
      updateable: false,
      defaultValue: '"Manual"'
    });
  };
}

function accessLabel(owner: ObjectDefinition): string {
  return owner.custom ? '' : `${owner.label} `;
}

function picklist(name: string, label: string, names: string[]) {
  const values = names.map((fullName) => ({
    fullName,
    label: fullName,
    default: false,
    active: true
  }));
  return { ...fieldDefaults(name, 'Picklist'), label, picklist: { values, restricted: false } };
}
