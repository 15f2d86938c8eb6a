import { fieldXml, objectXml, picklistXml, writeProject } from '../../metadata/testing-project.ts';
import { checkDeployment } from '../checks.ts';

const BASE = {
  'objects/Note__c/Note__c.object-meta.xml': objectXml(
    'Note',
    '<compactLayoutAssignment>SYSTEM</compactLayoutAssignment><sharingModel>Read</sharingModel><nameField><label>Name</label><type>Text</type></nameField>'
  ),
  'objects/Note__c/fields/Due__c.field-meta.xml': fieldXml(
    'Due__c',
    'Date',
    '<required>true</required>'
  ),
  'objects/Note__c/fields/Kind__c.field-meta.xml': fieldXml(
    'Kind__c',
    'Picklist',
    picklistXml(['A', 'B'])
  ),
  'lwc/panel/panel.js': '',
  'lwc/panel/panel.js-meta.xml':
    '<LightningComponentBundle><isExposed>false</isExposed></LightningComponentBundle>'
};

function problems(files: Record<string, string>): string[] {
  const folder = writeProject({ ...BASE, ...files });
  const found = checkDeployment({ root: folder.root }, ['references']);
  folder.remove();
  return found.map(({ message, line }) => `${line}: ${message}`);
}

describe('names that lead nowhere', () => {
  it.each<[string, string, string, string[]]>([
    [
      'an app with a tab nobody defines',
      'applications/Sales.app-meta.xml',
      '<CustomApplication><tabs>standard-home</tabs>\n<tabs>Note__c</tabs></CustomApplication>',
      ['2: There is no tab Note__c.']
    ],
    [
      'a queue for an unknown object',
      'queues/Work.queue-meta.xml',
      '<Queue><name>Work</name><queueSobject><sobjectType>Nope__c</sobjectType></queueSobject></Queue>',
      ['1: There is no object Nope__c.']
    ]
  ])('%s', (_what, path, text, expected) => {
    expect(problems({ [path]: text })).toEqual(expected);
  });
});
