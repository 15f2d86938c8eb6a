// The records that deploying the project's metadata creates in the org.
import { ApexTime } from '../values/time.ts';
import { makeId } from '../values/id.ts';
import { SObject } from '../values/sobject.ts';
import { componentRecords } from './component-records.ts';
import { customMetadataRecords } from './custom-metadata.ts';
import { attempt } from './errors.ts';
import { flowRecords } from './flow-records.ts';
import { processRecords } from './process-records.ts';
import { licenseRecords, profileRecords } from './profile-records.ts';
import type { MetadataFile, Project } from './project-types.ts';
import type { ObjectDef, Schema } from './schema.ts';
import { booleanOf, childrenOf, requiredText, textOf } from './xml.ts';

export { profileName, STANDARD_USER, SYSTEM_ADMINISTRATOR } from './profile-records.ts';

/** The id of a setup record depends on its name only: it is the same after every start. */
export function setupId(schema: Schema, type: string, name: string): string {
  const prefix = schema.object(type)?.keyPrefix || '000';
  let hash = 7;
  for (const character of name.toLowerCase()) {
    hash = (hash * 131 + character.charCodeAt(0)) % 62 ** 6;
  }
  return makeId(prefix, 62 ** 7 + hash);
}

export function setupRecords(project: Project, schema: Schema): SObject[] {
  const make = recordMaker(schema);
  const groups = [
    () => orgRecords(make),
    () => licenseRecords(make),
    () => userRecords(make, project),
    () => permissionRecords(make, project),
    () => queueRecords(make, project),
    () => processRecords(make, project, schema),
    () => recordTypeRecords(make, schema),
    () => componentRecords(make, project),
    () => flowRecords(make, project, schema),
    () => customMetadataRecords(project, schema, setupId)
  ];
  return groups.flatMap((read) => attempt(project.report, read) ?? []);
}

type Make = (type: string, name: string, fields: Record<string, unknown>) => SObject;

/** Record fields that have no value in `fields` are null, or false for a checkbox. */
function recordMaker(schema: Schema): Make {
  return (type, name, fields) => {
    const object = schema.object(type) as ObjectDef;
    const record = new SObject(type, { Id: setupId(schema, type, name) });
    for (const field of object.fields.values()) {
      if (field.name !== 'Id') record.set(field.name, field.type === 'Checkbox' ? false : null);
    }
    for (const [field, value] of Object.entries(fields)) record.set(field, value);
    return record;
  };
}

function orgRecords(make: Make): SObject[] {
  const organization = make('Organization', 'Organization', {
    Name: 'Local Org',
    OrganizationType: 'Developer Edition',
    InstanceName: 'LOCAL',
    DefaultLocaleSidKey: 'en_US',
    LanguageLocaleKey: 'en_US',
    TimeZoneSidKey: 'GMT',
    FiscalYearStartMonth: 1
  });
  return [organization, ...businessHours(make)];
}

const WEEK = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** A new org works around the clock. */
function businessHours(make: Make): SObject[] {
  const midnight = new ApexTime(0);
  const times = WEEK.flatMap((day) => [
    [`${day}StartTime`, midnight],
    [`${day}EndTime`, midnight]
  ]);
  return [
    make('BusinessHours', 'Default', {
      Name: 'Default',
      IsActive: true,
      IsDefault: true,
      TimeZoneSidKey: 'GMT',
      ...Object.fromEntries(times)
    })
  ];
}

function userRecords(make: Make, project: Project): SObject[] {
  const profiles = profileRecords(make, project);
  return [...profiles, ...builtInUsers(make, profiles[0]?.id ?? null)];
}

function builtInUsers(make: Make, ProfileId: string | null): SObject[] {
  const common = {
    ProfileId,
    IsActive: true,
    TimeZoneSidKey: 'GMT',
    LocaleSidKey: 'en_US',
    LanguageLocaleKey: 'en_US',
    EmailEncodingKey: 'UTF-8'
  };
  return [
    make('User', 'admin', {
      ...common,
      Username: 'admin@local-org.example',
      Email: 'admin@local-org.example',
      FirstName: 'Org',
      LastName: 'Administrator',
      Name: 'Org Administrator',
      Alias: 'admin',
      CommunityNickname: 'admin',
      UserType: 'Standard'
    }),
    make('User', 'autoproc', {
      ...common,
      // The platform's own user has no profile.
      ProfileId: null,
      Username: `autoproc@${make('Organization', 'Organization', {}).id ?? ''}`,
      Email: 'noreply@local-org.example',
      FirstName: 'Automated',
      LastName: 'Process',
      Name: 'Automated Process',
      Alias: 'autoproc',
      CommunityNickname: 'autoproc',
      UserType: 'AutomatedProcess'
    })
  ];
}

/** A file with a mistake is reported and makes no records. */
function recordsOf(
  project: Project,
  files: MetadataFile[],
  read: (file: MetadataFile) => SObject[]
): SObject[] {
  return files.flatMap((file) => attempt(project.report, () => read(file)) ?? []);
}

