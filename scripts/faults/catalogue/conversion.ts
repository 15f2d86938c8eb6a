// Faults that the Salesforce CLI lets through without a word, and some that it names.
import { append, create, remove, swap, type Fault } from '../fault.ts';

const MAIN = 'force-app/main';

/** Each takes two runs of the CLI, which `npm test` does not install. */
const converted = (fault: Omit<Fault, 'kind' | 'gate' | 'slow'>): Fault => ({
  kind: 9,
  gate: 'package-conversion',
  slow: true,
  ...fault
});

export const faults: Fault[] = [
  converted({
    what: 'a pattern for documents leaves every custom metadata record out of the package',
    file: '.forceignore',
    edit: append('**/*.md\n'),
    reportedIn: `${MAIN}/setup/customMetadata/Countersign_Setting.Default.md-meta.xml`,
    says: /Countersign_Setting\.Default\.md-meta\.xml is not in the converted package.*\.forceignore/
  }),
  converted({
    what: 'a class without its -meta.xml is left out of the package',
    file: `${MAIN}/review/classes/TermValue.cls-meta.xml`,
    edit: remove,
    reportedIn: `${MAIN}/review/classes/TermValue.cls`,
    says: /TermValue\.cls is not in the manifest.*Add its -meta\.xml/
  }),
  converted({
    what: 'the tests of components are installed with the package',
    file: '.forceignore',
    edit: swap('**/__tests__/**\n', ''),
    reportedIn: `${MAIN}/review/lwc/termCard/__tests__/termCard.test.js`,
    says: /termCard\.test\.js would be installed.*\.forceignore/
  }),
  converted({
    what: 'a file of a type that Salesforce does not know',
    file: `${MAIN}/setup/notes/Setup.noteBook-meta.xml`,
    edit: create('<?xml version="1.0" encoding="UTF-8"?>\n<NoteBook/>\n'),
    at: 1,
    says: /Setup\.noteBook-meta\.xml/
  }),
  converted({
    what: 'a part of an object is in the wrong folder',
    file: `${MAIN}/document/objects/Contract_Document__c/fields/Sha256__c.field-meta.xml`,
    edit: remove,
    more: {
      [`${MAIN}/document/objects/fields/Sha256__c.field-meta.xml`]: create(
        '<?xml version="1.0" encoding="UTF-8"?>\n<CustomField xmlns="http://soap.sforce.com/2006/04/metadata">\n    <fullName>Sha256__c</fullName>\n</CustomField>\n'
      )
    },
    reportedIn: `${MAIN}/document/objects/fields/Sha256__c.field-meta.xml`,
    says: /Sha256__c\.field-meta\.xml is not in the|Sha256__c/
  }),
  converted({
    what: 'the package folder has another name',
    file: 'sfdx-project.json',
    edit: swap('"path": "force-app"', '"path": "force-application"'),
    at: 1,
    says: /sf project convert source fails.*force-application/
  })
];
