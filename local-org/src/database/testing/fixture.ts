// A small org for the database's tests: dossiers, their lines, notes that guard them, two personas.
import { buildSchema } from '../../metadata/build-schema.ts';
import { loadProject } from '../../metadata/project.ts';
import { fieldXml, objectXml, picklistXml, writeProject } from '../../metadata/testing-project.ts';
import { createSecurity } from '../../security/security.ts';
import { userContext } from '../../security/user-context.ts';
import { parseSoql } from '../../soql/parse.ts';
import { ApexDate } from '../../values/date.ts';
import { Decimal } from '../../values/decimal.ts';
import { SObject } from '../../values/sobject.ts';
import type { Access } from '../access.ts';
import type { Automation, FlowPhase, TriggerEvent } from '../automation.ts';
import { Database } from '../database.ts';
import type { DmlOptions, DmlResult } from '../results.ts';

const AUTO_NUMBER =
  '<nameField><label>Number</label><type>AutoNumber</type><displayFormat>DS-{0000}</displayFormat></nameField>';
const NAME = '<nameField><label>Name</label><type>Text</type></nameField>';
const dossier = (name: string, type: string, extra = ''): [string, string] => [
  `objects/Dossier__c/fields/${name}.field-meta.xml`,
  fieldXml(name, type, extra)
];

export const FIXTURE_FILES: Record<string, string> = {
  'objects/Dossier__c/Dossier__c.object-meta.xml': objectXml(
    'Dossier',
    `<sharingModel>Private</sharingModel>${AUTO_NUMBER}`
  ),
  ...Object.fromEntries([
    dossier('Title__c', 'Text', '<length>20</length><required>true</required>'),
    dossier(
      'Opportunity__c',
      'Lookup',
      '<referenceTo>Opportunity</referenceTo><relationshipName>Dossiers</relationshipName>'
    ),
    dossier('Status__c', 'Picklist', picklistXml(['Open', 'Signed', 'Closed'], 'Open')),
    dossier('Score__c', 'Number', '<precision>5</precision><scale>2</scale>'),
    dossier(
      'Key__c',
      'Text',
      '<length>40</length><unique>true</unique><externalId>true</externalId>'
    ),
    dossier('Notes__c', 'LongTextArea', '<length>32768</length>'),
    dossier('Is_Reviewed__c', 'Checkbox', '<defaultValue>false</defaultValue>'),
    dossier('Due__c', 'Date'),
    dossier('Started__c', 'DateTime'),
    dossier('Tags__c', 'MultiselectPicklist', picklistXml(['Red', 'Green', 'Blue'])),
    dossier('Email__c', 'Email'),
    dossier(
      'Reviewer__c',
      'Lookup',
      '<referenceTo>User</referenceTo><relationshipName>ReviewedDossiers</relationshipName>'
    ),
    dossier(
      'Double_Score__c',
      'Number',
      '<formula>DOUBLE</formula><precision>18</precision><scale>1</scale>'
    )
  ]),
  'objects/Dossier__c/validationRules/Signed_Needs_Score.validationRule-meta.xml':
    '<ValidationRule><fullName>Signed_Needs_Score</fullName><active>true</active><errorConditionFormula>SIGNED_WITHOUT_SCORE</errorConditionFormula><errorDisplayField>Score__c</errorDisplayField><errorMessage>A signed dossier needs a score.</errorMessage></ValidationRule>',
  'objects/Line__c/Line__c.object-meta.xml': objectXml(
    'Line',
    `<sharingModel>ControlledByParent</sharingModel>${NAME}`
  ),
  'objects/Line__c/fields/Dossier__c.field-meta.xml': fieldXml(
    'Dossier__c',
    'MasterDetail',
    '<referenceTo>Dossier__c</referenceTo><relationshipName>Lines</relationshipName>'
  ),
  'objects/Line__c/fields/Amount__c.field-meta.xml': fieldXml(
    'Amount__c',
    'Currency',
    '<precision>18</precision><scale>2</scale>'
  ),
  'objects/Guard__c/Guard__c.object-meta.xml': objectXml(
    'Guard',
    `<sharingModel>Read</sharingModel>${NAME}`
  ),
  'objects/Guard__c/fields/Dossier__c.field-meta.xml': fieldXml(
    'Dossier__c',
    'Lookup',
    '<required>true</required><deleteConstraint>Restrict</deleteConstraint><referenceTo>Dossier__c</referenceTo><relationshipName>Guards</relationshipName>'
  ),
  'objects/Rule__mdt/Rule__mdt.object-meta.xml':
    '<CustomObject><label>Rule</label><pluralLabel>Rules</pluralLabel></CustomObject>',
  'objects/Rule__mdt/fields/Days__c.field-meta.xml': fieldXml(
    'Days__c',
    'Number',
    '<precision>4</precision><scale>0</scale>'
  ),
  'customMetadata/Rule.Default.md-meta.xml':
    '<CustomMetadata xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><label>Default</label><protected>false</protected><values><field>Days__c</field><value xsi:type="xsd:double">30.0</value></values></CustomMetadata>',
  'queues/Intake.queue-meta.xml':
    '<Queue><name>Intake</name><queueSobject><sobjectType>Dossier__c</sobjectType></queueSobject></Queue>',
  'customPermissions/Sign_Dossiers.customPermission-meta.xml':
    '<CustomPermission><label>Sign dossiers</label></CustomPermission>',
  'permissionsets/Clerk.permissionset-meta.xml': `<PermissionSet><label>Clerk</label>
    <customPermissions><enabled>true</enabled><name>Sign_Dossiers</name></customPermissions>
    <fieldPermissions><editable>true</editable><field>Dossier__c.Status__c</field><readable>true</readable></fieldPermissions>
    <fieldPermissions><editable>false</editable><field>Dossier__c.Score__c</field><readable>true</readable></fieldPermissions>
    <objectPermissions><allowCreate>true</allowCreate><allowDelete>false</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>Dossier__c</object><viewAllRecords>false</viewAllRecords></objectPermissions>
    <objectPermissions><allowCreate>true</allowCreate><allowDelete>true</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>Line__c</object><viewAllRecords>false</viewAllRecords></objectPermissions>
  </PermissionSet>`
};

