// Reads what permission sets and profiles grant, and refuses grants on things that do not exist.
import { attempt, MetadataError, type Report } from '../metadata/errors.ts';
import type { MetadataFile, Project } from '../metadata/project-types.ts';
import type { Schema } from '../metadata/schema.ts';
import {
  booleanOf,
  childOf,
  childrenOf,
  requiredText,
  textOf,
  type XmlElement
} from '../metadata/xml.ts';
import { isCompound } from './compound-fields.ts';
import type { FieldAccess, ObjectAccess } from './security.ts';

/** All names in lower case. */
export interface Grants {
  name: string;
  objects: Map<string, ObjectAccess>;
  /** By 'object.field'. */
  fields: Map<string, FieldAccess>;
  classes: Set<string>;
  customPermissions: Set<string>;
  /** 'credential-principal' as the metadata writes it. */
  principals: Set<string>;
  tabs: Set<string>;
  modifyAllData: boolean;
  viewAllData: boolean;
}

/** An entry with a mistake is reported and grants nothing. */
export function readGrants(
  file: MetadataFile,
  project: Project,
  schema: Schema,
  report: Report
): Grants {
  const { root } = file;
  const grants = emptyGrants(file.name);
  const each = (element: string, add: (entry: XmlElement) => void): void => {
    for (const entry of childrenOf(root, element)) attempt(report, () => add(entry));
  };
  each('objectPermissions', (entry) => addObject(grants, entry, schema, report));
  each('fieldPermissions', (entry) => addField(grants, entry, schema, report));
  const names = (
    into: Set<string>,
    element: string,
    nameElement: string,
    exists: (name: string) => boolean
  ): void => each(element, (entry) => addName(into, entry, nameElement, exists, report));
  names(grants.classes, 'classAccesses', 'apexClass', (name) =>
    project.classes.some((source) => same(source.name, name))
  );
  names(grants.customPermissions, 'customPermissions', 'name', (name) =>
    project.customPermissions.some((source) => same(source.name, name))
  );
  names(
    grants.principals,
    'externalCredentialPrincipalAccesses',
    'externalCredentialPrincipal',
    (name) => project.externalCredentials.some((source) => hasPrincipal(source, name))
  );
  each('tabSettings', (entry) => {
    if (textOf(entry, 'visibility') !== 'None') {
      grants.tabs.add(requiredText(entry, 'tab').toLowerCase());
    }
  });
  each('userPermissions', (entry) => {
    const name = requiredText(entry, 'name');
    const enabled = booleanOf(entry, 'enabled');
    if (name === 'ModifyAllData') grants.modifyAllData = enabled;
    if (name === 'ViewAllData') grants.viewAllData = enabled;
  });
  return grants;
}

export function emptyGrants(name: string): Grants {
  return {
    name: name.toLowerCase(),
    objects: new Map(),
    fields: new Map(),
    classes: new Set(),
    customPermissions: new Set(),
    principals: new Set(),
    tabs: new Set(),
    modifyAllData: false,
    viewAllData: false
  };
}

function same(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

function addObject(grants: Grants, entry: XmlElement, schema: Schema, report: Report): void {
  const name = requiredText(entry, 'object');
  const line = childOf(entry, 'object')?.line ?? entry.line;
  if (!schema.object(name)) {
    report(new MetadataError(`There is no object ${name}.`, entry.file, line));
    return;
  }
  const access: ObjectAccess = {
    create: booleanOf(entry, 'allowCreate'),
    read: booleanOf(entry, 'allowRead'),
    edit: booleanOf(entry, 'allowEdit'),
    delete: booleanOf(entry, 'allowDelete'),
    viewAll: booleanOf(entry, 'viewAllRecords'),
    modifyAll: booleanOf(entry, 'modifyAllRecords')
  };
  const writes = access.create || access.edit || access.delete || access.viewAll;
  const complain = (problem: string): void =>
    report(new MetadataError(`${name}: ${problem}`, entry.file, line));
  if (writes && !access.read) complain('every other permission needs allowRead.');
  // Rows of big objects are never edited.
  const isEditable = !name.endsWith('__b');
  if (access.delete && !access.edit && isEditable) complain('allowDelete needs allowEdit.');
  grants.objects.set(name.toLowerCase(), access);
}

function addField(grants: Grants, entry: XmlElement, schema: Schema, report: Report): void {
  const name = requiredText(entry, 'field');
  const [objectName = '', fieldName = ''] = name.split('.');
  const field = schema.object(objectName)?.field(fieldName);
  const line = childOf(entry, 'field')?.line ?? entry.line;
  const complain = (problem: string): void =>
    report(new MetadataError(`${name} ${problem}`, entry.file, line));
  const access = { read: booleanOf(entry, 'readable'), edit: booleanOf(entry, 'editable') };
  const object = schema.object(objectName);
  if (object && !field && isCompound(object, fieldName)) {
    grants.fields.set(name.toLowerCase(), access);
    return;
  }
  if (!field) return complain('is no field.');
  // Everybody sees the name too, and orgs take permission sets that say so.
  if (field.nameField) return;
  if (field.custom && (field.required || field.type === 'MasterDetail')) {
    return complain('is required, so everybody sees it; the platform refuses permissions for it.');
  }
  // Permission sets that say so deploy, and nobody can fill in what is computed all the same.
  if (field.formula !== undefined || field.type === 'AutoNumber') access.edit = false;
  if (access.edit && !access.read) complain('is editable, so it must be readable.');
  grants.fields.set(name.toLowerCase(), access);
}

function addName(
  into: Set<string>,
  entry: XmlElement,
  nameElement: string,
  exists: (name: string) => boolean,
  report: Report
): void {
  const name = requiredText(entry, nameElement);
  if (!exists(name)) {
    const line = childOf(entry, nameElement)?.line ?? entry.line;
    const problem = `<${entry.name}> names ${name}, which does not exist.`;
    report(new MetadataError(problem, entry.file, line));
  }
  if (booleanOf(entry, 'enabled')) into.add(name.toLowerCase());
}

/** Principals are referred to as Credential-Principal. */
function hasPrincipal(source: MetadataFile, name: string): boolean {
  return childrenOf(source.root, 'externalCredentialParameters').some((parameter) => {
    const type = textOf(parameter, 'parameterType');
    if (type !== 'NamedPrincipal' && type !== 'PerUserPrincipal') return false;
    const principal = textOf(parameter, 'parameterName') ?? '';
    return same(`${source.name}-${principal}`, name);
  });
}
