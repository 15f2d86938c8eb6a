// Faults against the shape of a managed second-generation package.
import { create, swap, swapFirst, type Edit, type Fault } from '../fault.ts';

/** Adds a member before the end of a class. */
const member =
  (text: string): Edit =>
  (source) =>
    source.replace(/\}\s*$/, `\n  ${text}\n}\n`);

const meta = (root: string, body: string): Edit =>
  create(
    `<?xml version="1.0" encoding="UTF-8" ?>\n<${root} xmlns="http://soap.sforce.com/2006/04/metadata">\n${body}\n</${root}>\n`
  );

export const faults: Fault[] = [
  {
    kind: 9,
    what: 'the package holds a queue, which managed packages cannot',
    gate: 'package',
    file: 'force-app/main/review/queues/Contract_Review.queue-meta.xml',
    edit: meta('Queue', '  <name>Contract Review</name>'),
    at: '<Queue',
    says: /takes no Queue/
  },
  {
    kind: 9,
    what: 'the package holds a profile',
    gate: 'package',
    file: 'force-app/main/access/profiles/Sales.profile-meta.xml',
    edit: meta('Profile', '  <custom>true</custom>'),
    at: '<Profile',
    says: /holds the profile Sales.*permission set/
  },
  {
    kind: 9,
    what: 'the package changes settings of the organisation',
    gate: 'package',
    file: 'force-app/main/setup/settings/Security.settings-meta.xml',
    edit: meta(
      'SecuritySettings',
      '  <enableAuditFieldsInactiveOwner>true</enableAuditFieldsInactiveOwner>'
    ),
    at: '<SecuritySettings',
    says: /takes no SecuritySettings/
  },
  {
    kind: 9,
    what: 'a class is global by accident',
    gate: 'package',
    file: 'force-app/main/shared/classes/FieldText.cls',
    edit: swapFirst('public with sharing class', 'global with sharing class'),
    says: /global: every later release must keep it/
  },
  {
    kind: 9,
    what: 'an object is named in text, without the namespace',
    gate: 'package',
    file: 'force-app/main/shared/classes/UserAccess.cls',
    edit: member("public static String reading() {\n    return 'Contract_Extraction__c';\n  }"),
    at: "'Contract_Extraction__c'",
    says: /Contract_Extraction__c is written as text.*describe/
  },
  {
    kind: 9,
    what: 'a controller gives records to a component, whose field names get the namespace',
    gate: 'package',
    file: 'force-app/main/extraction/classes/ExtractionController.cls',
    edit: member(
      '@AuraEnabled(cacheable=true)\n  public static List<Contract_Extraction__c> all(Id recordId) {\n    return null;\n  }'
    ),
    at: 'public static List<Contract_Extraction__c> all',
    says: /returns Contract_Extraction__c records to components/
  },
  {
    kind: 9,
    what: 'a component names a field in its script',
    gate: 'package',
    file: 'force-app/main/shared/lwc/format/format.js',
    edit: (text) => `${text}\nexport const status = (record) => record.Status__c;\n`,
    at: 'record.Status__c',
    says: /Status__c is written out.*@salesforce\/schema/
  },
  {
    kind: 9,
    what: 'a custom metadata type is public without a reason',
    gate: 'package',
    file: 'config/package-shape.json',
    edit: (text) => text.replace(/ *"Extraction_Policy__mdt".*\n/, ''),
    reportedIn:
      'force-app/main/review/objects/Extraction_Policy__mdt/Extraction_Policy__mdt.object-meta.xml',
    at: '<visibility>',
    says: /Extraction_Policy__mdt is public.*Protected/
  },
  {
    kind: 9,
    what: 'a decision of the package list decides nothing any more',
    gate: 'package',
    file: 'config/package-shape.json',
    edit: swap(
      '"globalClasses": {}',
      '"globalClasses": { "ReviewService": "It was an interface once." }'
    ),
    says: /"globalClasses" names ReviewService, but it has no global member/
  },
  {
    kind: 9,
    what: 'a credential carries its key in clear text',
    gate: 'package',
    file: 'force-app/main/setup/externalCredentials/Countersign_Ai_Service.externalCredential-meta.xml',
    edit: (text) =>
      text.replace(
        /<parameterValue>[^<]*<\/parameterValue>/,
        '<parameterValue>Bearer 4f9d02</parameterValue>'
      ),
    says: /header of the credential has a fixed value/
  },
  {
    kind: 9,
    what: 'a class holds an API key',
    gate: 'package',
    file: 'force-app/main/shared/classes/AiServiceGateway.cls',
    // Put together here, so that no scanner takes this file for a leak.
    edit: member(`private static final String KEY = '${'sk-'}ant-api03-0123456789abcdef';`),
    at: 'KEY = ',
    says: /looks like an Anthropic API key/
  },
  {
    kind: 9,
    what: 'a class has another API version than the project',
    gate: 'package',
    file: 'force-app/main/review/classes/ReviewService.cls-meta.xml',
    edit: swapFirst('<apiVersion>65.0</apiVersion>', '<apiVersion>58.0</apiVersion>'),
    says: /API version 58.0, the project 65.0/
  },
  {
    kind: 9,
    what: 'a second package directory appears',
    gate: 'package',
    file: 'sfdx-project.json',
    edit: swap('"packageDirectories": [', '"packageDirectories": [{ "path": "config" }, '),
    says: /more than one package directory/
  },
  {
    kind: 9,
    what: 'a released field is gone',
    gate: 'package',
    file: 'config/released.json',
    edit: create('{\n  "CustomField:Opportunity.Contract_Number__c": { "type": "Text" }\n}\n'),
    at: 'Contract_Number__c',
    says: /was released and is gone/
  },
  {
    kind: 9,
    what: 'a released field has another type',
    gate: 'package',
    file: 'config/released.json',
    edit: create('{\n  "CustomField:Opportunity.Contract_Status__c": { "type": "Text" }\n}\n'),
    reportedIn:
      'force-app/main/review/objects/Opportunity/fields/Contract_Status__c.field-meta.xml',
    at: '<type>',
    says: /was released as 'Text' and is now 'Picklist'/
  }
];
