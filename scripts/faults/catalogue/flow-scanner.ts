// Faults in flows against the rules of the flow scanner and of this project.
import { create, swap, swapFirst, type Fault } from '../fault.ts';
import { call, flowFile as file, flowFolder as folder } from '../planted-flows.ts';

export const faults: Fault[] = [
  {
    kind: 6,
    what: 'an action of a flow has no fault path',
    gate: 'flow-scanner',
    file,
    edit: (text) => text.replace(/ {4}<faultConnector>[\s\S]*?<\/faultConnector>\n/, ''),
    at: '<actionCalls>',
    says: /Missing Fault Path: the element 'Extract_Attached_Contracts'/
  },
  {
    kind: 6,
    what: 'nothing leads to an element of a flow',
    gate: 'flow-scanner',
    file,
    edit: (text) => text.replace(/ {4}<faultConnector>[\s\S]*?<\/faultConnector>\n/, ''),
    at: '<recordCreates>',
    says: /Unconnected Element: the element 'Tell_the_Owner'/
  },
  {
    kind: 6,
    what: 'a flow is not named after its object, moment and purpose',
    gate: 'flow-scanner',
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
    gate: 'flow-scanner',
    file,
    edit: swap('RecordAfterSave', 'RecordBeforeSave'),
    at: '<start>',
    says: /another moment than its name says/
  },
  {
    kind: 6,
    what: 'a flow has no description',
    gate: 'flow-scanner',
    file,
    edit: (text) => text.replace(/\n {2}<description>When an Opportunity.*/, ''),
    at: '<Flow ',
    says: /Missing Flow Description/
  },
  {
    kind: 6,
    what: 'an element of a flow has no description',
    gate: 'flow-scanner',
    file,
    edit: (text) => text.replace(/\n {4}<description>The deal stays won.*/, ''),
    at: '<recordCreates>',
    says: /'Tell_the_Owner' \(<recordCreates>\) has no description/
  },
  {
    kind: 6,
    what: 'a flow holds the id of a record',
    gate: 'flow-scanner',
    file,
    edit: swap(
      '<elementReference>$Record.OwnerId</elementReference>',
      '<stringValue>0055e000001AbCdAAK</stringValue>'
    ),
    says: /Hardcoded Id: the element 'Tell_the_Owner'/
  },
  {
    kind: 6,
    what: 'a flow runs in system mode without sharing',
    gate: 'flow-scanner',
    file,
    edit: swapFirst('  <start>', '  <runInMode>SystemModeWithoutSharing</runInMode>\n  <start>'),
    says: /Unsafe Running Context/
  },
  {
    kind: 6,
    what: 'a flow that does not run is shipped',
    gate: 'flow-scanner',
    file,
    edit: swap('<status>Active</status>', '<status>Draft</status>'),
    says: /Inactive Flow/
  },
  {
    kind: 6,
    what: 'a flow has an old API version',
    gate: 'flow-scanner',
    file,
    edit: swap('<apiVersion>65.0</apiVersion>', '<apiVersion>57.0</apiVersion>'),
    says: /Outdated API Version: '57'/
  },
  {
    kind: 6,
    what: 'a variable of a flow is not used',
    gate: 'flow-scanner',
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
    gate: 'flow-scanner',
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
    gate: 'flow-scanner',
    file: 'config/flow-scanner.json',
    edit: (text) =>
      text.replace(/("HardcodedId": \{\n\s*"severity": ")error(",\n)\s*"reason": .*\n/, '$1off$2'),
    at: '"HardcodedId"',
    says: /HardcodedId of the flow scanner has no decision with a reason/
  }
];