function permissionRecords(make: Make, project: Project): SObject[] {
  return [
    ...recordsOf(project, project.customPermissions, ({ name, root }) => [
      make('CustomPermission', name, {
        DeveloperName: name,
        MasterLabel: requiredText(root, 'label'),
        Description: textOf(root, 'description')
      })
    ]),
    ...recordsOf(project, project.permissionSets, (set) => permissionSetRecords(make, set)),
    ...recordsOf(project, project.permissionSetGroups, (group) => groupRecords(make, group))
  ];
}

function permissionSetRecords(make: Make, { name, root }: MetadataFile): SObject[] {
  const set = make('PermissionSet', name, {
    Name: name,
    Label: requiredText(root, 'label'),
    Description: textOf(root, 'description'),
    IsCustom: true,
    Type: 'Regular'
  });
  const ParentId = set.id;
  const objects = childrenOf(root, 'objectPermissions').map((entry) => {
    const SobjectType = requiredText(entry, 'object');
    return make('ObjectPermissions', `${name}.${SobjectType}`, {
      ParentId,
      SobjectType,
      PermissionsCreate: booleanOf(entry, 'allowCreate'),
      PermissionsRead: booleanOf(entry, 'allowRead'),
      PermissionsEdit: booleanOf(entry, 'allowEdit'),
      PermissionsDelete: booleanOf(entry, 'allowDelete'),
      PermissionsViewAllRecords: booleanOf(entry, 'viewAllRecords'),
      PermissionsModifyAllRecords: booleanOf(entry, 'modifyAllRecords')
    });
  });
  const fields = childrenOf(root, 'fieldPermissions').map((entry) => {
    const Field = requiredText(entry, 'field');
    return make('FieldPermissions', `${name}.${Field}`, {
      ParentId,
      SobjectType: Field.split('.')[0],
      Field,
      PermissionsRead: booleanOf(entry, 'readable'),
      PermissionsEdit: booleanOf(entry, 'editable')
    });
  });
  const classes = setupAccess(
    make,
    root,
    name,
    ParentId,
    'classAccesses',
    'apexClass',
    'ApexClass'
  );
  const permissions = setupAccess(
    make,
    root,
    name,
    ParentId,
    'customPermissions',
    'name',
    'CustomPermission'
  );
  return [set, ...objects, ...fields, ...classes, ...permissions];
}

function setupAccess(
  make: Make,
  root: MetadataFile['root'],
  set: string,
  ParentId: string | null,
  element: string,
  nameElement: string,
  SetupEntityType: string
): SObject[] {
  return childrenOf(root, element)
    .filter((entry) => booleanOf(entry, 'enabled'))
    .map((entry) => {
      const name = requiredText(entry, nameElement);
      return make('SetupEntityAccess', `${set}.${SetupEntityType}.${name}`, {
        ParentId,
        SetupEntityType,
        SetupEntityId: make(SetupEntityType, name, {}).id
      });
    });
}

function groupRecords(make: Make, { name, root }: MetadataFile): SObject[] {
  const group = make('PermissionSetGroup', name, {
    DeveloperName: name,
    MasterLabel: requiredText(root, 'label'),
    Description: textOf(root, 'description'),
    Language: 'en_US',
    Status: 'Updated'
  });
  const components = childrenOf(root, 'permissionSets').map((entry) =>
    make('PermissionSetGroupComponent', `${name}.${entry.text.trim()}`, {
      PermissionSetGroupId: group.id,
      PermissionSetId: make('PermissionSet', entry.text.trim(), {}).id
    })
  );
  return [group, ...components];
}

function queueRecords(make: Make, project: Project): SObject[] {
  return [
    ...recordsOf(project, project.queues, (queue) => queueAndObjects(make, queue)),
    ...recordsOf(project, project.groups, ({ name, root }) => [
      make('Group', `Regular.${name}`, {
        Name: requiredText(root, 'name'),
        DeveloperName: name,
        Type: 'Regular',
        DoesIncludeBosses: booleanOf(root, 'doesIncludeBosses')
      })
    ]),
    ...recordsOf(project, project.roles, ({ name, root }) => {
      const parent = textOf(root, 'parentRole');
      return [
        make('UserRole', name, {
          Name: requiredText(root, 'name'),
          DeveloperName: name,
          ParentRoleId: parent ? make('UserRole', parent, {}).id : null
        })
      ];
    })
  ];
}

function queueAndObjects(make: Make, { name, root }: MetadataFile): SObject[] {
  const queue = make('Group', `Queue.${name}`, {
    Name: requiredText(root, 'name'),
    DeveloperName: name,
    Type: 'Queue',
    Email: textOf(root, 'email'),
    DoesSendEmailToMembers: booleanOf(root, 'doesSendEmailToMembers')
  });
  const objects = childrenOf(root, 'queueSobject').map((entry) => {
    const SobjectType = requiredText(entry, 'sobjectType');
    return make('QueueSobject', `${name}.${SobjectType}`, { QueueId: queue.id, SobjectType });
  });
  return [queue, ...objects];
}

function recordTypeRecords(make: Make, schema: Schema): SObject[] {
  return schema.objects().flatMap((object) =>
    object.recordTypes.map((type) =>
      make('RecordType', `${object.name}.${type.developerName}`, {
        Name: type.label,
        DeveloperName: type.developerName,
        Description: type.description ?? null,
        SobjectType: object.name,
        IsActive: type.active
      })
    )
  );
}
