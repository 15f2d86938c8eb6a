import { fieldXml, objectXml } from '../../metadata/testing-project.ts';
import { ACCESS_CHECKS } from './access.ts';
import { problemsOf } from '../testing.ts';

const NAME = '<nameField><label>Name</label><type>Text</type></nameField>';
const object = (label: string, model: string): string =>
  objectXml(label, `<sharingModel>${model}</sharingModel>${NAME}`);
const BASE = {
  'objects/Note__c/Note__c.object-meta.xml': object('Note', 'Private'),
  'objects/Open__c/Open__c.object-meta.xml': object('Open', 'ReadWrite'),
  'objects/Line__c/Line__c.object-meta.xml': object('Line', 'ControlledByParent'),
  'objects/Line__c/fields/Note__c.field-meta.xml': fieldXml(
    'Note__c',
    'MasterDetail',
    '<referenceTo>Note__c</referenceTo><relationshipName>Lines</relationshipName>'
  ),
  'tabs/Note__c.tab-meta.xml':
    '<CustomTab><customObject>true</customObject><motif>Custom1: Heart</motif></CustomTab>',
  'flexipages/Open_Page.flexipage-meta.xml':
    '<FlexiPage><sobjectType>Open__c</sobjectType><type>RecordPage</type></FlexiPage>',
  'lwc/panel/panel.js': '',
  'lwc/panel/panel.js-meta.xml':
    '<LightningComponentBundle><isExposed>true</isExposed><targets><target>lightning__RecordPage</target></targets></LightningComponentBundle>',
  'groups/Team.group-meta.xml': '<Group><name>Team</name></Group>'
};
const problems = (files: Record<string, string>): string[] =>
  ACCESS_CHECKS.flatMap((check) => problemsOf(check, { ...BASE, ...files }));

const queue = (name: string): string =>
  `<Queue><name>Work</name>\n<queueSobject><sobjectType>${name}</sobjectType></queueSobject></Queue>`;
const sharing = (to: string): string =>
  `<SharingRules>\n<sharingOwnerRules><fullName>R</fullName><accessLevel>Edit</accessLevel><label>R</label>\n<sharedTo>${to}</sharedTo><sharedFrom><allInternalUsers/></sharedFrom></sharingOwnerRules></SharingRules>`;
const tab = (body: string): string => `<CustomTab>\n${body}</CustomTab>`;
const workflow = (body: string): string => `<Workflow>\n${body}</Workflow>`;

