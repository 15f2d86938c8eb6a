// What the package defines for people to see or use, some permission set grants: installed, the rest would be invisible.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { buildSchema } from '../../local-org/src/metadata/build-schema.ts';
import {
  loadProject,
  type MetadataFile,
  type Project
} from '../../local-org/src/metadata/project.ts';
import type { FieldDef, ObjectDef, Schema } from '../../local-org/src/metadata/schema.ts';
import {
  childOf,
  childrenOf,
  descendants,
  textOf,
  type XmlElement
} from '../../local-org/src/metadata/xml.ts';
import { lineAt, problemAt, type Gate, type Problem, type Scope } from './gate.ts';

const RULE = 'grants';

interface Granted {
  objects: Set<string>;
  fields: Set<string>;
  tabs: Set<string>;
  classes: Set<string>;
  customPermissions: Set<string>;
}

/** Permissions over all data or all settings of an org: no feature of ours needs them, and a review refuses them. */
const TOO_MUCH = new Set([
  'AuthorApex',
  'CustomizeApplication',
  'ManageProfilesPermissionsets',
  'ManageSharing',
  'ManageUsers',
  'ModifyAllData',
  'ModifyMetadata',
  'ViewAllData',
  'ViewAllFields',
  'ViewAllFieldsGlobal',
  'ViewAllUsers'
]);

export const grants: Gate = {
  name: 'grants',
  run(scope) {
    const project = loadProject(scope.root, { report: () => undefined });
    const schema = buildSchema(project);
    const granted = readGranted(project);
    return [
      ...ungrantedData(schema, granted),
      ...ungrantedNames(project, granted),
      ...ungrantedClasses(scope, project, granted),
      ...project.permissionSets.flatMap((set) => tooGenerous(set, schema)),
      ...project.profiles.map(({ name, file }) =>
        problem(
          file,
          1,
          `The package has the profile ${name}, and profiles are the customer's.`,
          'Grant by permission sets.'
        )
      )
    ];
  }
};

function problem(file: string, line: number, message: string, fix: string): Problem {
  return { file, line, rule: RULE, message, fix };
}

function readGranted({ permissionSets }: Project): Granted {
  const collect = (
    element: string,
    key: string,
    isOn: (entry: XmlElement) => boolean
  ): Set<string> =>
    new Set(
      permissionSets
        .flatMap(({ root }) => childrenOf(root, element))
        .filter(isOn)
        .map((entry) => (textOf(entry, key) ?? '').toLowerCase())
    );
  const flag = (name: string) => (entry: XmlElement) => textOf(entry, name) === 'true';
  return {
    objects: collect('objectPermissions', 'object', flag('allowRead')),
    fields: collect('fieldPermissions', 'field', flag('readable')),
    tabs: collect('tabSettings', 'tab', (entry) => textOf(entry, 'visibility') !== 'None'),
    classes: collect('classAccesses', 'apexClass', flag('enabled')),
    customPermissions: collect('customPermissions', 'name', flag('enabled'))
  };
}

/** Objects and fields with permissions of their own; events and custom metadata have none. */
function ungrantedData(schema: Schema, { objects, fields }: Granted): Problem[] {
  const problems: Problem[] = [];
  for (const object of schema.objects()) {
    if (object.kind !== 'sobject' && object.kind !== 'big') continue;
    if (object.custom && object.file && !objects.has(object.name.toLowerCase())) {
      problems.push(
        problem(
          object.file,
          1,
          `No permission set grants the object ${object.name}.`,
          'Add <objectPermissions> to a permission set.'
        )
      );
    }
    for (const field of object.fields.values()) {
      const name = `${object.name}.${field.name}`;
      if (!needsGrant(object, field) || fields.has(name.toLowerCase())) continue;
      problems.push(
        problem(
          field.file ?? '',
          field.line ?? 1,
          `No permission set grants the field ${name}.`,
          'Add <fieldPermissions> to a permission set.'
        )
      );
    }
  }
  return problems;
}

