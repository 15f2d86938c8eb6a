/** A small project for the tests of the flow check, and flows in a short form. */
import { readDeployment } from '../context.ts';
import type { Problem } from '../../metadata/problem.ts';
import { fieldXml, flowXml, objectXml, writeProject } from '../../org/test-org.ts';
import { checkFlows } from './flows.ts';

const CLASS_META = `<?xml version="1.0" encoding="UTF-8"?>
<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>65.0</apiVersion><status>Active</status></ApexClass>`;

const field = (name: string, body: string): Record<string, string> =>
  fieldXml('Deal__c', name, body);

const PROJECT: Record<string, string> = {
  ...objectXml('Deal__c'),
  ...field('Score__c', '<type>Number</type><precision>5</precision><scale>0</scale>'),
  ...field('Won__c', '<type>Checkbox</type><defaultValue>false</defaultValue>'),
  ...field('Day__c', '<type>Date</type>'),
  ...field('Text__c', '<type>Text</type><length>80</length>'),
  ...field(
    'Notes__c',
    '<type>LongTextArea</type><length>1000</length><visibleLines>3</visibleLines>'
  ),
  'objects/Ping__e/Ping__e.object-meta.xml': `<?xml version="1.0" encoding="UTF-8"?>
<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata">
  <deploymentStatus>Deployed</deploymentStatus><eventType>HighVolume</eventType><label>Ping</label><pluralLabel>Pings</pluralLabel><publishBehavior>PublishAfterCommit</publishBehavior>
</CustomObject>`,
  'objects/Rule__mdt/Rule__mdt.object-meta.xml': `<?xml version="1.0" encoding="UTF-8"?>
<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><label>Rule</label><pluralLabel>Rules</pluralLabel><visibility>Protected</visibility></CustomObject>`,
  ...field('Twice__c', '<type>Number</type><formula>Score__c * 2</formula>'),
  ...field(
    'Stage__c',
    '<type>Picklist</type><valueSet><valueSetDefinition><sorted>false</sorted><value><fullName>New</fullName><default>false</default><label>New</label></value></valueSetDefinition></valueSet>'
  ),
  ...field(
    'Account__c',
    '<type>Lookup</type><referenceTo>Account</referenceTo><relationshipName>Deals</relationshipName>'
  ),
  'classes/CountAction.cls': `public class CountAction {
    public class Request {
      @InvocableVariable(required=true) public Id dealId;
      @InvocableVariable public Integer most;
    }
    public class Result { @InvocableVariable public Integer count; }
    @InvocableMethod public static List<Result> run(List<Request> requests) { return new List<Result>(); }
  }`,
  'classes/CountAction.cls-meta.xml': CLASS_META,
  'classes/Row.cls': `public class Row {
    @AuraEnabled public String name;
    @AuraEnabled public List<Decimal> amounts;
    public String hidden;
  }`,
  'classes/Row.cls-meta.xml': CLASS_META,
  'lwc/dealPicker/dealPicker.js':
    "import { LightningElement, api } from 'lwc';\nexport default class DealPicker extends LightningElement {\n  @api most;\n  @api chosen;\n}\n",
  'lwc/dealPicker/dealPicker.html': '<template></template>\n',
  'lwc/dealPicker/dealPicker.js-meta.xml': `<?xml version="1.0" encoding="UTF-8"?>
<LightningComponentBundle xmlns="http://soap.sforce.com/2006/04/metadata">
  <apiVersion>65.0</apiVersion><isExposed>true</isExposed>
  <targets><target>lightning__FlowScreen</target></targets>
  <targetConfigs><targetConfig targets="lightning__FlowScreen">
    <property name="most" type="Integer" role="inputOnly"/>
    <property name="chosen" type="String" role="outputOnly"/>
  </targetConfig></targetConfigs>
</LightningComponentBundle>`,
  'lwc/recordOnly/recordOnly.js':
    "import { LightningElement } from 'lwc';\nexport default class RecordOnly extends LightningElement {}\n",
  'lwc/recordOnly/recordOnly.js-meta.xml': `<?xml version="1.0" encoding="UTF-8"?>
<LightningComponentBundle xmlns="http://soap.sforce.com/2006/04/metadata">
  <apiVersion>65.0</apiVersion><isExposed>true</isExposed>
  <targets><target>lightning__RecordPage</target></targets>
</LightningComponentBundle>`,
  'labels/CustomLabels.labels-meta.xml': `<?xml version="1.0" encoding="UTF-8"?>
<CustomLabels xmlns="http://soap.sforce.com/2006/04/metadata">
  <labels><fullName>Greeting</fullName><language>en_US</language><protected>true</protected><shortDescription>Greeting</shortDescription><value>Hello</value></labels>
</CustomLabels>`,
  'customPermissions/May_Count.customPermission-meta.xml': `<?xml version="1.0" encoding="UTF-8"?>
<CustomPermission xmlns="http://soap.sforce.com/2006/04/metadata"><label>May Count</label></CustomPermission>`,
  ...flowXml(
    'Inner',
    `<start><connector><targetReference>Set</targetReference></connector></start>
  <assignments><name>Set</name><assignmentItems><assignToReference>total</assignToReference><operator>Assign</operator><value><elementReference>most</elementReference></value></assignmentItems></assignments>
  <variables><name>most</name><dataType>Number</dataType><isInput>true</isInput></variables>
  <variables><name>total</name><dataType>Number</dataType><isOutput>true</isOutput></variables>`
  )
};

