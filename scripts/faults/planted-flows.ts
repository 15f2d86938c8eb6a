// Flows for the faults of the catalogue: that of the package, and new ones for elements that it has not.
import { create, type Fault } from './fault.ts';

/** The flow of the package in which faults are planted. */
export const flowFile =
  'force-app/main/extraction/flows/Opportunity_AfterSave_ExtractOnClosedWon.flow-meta.xml';
export const flowFolder = 'force-app/main/extraction/flows';

/** A flow of its own, for faults in elements that no flow of the package has. */
function newFlow(name: string, body: string): Pick<Fault, 'file' | 'edit'> {
  return {
    file: `${flowFolder}/${name}.flow-meta.xml`,
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

const START = `  <start>
    <locationX>0</locationX>
    <locationY>0</locationY>
    <connector>
      <targetReference>Planted</targetReference>
    </connector>
  </start>`;

/** An autolaunched flow whose first element is `Planted`. */
export const call = (body: string): Pick<Fault, 'file' | 'edit'> =>
  newFlow(
    'Opportunity_Call_Planted',
    `  <processType>AutoLaunchedFlow</processType>
${START}
${body}`
  );

/** A screen flow with one field. */
export const screen = (field: string): Pick<Fault, 'file' | 'edit'> =>
  newFlow(
    'Opportunity_Screen_Planted',
    `  <processType>Flow</processType>
${START}
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