/** Required and master-detail fields are seen by whoever sees the record; parts of a location have its permission. */
function needsGrant(object: ObjectDef, field: FieldDef): boolean {
  return (
    field.custom &&
    field.file !== undefined &&
    !field.required &&
    field.type !== 'MasterDetail' &&
    !field.name.endsWith('__s') &&
    object.kind !== 'event'
  );
}

function ungrantedNames({ tabs, customPermissions }: Project, granted: Granted): Problem[] {
  const missing = (files: MetadataFile[], names: Set<string>, what: string, element: string) =>
    files
      .filter(({ name }) => !names.has(name.toLowerCase()))
      .map(({ name, file, root }) =>
        problem(
          file,
          root.line,
          `No permission set grants the ${what} ${name}.`,
          `Add <${element}> to a permission set.`
        )
      );
  return [
    ...missing(tabs, granted.tabs, 'tab', 'tabSettings'),
    ...missing(
      customPermissions,
      granted.customPermissions,
      'custom permission',
      'customPermissions'
    )
  ];
}

const APEX_IMPORT = /@salesforce\/apex\/(?:\w+\.)?(\w+)\.\w+['"]/g;

/** Classes that a component or a flow calls as the user who looks at it. */
function ungrantedClasses(scope: Scope, project: Project, { classes }: Granted): Problem[] {
  const used = new Map<string, string>();
  for (const { name: bundle, directory } of project.lwcBundles) {
    for (const file of readdirSync(directory).filter((name) => name.endsWith('.js'))) {
      const text = readFileSync(path.join(directory, file), 'utf8');
      for (const [, name = ''] of text.matchAll(APEX_IMPORT)) used.set(name.toLowerCase(), bundle);
    }
  }
  for (const { name, root } of project.flows) {
    for (const call of descendants(root, 'actionCalls')) {
      if (textOf(call, 'actionType') === 'apex')
        used.set((textOf(call, 'actionName') ?? '').toLowerCase(), name);
    }
  }
  return project.classes.flatMap(({ name, file, text }) => {
    const user = used.get(name.toLowerCase());
    if (user === undefined || classes.has(name.toLowerCase())) return [];
    const line = lineAt(text, Math.max(0, text.search(/\bclass\s/)));
    return problemAt(scope, file, line, {
      rule: RULE,
      message: `No permission set grants the Apex class ${name}, which ${user} calls.`,
      fix: 'Add <classAccesses> to a permission set.'
    });
  });
}

/** Salesforce takes <editable> on computed fields and leaves it without effect; ours say what is true. */
function tooGenerous({ name, root, file }: MetadataFile, schema: Schema): Problem[] {
  const users = childrenOf(root, 'userPermissions').flatMap((entry) => {
    const permission = textOf(entry, 'name') ?? '';
    if (!TOO_MUCH.has(permission) || textOf(entry, 'enabled') !== 'true') return [];
    const line = childOf(entry, 'name')?.line ?? entry.line;
    return problem(
      file,
      line,
      `${name} grants ${permission}, which goes far beyond the package.`,
      'Remove the <userPermissions>.'
    );
  });
  const fields = childrenOf(root, 'fieldPermissions').flatMap((entry) => {
    const [objectName = '', fieldName = ''] = (textOf(entry, 'field') ?? '').split('.');
    const field = schema.object(objectName)?.field(fieldName);
    const what = field && computed(field);
    if (!what || textOf(entry, 'editable') !== 'true') return [];
    const line = childOf(entry, 'editable')?.line ?? entry.line;
    return problem(
      file,
      line,
      `${name} lets people edit ${objectName}.${fieldName}, which is ${what}.`,
      'Set <editable> to false.'
    );
  });
  return [...users, ...fields];
}

const AUDIT = new Set([
  'CreatedById',
  'CreatedDate',
  'LastModifiedById',
  'LastModifiedDate',
  'SystemModstamp'
]);

function computed(field: FieldDef): string | null {
  if (field.formula !== undefined) return 'a formula';
  if (field.summary) return 'a roll-up summary';
  if (field.type === 'AutoNumber') return 'an auto-number';
  return AUDIT.has(field.name) ? 'an audit field' : null;
}
