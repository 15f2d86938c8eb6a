// Faults in flows: what Salesforce refuses, and what the rules of this project refuse.
import { create, swap, swapFirst, type Fault } from '../fault.ts';

const file =
  'force-app/main/extraction/flows/Opportunity_AfterSave_ExtractOnClosedWon.flow-meta.xml';
const folder = 'force-app/main/extraction/flows';

/** A flow of its own, for faults in elements that no flow of the package has. */
function newFlow(name: string, body: string): Pick<Fault, 'file' | 'edit'> {
  return {
    file: `${folder}/${name}.flow-meta.xml`,
    edit: create(`<?xml version="1.0" encoding="UTF-8" ?>
<Flow xmlns="http://soap.sforce.com/2006/04/metadata">
  <apiVersion>65.0</apiVersion>
  <description>Planted.</description>
  <label>Planted</label>
  <status>Active</status>
${body}
</Flow>
`)
  };
}

const call = (body: string): Pick<Fault, 'file' | 'edit'> =>
  newFlow(
    'Opportunity_Call_Planted',
    `  <processType>AutoLaunchedFlow</processType>
  <start>
    <locationX>0</locationX>
    <locationY>0</locationY>
    <connector>
      <targetReference>Planted</targetReference>
    </connector>
  </start>
${body}`
  );

const screen = (field: string): Pick<Fault, 'file' | 'edit'> =>
  newFlow(
    'Opportunity_Screen_Planted',
    `  <processType>Flow</processType>
  <start>
    <locationX>0</locationX>
    <locationY>0</locationY>
    <connector>
      <targetReference>Planted</targetReference>
    </connector>
  </start>
  <screens>
    <description>Planted.</description>
    <name>Planted</name>
    <label>Planted</label>
    <fields>
      <name>Answer</name>
${field}
    </fields>
  </screens>`
  );

const refused: Fault[] = [
  {
    kind: 6,
    what: 'a connector of a flow leads to an element that does not exist',
    gate: 'flows',
    file,
    edit: swap(
      '<targetReference>May_the_User_Extract</targetReference>',
      '<targetReference>May_the_User_Extrakt</targetReference>'
    ),
    says: /leads to 'May_the_User_Extrakt'.*Write May_the_User_Extract\./
  },
  {
    kind: 6,
    what: 'two elements of a flow have one name',
    gate: 'flows',
    file,
    edit: swap('<name>Tell_the_Owner</name>', '<name>May_the_User_Extract</name>'),
    at: '<recordCreates>',
    says: /'May_the_User_Extract' is used twice/
  },
  {
    kind: 6,
    what: 'nothing is connected to the start of an active flow',
    gate: 'flows',
    file,
    edit: swap(
      `    <connector>
      <targetReference>May_the_User_Extract</targetReference>
    </connector>
    <does`,
      '    <does'
    ),
    at: '<start>',
    says: /nothing is connected to its start element/
  },
  {
    kind: 6,
    what: 'a flow after the save starts on Delete',
    gate: 'flows',
    file,
    edit: swap('CreateAndUpdate', 'Delete'),
    says: /RecordAfterSave cannot start on Delete/
  },
  {
    kind: 6,
    what: 'a flow before the save creates a record',
    gate: 'flows',
    file,
    edit: swap('RecordAfterSave', 'RecordBeforeSave'),
    at: '<recordCreates>',
    says: /'Tell_the_Owner'.* cannot stand in a flow before the save/
  },
  {
    kind: 6,
    what: 'a record-triggered flow is declared a screen flow',
    gate: 'flows',
    file,
    edit: swap('<processType>AutoLaunchedFlow</processType>', '<processType>Flow</processType>'),
    at: '<triggerType>',
    says: /screen flow .*cannot have the trigger RecordAfterSave/
  },
  {
    kind: 6,
    what: 'an outcome compares a permission with a number',
    gate: 'flows',
    file,
    edit: swap('<booleanValue>true</booleanValue>', '<numberValue>1</numberValue>'),
    says: /\$Permission.Use_Countersign' is a boolean and cannot take a number/
  },
  {
    kind: 6,
    what: 'the logic of an outcome names a condition that is not there',
    gate: 'flows',
    file,
    edit: swap('<conditionLogic>and</conditionLogic>', '<conditionLogic>1 AND 2</conditionLogic>'),
    says: /'1 AND 2' cannot be read: there is no condition 2/
  },
  {
    kind: 6,
    what: 'a formula of a flow multiplies a text',
    gate: 'flows',
    ...call(`  <assignments>
    <name>Planted</name>
    <assignmentItems>
      <assignToReference>answer</assignToReference>
      <operator>Assign</operator>
      <value>
        <elementReference>Sum</elementReference>
      </value>
    </assignmentItems>
  </assignments>
  <formulas>
    <name>Sum</name>
    <dataType>Number</dataType>
    <expression>{!$User.Username} * 2</expression>
  </formulas>
  <variables>
    <name>answer</name>
    <dataType>Number</dataType>
  </variables>`),
    at: '<expression>',
    says: /The formula is wrong: .*operator '\*'/
  },
  {
    kind: 6,
    what: 'an assignment puts a text into a number',
    gate: 'flows',
    ...call(`  <assignments>
    <name>Planted</name>
    <assignmentItems>
      <assignToReference>count</assignToReference>
      <operator>Assign</operator>
      <value>
        <stringValue>many</stringValue>
      </value>
    </assignmentItems>
  </assignments>
  <variables>
    <name>count</name>
    <dataType>Number</dataType>
  </variables>`),
    at: 'many',
    says: /'count' is a number and cannot take a text/
  },
  {
    kind: 6,
    what: 'a loop goes through a single record',
    gate: 'flows',
    ...call(`  <loops>
    <name>Planted</name>
    <collectionReference>deal</collectionReference>
  </loops>
  <variables>
    <name>deal</name>
    <dataType>SObject</dataType>
    <objectType>Opportunity</objectType>
  </variables>`),
    at: '<collectionReference>',
    says: /'deal' is an Opportunity record, not a collection/
  },
  {
    kind: 6,
    what: 'a screen shows a component that is not made for flows',
    gate: 'flows',
    ...screen(`      <extensionName>c:contractPanel</extensionName>
      <fieldType>ComponentInstance</fieldType>`),
    at: '<extensionName>',
    says: /c:contractPanel has no target lightning__FlowScreen/
  },
  {
    kind: 6,
    what: 'a field of a screen offers a choice that does not exist',
    gate: 'flows',
    ...screen(`      <dataType>String</dataType>
      <choiceReferences>Sure</choiceReferences>
      <fieldType>RadioButtons</fieldType>`),
    at: '<choiceReferences>',
    says: /There is no choice Sure/
  }
];

