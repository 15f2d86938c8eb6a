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
const layout = (body: string): string => `<Layout>\n${body}</Layout>`;
const placed = (field: string): string =>
  `<layoutSections><layoutColumns><layoutItems><field>${field}</field></layoutItems></layoutColumns></layoutSections>\n`;

function problems(files: Record<string, string>): string[] {
  const folder = writeProject({ ...BASE, ...files });
  const found = checkDeployment({ root: folder.root }, ['references']);
  folder.remove();
  return found.map(({ message, line }) => `${line}: ${message}`);
}

describe('names that lead nowhere', () => {
  it('are not found where there are none', () => {
    expect(
      problems({
        'layouts/Note__c-Note.layout-meta.xml': layout(placed('Name') + placed('Due__c')),
        'objects/Note__c/listViews/All.listView-meta.xml':
          '<ListView><fullName>All</fullName><columns>NAME</columns><columns>Kind__c</columns><filterScope>Everything</filterScope><label>All</label></ListView>'
      })
    ).toEqual([]);
  });

  it.each<[string, string, string, string[]]>([
    [
      'a layout with an unknown and without a required field',
      'layouts/Note__c-Note.layout-meta.xml',
      layout(placed('Nope__c')),
      ['1: The required field Due__c is not on the layout.', '2: Note__c has no field Nope__c.']
    ],
    [
      'a related list of a lookup that does not exist',
      'layouts/Account-Account.layout-meta.xml',
      layout('<relatedLists><relatedList>Note__c.Account__c</relatedList></relatedLists>'),
      ['2: There is no lookup Note__c.Account__c for a related list.']
    ],
    [
      'a list view column',
      'objects/Note__c/listViews/All.listView-meta.xml',
      '<ListView><columns>Nope__c</columns><label>All</label></ListView>',
      ['1: Note__c has no field Nope__c.']
    ],
    [
      'a page with a component that is not exposed',
      'flexipages/Home.flexipage-meta.xml',
      '<FlexiPage>\n<flexiPageRegions><itemInstances><componentInstance>\n<componentName>c:panel</componentName></componentInstance></itemInstances></flexiPageRegions></FlexiPage>',
      ['3: panel is not exposed (<isExposed> in its js-meta.xml).']
    ],
    [
      'an app with a tab nobody defines',
      'applications/Sales.app-meta.xml',
      '<CustomApplication><tabs>standard-home</tabs>\n<tabs>Note__c</tabs></CustomApplication>',
      ['2: There is no tab Note__c.']
    ],
    [
      'a path over a value that is none',
      'pathAssistants/Kinds.pathAssistant-meta.xml',
      '<PathAssistant><entityName>Note__c</entityName><fieldName>Kind__c</fieldName><pathAssistantSteps><picklistValueName>C</picklistValueName></pathAssistantSteps></PathAssistant>',
      ["1: C is no value of the path's picklist."]
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
