/** The object Parcel__c of the tests of the REST API, and the permission sets of its users. */
import type { Persona } from '../../org/seed.ts';
import { fieldXml, objectXml } from '../../org/test-org.ts';
import { persona } from './rest-server.ts';

const KEY = '<type>Text</type><length>20</length><externalId>true</externalId>';
const FIELDS: Record<string, string> = {
  Key__c: `${KEY}<unique>true</unique>`,
  Group__c: KEY,
  Weight__c: '<type>Number</type><precision>10</precision><scale>1</scale>',
  Parent__c:
    '<type>Lookup</type><referenceTo>Parcel__c</referenceTo><relationshipName>Parts</relationshipName>'
};

/** `All` grants everything on the object and its fields, `Reading` only to see the records. */
export const PARCEL_FILES: Record<string, string> = {
  ...objectXml('Parcel__c'),
  ...Object.fromEntries(
    Object.entries(FIELDS).flatMap(([name, xml]) =>
      Object.entries(fieldXml('Parcel__c', name, xml))
    )
  ),
  ...permissionSet('All', true, Object.keys(FIELDS)),
  ...permissionSet('Reading', false, [])
};

function permissionSet(name: string, mayWrite: boolean, fields: string[]): Record<string, string> {
  const writes = ['allowCreate', 'allowEdit', 'allowDelete'].map(
    (element) => `<${element}>${mayWrite}</${element}>`
  );
  const granted = fields.map(
    (field) =>
      `<fieldPermissions><field>Parcel__c.${field}</field><readable>true</readable><editable>true</editable></fieldPermissions>`
  );
  return {
    [`permissionsets/${name}.permissionset-meta.xml`]: `<?xml version="1.0" encoding="UTF-8"?>
<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata"><label>${name}</label>
  <objectPermissions><object>Parcel__c</object><allowRead>true</allowRead>${writes.join('')}<viewAllRecords>false</viewAllRecords><modifyAllRecords>false</modifyAllRecords></objectPermissions>
  ${granted.join('')}
</PermissionSet>`
  };
}

/** A standard user who has one permission set. */
export function parcelUser(username: string, permissionSet: string): Persona {
  return persona(username, 'Standard User', [permissionSet]);
}