const references: Fault[] = [
  {
    kind: 3,
    what: 'a flow calls an Apex action that does not exist',
    gate: 'flows',
    file,
    edit: swap(
      '<actionName>ExtractAttachedContractsAction</actionName>',
      '<actionName>ExtractAttachedContractAction</actionName>'
    ),
    says: /no Apex action ExtractAttachedContractAction/
  },
  {
    kind: 3,
    what: 'a flow calls a class without an invocable method',
    gate: 'flows',
    file,
    edit: swap(
      '<actionName>ExtractAttachedContractsAction</actionName>',
      '<actionName>ExtractionController</actionName>'
    ),
    says: /no class of the name has an @InvocableMethod/
  },
  {
    kind: 3,
    what: 'the input of an action is renamed in Apex and not in the flow',
    gate: 'flows',
    file: 'force-app/main/extraction/classes/ExtractAttachedContractsAction.cls',
    edit: (text) => text.replaceAll('opportunityId', 'dealId'),
    reportedIn: file,
    at: '<name>opportunityId</name>',
    says: /ExtractAttachedContractsAction has no input opportunityId/
  },
  {
    kind: 3,
    what: 'a flow does not give an action what it requires',
    gate: 'flows',
    file,
    edit: (text) => text.replace(/ {4}<inputParameters>[\s\S]*?<\/inputParameters>\n/, ''),
    at: '<actionCalls>',
    says: /needs the input opportunityId/
  },
  {
    kind: 3,
    what: 'a flow creates records of an object that does not exist',
    gate: 'flows',
    file,
    edit: swap('<object>Task</object>', '<object>Contract_Task__c</object>'),
    says: /no object Contract_Task__c/
  },
  {
    kind: 3,
    what: 'a flow sets a field that does not exist',
    gate: 'flows',
    file,
    edit: swap('<field>ActivityDate</field>', '<field>ActivityDay</field>'),
    says: /Task has no field ActivityDay/
  },
  {
    kind: 3,
    what: 'a flow reads a field of the record that does not exist',
    gate: 'flows',
    file,
    edit: swap('$Record.OwnerId', '$Record.Owner_Id__c'),
    says: /Opportunity has no field Owner_Id__c/
  },
  {
    kind: 3,
    what: 'a flow asks for a custom permission that does not exist',
    gate: 'flows',
    file,
    edit: swap('$Permission.Use_Countersign', '$Permission.Use_Countersing'),
    says: /no custom permission Use_Countersing/
  },
  {
    kind: 3,
    what: 'a text in a flow names a global variable that does not exist',
    gate: 'flows',
    file,
    edit: swap('{!$Flow.CurrentDateTime}', '{!$Flow.CurrentTime}'),
    says: /no global variable \$Flow.CurrentTime/
  },
  {
    kind: 3,
    what: 'a flow shows a label that does not exist',
    gate: 'flows',
    file,
    edit: swap(
      '<stringValue>Contracts of this deal were not read: press Extract on the contract panel</stringValue>',
      '<elementReference>$Label.Contracts_Not_Read</elementReference>'
    ),
    says: /no custom label Contracts_Not_Read/
  },
  {
    kind: 3,
    what: 'a flow calls a flow that does not exist',
    gate: 'flows',
    ...call(`  <subflows>
    <name>Planted</name>
    <flowName>Opportunity_Call_Remind</flowName>
  </subflows>`),
    at: '<flowName>',
    says: /no flow Opportunity_Call_Remind/
  },
  {
    kind: 3,
    what: 'a flow sends an e-mail alert that does not exist',
    gate: 'flows',
    file,
    edit: (text) =>
      text
        .replace('<actionType>apex<', '<actionType>emailAlert<')
        .replace(
          '<actionName>ExtractAttachedContractsAction<',
          '<actionName>Opportunity.Tell_the_Owner<'
        )
        .replace('<name>opportunityId<', '<name>SObjectRowId<'),
    says: /no e-mail alert Opportunity.Tell_the_Owner/
  }
];