describe('queues, sharing, apps and workflows', () => {
  it('are taken with names that are there or that only the org can know', () => {
    expect(
      problems({
        'queues/Work.queue-meta.xml': queue('Note__c'),
        'queues/Cases.queue-meta.xml': queue('Case'),
        'sharingRules/Note__c.sharingRules-meta.xml': sharing('<group>Team</group>'),
        'applications/Sales.app-meta.xml':
          '<CustomApplication><tabs>standard-home</tabs><tabs>Note__c</tabs><tabs>npsp__Fund__c</tabs></CustomApplication>',
        'workflows/Note__c.workflow-meta.xml': workflow(
          '<rules><fullName>R</fullName><actions><name>Set</name><type>FieldUpdate</type></actions></rules><fieldUpdates><fullName>Set</fullName><field>Name</field></fieldUpdates>'
        )
      })
    ).toEqual([]);
  });

  it.each<[string, string, string, string[]]>([
    [
      'a queue of no object',
      'queues/Work.queue-meta.xml',
      queue('Nope__c'),
      ['2: There is no object Nope__c.']
    ],
    [
      'a queue of details',
      'queues/Work.queue-meta.xml',
      queue('Line__c'),
      ['2: No queue can own records of Line__c.']
    ],
    [
      'a queue of accounts',
      'queues/Work.queue-meta.xml',
      queue('Account'),
      ['2: No queue can own records of Account.']
    ],
    [
      'a role below no role',
      'roles/Rep.role-meta.xml',
      '<Role><name>Rep</name>\n<parentRole>Nope</parentRole></Role>',
      ['2: There is no role Nope.']
    ],
    [
      'a group of no permission set',
      'permissionsetgroups/All.permissionsetgroup-meta.xml',
      '<PermissionSetGroup>\n<permissionSets>Nope</permissionSets></PermissionSetGroup>',
      ['2: There is no permission set Nope.']
    ],
    [
      'sharing with nobody',
      'sharingRules/Note__c.sharingRules-meta.xml',
      sharing('<group>Nope</group>'),
      ['3: There is no group Nope.']
    ],
    [
      'sharing what is open to everybody',
      'sharingRules/Open__c.sharingRules-meta.xml',
      sharing('<group>Team</group>'),
      ['2: Open__c is ReadWrite, so no rule can share its records.']
    ],
    [
      'an app with a tab nobody defines',
      'applications/Sales.app-meta.xml',
      '<CustomApplication><tabs>standard-home</tabs>\n<tabs>Nope__c</tabs></CustomApplication>',
      ['2: There is no tab Nope__c.']
    ],
    [
      'an app with a tab twice',
      'applications/Sales.app-meta.xml',
      '<CustomApplication><tabs>Note__c</tabs>\n<tabs>Note__c</tabs></CustomApplication>',
      ['2: Note__c is in the app twice, first at line 1.']
    ],
    [
      'an app with a page nobody defines',
      'applications/Sales.app-meta.xml',
      '<CustomApplication><actionOverrides><actionName>View</actionName>\n<content>Nope</content><type>Flexipage</type><pageOrSobjectType>Note__c</pageOrSobjectType></actionOverrides></CustomApplication>',
      ['2: There is no Lightning page Nope.']
    ],
    [
      'a tab of no object',
      'tabs/Nope__c.tab-meta.xml',
      tab('<customObject>true</customObject>'),
      ['1: There is no object Nope__c for the tab.']
    ],
    [
      'a tab that shows two things',
      'tabs/Two.tab-meta.xml',
      tab('<url>https://x.test</url><page>Nope</page>'),
      ['2: The tab Two shows page and url.', '2: There is no Visualforce page Nope.']
    ],
    [
      'a tab of no page',
      'tabs/Home.tab-meta.xml',
      tab('<flexiPage>Nope</flexiPage>'),
      ['2: There is no Lightning page Nope.']
    ],
    [
      'an update of no field',
      'workflows/Note__c.workflow-meta.xml',
      workflow('<fieldUpdates><fullName>Set</fullName><field>Nope__c</field></fieldUpdates>'),
      ['2: Note__c has no field Nope__c.']
    ],
    [
      'a rule with no such update',
      'workflows/Note__c.workflow-meta.xml',
      workflow(
        '<rules><fullName>R</fullName><actions><name>Set</name><type>FieldUpdate</type></actions></rules>'
      ),
      ['2: There is no FieldUpdate Set in the file.']
    ],
    [
      'an alert of no template',
      'workflows/Note__c.workflow-meta.xml',
      workflow('<alerts><fullName>A</fullName><template>unfiled$public/Nope</template></alerts>'),
      ['2: There is no e-mail template unfiled$public/Nope.']
    ],
    [
      'a hierarchy of notes',
      'objects/Note__c/fields/Up__c.field-meta.xml',
      fieldXml('Up__c', 'Hierarchy', '<relationshipName>Ups</relationshipName>'),
      ['4: Only users have hierarchical lookups, not Note__c.']
    ],
    [
      'a sales process with a default stage',
      'objects/Opportunity/businessProcesses/Big.businessProcess-meta.xml',
      '<BusinessProcess><fullName>Big</fullName>\n<values><fullName>Closed Won</fullName><default>true</default></values></BusinessProcess>',
      ['2: The sales process Big has a default stage, which it cannot have.']
    ],
    [
      'a profile without a default record type',
      'profiles/Rep.profile-meta.xml',
      '<Profile>\n<recordTypeVisibilities><default>false</default><recordType>npsp__X__c.A</recordType><visible>true</visible></recordTypeVisibilities></Profile>',
      ['2: No visible record type of npsp__X__c is the default one.']
    ],
    [
      'an app with a standard tab that is misspelt',
      'applications/Sales.app-meta.xml',
      '<CustomApplication>\n<tabs>standard-Acount</tabs></CustomApplication>',
      ['2: There is no tab standard-Acount.']
    ],
    [
      'a misspelt related list of the platform',
      'layouts/Account-Account.layout-meta.xml',
      '<Layout>\n<relatedLists><relatedList>RelatedContactLists</relatedList></relatedLists></Layout>',
      ['2: There is no related list RelatedContactLists.']
    ],
    [
      'a matching rule over a field that is not there',
      'matchingRules/Note__c.matchingRule-meta.xml',
      '<MatchingRules><matchingRules><fullName>R</fullName><matchingRuleItems>\n<fieldName>Nope__c</fieldName></matchingRuleItems></matchingRules></MatchingRules>',
      ['2: Note__c has no field Nope__c.']
    ],
    [
      'an assignment to a queue that is not there',
      'assignmentRules/Lead.assignmentRules-meta.xml',
      '<AssignmentRules><assignmentRule><fullName>A</fullName><ruleEntry>\n<assignedTo>Nope</assignedTo><assignedToType>Queue</assignedToType></ruleEntry></assignmentRule></AssignmentRules>',
      ['2: There is no queue Nope.']
    ],
    [
      'a logo that is no asset file',
      'applications/Sales.app-meta.xml',
      '<CustomApplication><brand>\n<logo>Nope</logo></brand></CustomApplication>',
      ['2: There is no asset file Nope.']
    ],
    [
      'an object that opens on the page of another',
      'objects/Note__c/Note__c.object-meta.xml',
      objectXml(
        'Note',
        `<sharingModel>Private</sharingModel>${NAME}\n<actionOverrides><actionName>View</actionName><content>Open_Page</content><type>Flexipage</type></actionOverrides>`
      ),
      ['2: Open_Page is a page of Open__c, not of Note__c.']
    ],
    [
      'an object that replaces an action with a misspelt name',
      'objects/Note__c/Note__c.object-meta.xml',
      objectXml(
        'Note',
        `<sharingModel>Private</sharingModel>${NAME}\n<actionOverrides><actionName>Viw</actionName><type>Default</type></actionOverrides>`
      ),
      ['2: There is no action Viw.']
    ],
    [
      'an app that opens a page for an object that does not exist',
      'applications/Sales.app-meta.xml',
      '<CustomApplication><actionOverrides><actionName>View</actionName><content>Open_Page</content><type>Flexipage</type>\n<pageOrSobjectType>Opne__c</pageOrSobjectType></actionOverrides></CustomApplication>',
      ['2: There is no object Opne__c.']
    ],
    [
      'an approval process over a field and a queue that are not there',
      'approvalProcesses/Note__c.Sign.approvalProcess-meta.xml',
      '<ApprovalProcess>\n<approvalPageFields><field>Nope__c</field></approvalPageFields>\n<approvalStep><assignedApprover><approver><name>Nope</name><type>queue</type></approver></assignedApprover></approvalStep></ApprovalProcess>',
      ['3: There is no queue Nope.', '2: Note__c has no field Nope__c.']
    ],
    [
      'a quick action over a component that is not made for it',
      'quickActions/Note__c.Sign.quickAction-meta.xml',
      '<QuickAction>\n<lightningWebComponent>panel</lightningWebComponent><type>LightningWebComponent</type></QuickAction>',
      ['2: panel is not made for quick actions.']
    ]
  ])('%s is reported at its line', (_what, path, text, expected) => {
    expect(problems({ [path]: text })).toEqual(expected);
  });
});
