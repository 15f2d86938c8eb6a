// Faults in flows that Salesforce refuses.
import { swap, type Fault } from '../fault.ts';
import { call, flowFile as file, screen } from '../planted-flows.ts';

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

const notLoaded: Fault[] = [
  {
    kind: 6,
    what: 'a flow is of a type that local-org does not run',
    gate: 'support',
    file,
    edit: swap(
      '<processType>AutoLaunchedFlow</processType>',
      '<processType>Orchestrator</processType>'
    ),
    at: '<Flow ',
    says: /local-org does not run flows of type Orchestrator/
  },
  {
    kind: 6,
    what: 'a flow writes a standard object that is not known',
    gate: 'support',
    file,
    edit: swap('<object>Task</object>', '<object>Taks</object>'),
    at: '<recordCreates>',
    says: /local-org does not know the object Taks/
  },
  {
    kind: 6,
    what: 'a date in a flow is none',
    gate: 'flows',
    file,
    edit: swap(
      '<elementReference>$Flow.CurrentDate</elementReference>',
      '<dateValue>2026-02-30</dateValue>'
    ),
    says: /<dateValue> cannot be read/
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

export const faults: Fault[] = [...refused, ...notLoaded, ...references, ...filters];