export const NOW = Date.parse('2026-11-21T10:00:00Z');

/** An Automation that a test fills with what it needs, and that records the calls. */
class ScriptedAutomation implements Automation {
  readonly calls: string[] = [];
  onTrigger: (event: TriggerEvent) => void = () => {};
  onFlow: (event: TriggerEvent, phase: FlowPhase) => void = () => {};

  trigger(event: TriggerEvent): void {
    const count = (event.newRecords ?? event.oldRecords ?? []).length;
    this.calls.push(`${event.timing} ${event.operation} ${event.object} ${count}`);
    this.onTrigger(event);
  }

  flows(event: TriggerEvent, phase: FlowPhase): void {
    this.onFlow(event, phase);
  }

  formula(text: string, record: SObject): unknown {
    const score = record.get('Score__c') as Decimal | null;
    if (text === 'DOUBLE') return score && score.multiply(Decimal.fromInteger(2));
    if (text === 'SIGNED_WITHOUT_SCORE') return record.get('Status__c') === 'Signed' && !score;
    throw new Error(`The fixture knows no formula ${text}.`);
  }
}

export interface TestOrg {
  database: Database;
  automation: ScriptedAutomation;
  /** The administrator in system mode without sharing. */
  system: Access;
  insert(type: string, fields: Record<string, unknown>): string;
  save(
    operation: 'insert' | 'update' | 'upsert' | 'delete' | 'undelete',
    records: SObject[],
    options?: Partial<DmlOptions>,
    access?: Access
  ): DmlResult[];
  /** Rows of a query, each as the texts of its fields joined by '|'. */
  rows(soql: string, binds?: unknown[], access?: Access): string[];
  /** Makes a user with profile Standard User; answers its access in user mode. */
  persona(name: string, permissionSets: string[]): Access;
}

export function openOrg(files = FIXTURE_FILES, journalFile?: string): TestOrg {
  const folder = writeProject(files);
  const project = loadProject(folder.root);
  folder.remove();
  const schema = buildSchema(project);
  const automation = new ScriptedAutomation();
  const security = createSecurity(project, schema);
  const options = { automation, security, now: () => NOW, parseSoql, journalFile };
  const database = new Database(schema, options);
  return new OpenOrg(database, automation);
}

class OpenOrg implements TestOrg {
  readonly database: Database;
  readonly automation: ScriptedAutomation;
  readonly system: Access;

  constructor(database: Database, automation: ScriptedAutomation) {
    this.database = database;
    this.automation = automation;
    const user = userContext(database, 'admin@local-org.example')!;
    this.system = { user, mode: 'system', withSharing: false };
  }

  insert(type: string, fields: Record<string, unknown>): string {
    const record = new SObject(type, fields);
    this.save('insert', [record]);
    return record.id!;
  }

  save(
    operation: 'insert' | 'update' | 'upsert' | 'delete' | 'undelete',
    records: SObject[],
    options: Partial<DmlOptions> = {},
    access: Access = this.system
  ): DmlResult[] {
    return this.database.dml(operation, records, { allOrNone: true, ...options }, access);
  }

  rows(soql: string, binds: unknown[] = [], access: Access = this.system): string[] {
    return this.database.queryText(soql, binds, access).map((record) =>
      [...record.fields]
        .filter(([name]) => name !== 'Id' || /select\s+id\b/i.test(soql))
        .map(([, value]) => textOf(value))
        .join('|')
    );
  }

  persona(name: string, permissionSets: string[]): Access {
    const profile = this.database.queryText(
      "SELECT Id FROM Profile WHERE Name = 'Standard User'",
      [],
      this.system
    )[0]!;
    const userId = this.insert('User', {
      LastName: name,
      Username: `${name.toLowerCase()}@example.com`,
      Email: `${name.toLowerCase()}@example.com`,
      Alias: name.slice(0, 8),
      ProfileId: profile.id,
      TimeZoneSidKey: 'GMT',
      LocaleSidKey: 'en_US',
      LanguageLocaleKey: 'en_US',
      EmailEncodingKey: 'UTF-8'
    });
    for (const set of permissionSets) {
      const [row] = this.database.queryText(
        `SELECT Id FROM PermissionSet WHERE Name = '${set}'`,
        [],
        this.system
      );
      this.insert('PermissionSetAssignment', { AssigneeId: userId, PermissionSetId: row!.id });
    }
    return { user: userContext(this.database, userId)!, mode: 'user', withSharing: true };
  }
}

function textOf(value: unknown): string {
  if (value === null) return 'null';
  if (value instanceof SObject) return [...value.fields.values()].map(textOf).join(',');
  if (typeof value === 'object' && 'items' in value) {
    return `[${(value.items as unknown[]).map(textOf).join(';')}]`;
  }
  return String(value);
}

export function decimal(text: string): Decimal {
  return Decimal.parse(text);
}

export function day(text: string): ApexDate {
  return ApexDate.parse(text);
}

/** The message of what a call throws. */
export function messageOf(body: () => unknown): string {
  try {
    body();
  } catch (problem) {
    return (problem as Error).message;
  }
  return 'nothing was thrown';
}