/** What the body says of the flow counts instead of the defaults. */
function fileOf(name: string, body: string): Record<string, string> {
  const own = ['processType', 'status'].filter((tag) => body.includes(`<${tag}>`));
  return Object.fromEntries(
    Object.entries(flowXml(name, body)).map(([file, text]) => [
      file,
      own.reduce((rest, tag) => rest.replace(new RegExp(`  <${tag}>.*\\n`), ''), text)
    ])
  );
}

/** The problems of each flow, by its name. */
export function problemsOfFlows(flows: Record<string, string>): Map<string, Problem[]> {
  const files = Object.entries(flows).map(([name, body]) => fileOf(name, body));
  const root = writeProject(Object.assign({}, PROJECT, ...files) as Record<string, string>);
  const problems = checkFlows(readDeployment({ root }));
  const named = Map.groupBy(problems, ({ file }) => /([^/]+)\.flow-meta\.xml$/.exec(file)![1]!);
  return new Map(Object.keys(flows).map((name) => [name, named.get(name) ?? []]));
}

/** Line of the text in the file of the flow. */
export function lineIn(body: string, at: string): number {
  const text = Object.values(fileOf('Any', body))[0]!;
  const found = text.split('\n').flatMap((line, index) => (line.includes(at) ? [index + 1] : []));
  if (found.length !== 1) throw new Error(`${found.length} lines hold '${at}'.`);
  return found[0]!;
}

const value = (text: string): string =>
  /^\d+$/.test(text)
    ? `<numberValue>${text}</numberValue>`
    : /^(true|false)$/.test(text)
      ? `<booleanValue>${text}</booleanValue>`
      : text.startsWith('=')
        ? `<elementReference>${text.slice(1)}</elementReference>`
        : `<stringValue>${text}</stringValue>`;

export const start = (first: string, more = ''): string =>
  `<start>${more}<connector><targetReference>${first}</targetReference></connector></start>`;

export const afterSave = (first: string, more = ''): string =>
  start(
    first,
    `<object>Deal__c</object><recordTriggerType>CreateAndUpdate</recordTriggerType><triggerType>RecordAfterSave</triggerType>\n${more}\n`
  );

export const beforeSave = (first: string, more = ''): string =>
  afterSave(first, more).replace('RecordAfterSave', 'RecordBeforeSave');

export const assign = (target: string, text: string, operator = 'Assign'): string => `
<assignments><name>Set</name><assignmentItems>
<assignToReference>${target}</assignToReference>
<operator>${operator}</operator>
<value>
${value(text)}
</value></assignmentItems></assignments>`;

export const variable = (name: string, type: string, more = ''): string =>
  `\n<variables><name>${name}</name><dataType>${type}</dataType>${more}</variables>`;

export const filter = (name: string, operator: string, text: string): string => `<filters>
<field>${name}</field>
<operator>${operator}</operator>
<value>
${value(text)}
</value></filters>`;

export const condition = (left: string, operator: string, right: string): string => `<conditions>
<leftValueReference>${left}</leftValueReference>
<operator>${operator}</operator>
<rightValue>
${value(right)}
</rightValue></conditions>`;

export const decision = (conditions: string, logic = 'and'): string => `
<decisions><name>Ask</name><rules><name>Yes</name>
<conditionLogic>${logic}</conditionLogic>
${conditions}
<label>Yes</label></rules></decisions>`;

export const input = (name: string, text: string, tag = 'inputParameters'): string => `<${tag}>
<name>${name}</name>
<value>
${value(text)}
</value></${tag}>`;

export const screen = (fields: string): string => `
<processType>Flow</processType>
<screens><name>Ask</name>${fields}</screens>`;