const filters: Fault[] = [
  {
    kind: 5,
    what: 'the entry condition of a flow names a field that does not exist',
    gate: 'flows',
    file,
    edit: swap('<field>StageName</field>', '<field>Stage</field>'),
    says: /Opportunity has no field Stage\./
  },
  {
    kind: 5,
    what: 'the entry condition of a flow compares a checkbox with a text',
    gate: 'flows',
    file,
    edit: swap('<field>StageName</field>', '<field>IsWon</field>'),
    at: '<stringValue>Closed Won</stringValue>',
    says: /'IsWon' is a boolean and cannot take a text/
  },
  {
    kind: 5,
    what: 'Get Records compares an amount with a text',
    gate: 'flows',
    ...call(`  <recordLookups>
    <name>Planted</name>
    <filterLogic>and</filterLogic>
    <filters>
      <field>Amount</field>
      <operator>GreaterThan</operator>
      <value>
        <stringValue>much</stringValue>
      </value>
    </filters>
    <object>Opportunity</object>
  </recordLookups>`),
    at: 'much',
    says: /'Amount' is a currency and cannot take a text/
  },
  {
    kind: 5,
    what: 'Get Records looks for the start of a date',
    gate: 'flows',
    ...call(`  <recordLookups>
    <name>Planted</name>
    <filters>
      <field>CloseDate</field>
      <operator>StartsWith</operator>
      <value>
        <stringValue>2026</stringValue>
      </value>
    </filters>
    <object>Opportunity</object>
  </recordLookups>`),
    at: '<operator>',
    says: /StartsWith does not fit 'CloseDate', which is a date/
  },
  {
    kind: 5,
    what: 'Get Records sorts by a field that does not exist',
    gate: 'flows',
    ...call(`  <recordLookups>
    <name>Planted</name>
    <object>Contract_Document__c</object>
    <sortField>Uploaded_At__c</sortField>
    <sortOrder>Desc</sortOrder>
  </recordLookups>`),
    at: '<sortField>',
    says: /Contract_Document__c has no field Uploaded_At__c/
  },
  {
    kind: 5,
    what: 'the filter logic of Get Records names a filter that is not there',
    gate: 'flows',
    ...call(`  <recordLookups>
    <name>Planted</name>
    <filterLogic>1 OR 2</filterLogic>
    <filters>
      <field>Name</field>
      <operator>EqualTo</operator>
      <value>
        <stringValue>Acme</stringValue>
      </value>
    </filters>
    <object>Opportunity</object>
  </recordLookups>`),
    at: '<filterLogic>',
    says: /there is no condition 2/
  }
];

