// The share object of every object with an owner: Opportunity -> OpportunityShare, A__c -> A__Share.
import { fieldDefaults } from './field-types.ts';
import { ObjectDefinition } from './object-definition.ts';
import { addSystemFields } from './system-fields.ts';

interface ObjectRegistry {
  readonly byName: Map<string, ObjectDefinition>;
  add(object: ObjectDefinition): void;
}

export interface ShareShape {
  object: string;
  parentField: string;
  accessField: string;
}

/** How the share object of an object is called and which fields matter. */
export function shareShape(objectName: string): ShareShape {
  return objectName.endsWith('__c')
    ? {
        object: objectName.replace(/__c$/, '__Share'),
        parentField: 'ParentId',
        accessField: 'AccessLevel'
      }
    : {
        object: `${objectName}Share`,
        parentField: `${objectName}Id`,
        accessField: `${objectName}AccessLevel`
      };
}

const STANDARD: Record<string, string> = { Account: '00r', Opportunity: '00t' };

export function addShareObjects(schema: ObjectRegistry): void {
  const owners = [...schema.byName.values()].filter(
    (object) => object.field('OwnerId') && (object.custom || STANDARD[object.name])
  );
  for (const owner of owners) schema.add(shareObject(owner));
}

function shareObject(owner: ObjectDefinition): ObjectDefinition {
  const shape = shareShape(owner.name);
  const share = new ObjectDefinition(shape.object, `${owner.label} Share`, `${owner.label} Share`);
  share.keyPrefix = STANDARD[owner.name] ?? `0${owner.keyPrefix.slice(1)}`;
  share.custom = owner.custom;
  share.sharingModel = 'Read';
  share.triggerable = false;
  share.hardDelete = true;
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
    referenceTo: ['User', 'Group'],
    relationshipName: 'UserOrGroup',
    required: true,
    updateable: false
  });
  share.add({
    ...picklist(shape.accessField, 'Access Level', ['Read', 'Edit', 'All']),
    required: true
  });
  share.add({
    ...picklist('RowCause', 'Row Cause', ['Manual', 'Owner', 'Rule', 'Team']),
    updateable: false,
    defaultValue: '"Manual"'
  });
  return share;
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