const scanned: Fault[] = [
  {
    kind: 6,
    what: 'an action of a flow has no fault path',
    gate: 'flow scanner',
    file,
    edit: (text) => text.replace(/ {4}<faultConnector>[\s\S]*?<\/faultConnector>\n/, ''),
    at: '<actionCalls>',
    says: /Missing Fault Path: the element 'Extract_Attached_Contracts'/
  },
  {
    kind: 6,
    what: 'nothing leads to an element of a flow',
    gate: 'flow scanner',
    file,
    edit: (text) => text.replace(/ {4}<faultConnector>[\s\S]*?<\/faultConnector>\n/, ''),
    at: '<recordCreates>',
    says: /Unconnected Element: the element 'Tell_the_Owner'/
  },
  {
    kind: 6,
    what: 'a flow is not named after its object, moment and purpose',
    gate: 'flow scanner',
    file: `${folder}/extract_contracts.flow-meta.xml`,
    edit: create(
      '<?xml version="1.0" encoding="UTF-8" ?>\n<Flow xmlns="http://soap.sforce.com/2006/04/metadata">\n  <processType>AutoLaunchedFlow</processType>\n</Flow>\n'
    ),
    at: '<Flow ',
    says: /Flow Naming Convention: 'extract_contracts'/
  },
  {
    kind: 6,
    what: 'a flow runs at another moment than its name says',
    gate: 'flow scanner',
    file,
    edit: swap('RecordAfterSave', 'RecordBeforeSave'),
    at: '<start>',
    says: /another moment than its name says/
  },
  {
    kind: 6,
    what: 'a flow has no description',
    gate: 'flow scanner',
    file,
    edit: (text) => text.replace(/\n {2}<description>When an Opportunity.*/, ''),
    at: '<Flow ',
    says: /Missing Flow Description/
  },
  {
    kind: 6,
    what: 'an element of a flow has no description',
    gate: 'flow scanner',
    file,
    edit: (text) => text.replace(/\n {4}<description>The deal stays won.*/, ''),
    at: '<recordCreates>',
    says: /'Tell_the_Owner' \(<recordCreates>\) has no description/
  },
  {
    kind: 6,
    what: 'a flow holds the id of a record',
    gate: 'flow scanner',
    file,
    edit: swap(
      '<elementReference>$Record.OwnerId</elementReference>',
      '<stringValue>0055e000001AbCdAAK</stringValue>'
    ),
    at: '<recordCreates>',
    says: /Hardcoded Id: the element 'Tell_the_Owner'/
  },
  {
    kind: 6,
    what: 'a flow runs in system mode without sharing',
    gate: 'flow scanner',
    file,
    edit: swapFirst('  <start>', '  <runInMode>SystemModeWithoutSharing</runInMode>\n  <start>'),
    says: /Unsafe Running Context/
  },
  {
    kind: 6,
    what: 'a flow that does not run is shipped',
    gate: 'flow scanner',
    file,
    edit: swap('<status>Active</status>', '<status>Draft</status>'),
    says: /Inactive Flow/
  },
  {
    kind: 6,
    what: 'a flow has an old API version',
    gate: 'flow scanner',
    file,
    edit: swap('<apiVersion>65.0</apiVersion>', '<apiVersion>57.0</apiVersion>'),
    says: /Outdated API Version: '57'/
  },
  {
    kind: 6,
    what: 'a variable of a flow is not used',
    gate: 'flow scanner',
    file,
    edit: swap(
      '</Flow>',
      '  <variables>\n    <name>spare</name>\n    <dataType>String</dataType>\n  </variables>\n</Flow>'
    ),
    says: /Unused Variable: the element 'spare'/
  },
  {
    kind: 6,
    what: 'a flow writes records in a loop',
    gate: 'flow scanner',
    ...call(`  <loops>
    <description>Planted.</description>
    <name>Planted</name>
    <collectionReference>deals</collectionReference>
    <nextValueConnector>
      <targetReference>Save</targetReference>
    </nextValueConnector>
  </loops>
  <recordUpdates>
    <description>Planted.</description>
    <name>Save</name>
    <connector>
      <targetReference>Planted</targetReference>
    </connector>
    <faultConnector>
      <targetReference>Planted</targetReference>
    </faultConnector>
    <inputReference>Planted</inputReference>
  </recordUpdates>
  <variables>
    <name>deals</name>
    <dataType>SObject</dataType>
    <isCollection>true</isCollection>
    <isInput>true</isInput>
    <objectType>Opportunity</objectType>
  </variables>`),
    at: '<recordUpdates>',
    says: /DML Statement In A Loop: the element 'Save'/
  },
  {
    kind: 6,
    what: 'a rule of the flow scanner is switched off without a reason',
    gate: 'flow scanner',
    file: 'config/flow-scanner.json',
    edit: (text) =>
      text.replace(/("HardcodedId": \{\n\s*"severity": ")error(",\n)\s*"reason": .*\n/, '$1off$2'),
    at: '"HardcodedId"',
    says: /HardcodedId of the flow scanner has no decision with a reason/
  }
];

export const faults: Fault[] = [...refused, ...references, ...filters, ...scanned];
