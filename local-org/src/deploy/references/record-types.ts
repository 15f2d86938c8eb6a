/** Record types and business processes: their picklists, values, process and compact layout. */
import type { ObjectDef } from '../../metadata/schema.ts';
import { childOf, childrenOf, type XmlElement } from '../../metadata/xml.ts';
import { namesOf, type Names } from './names.ts';
import { refuseUnknownCompactLayout } from './objects.ts';
import { valuesOf } from './picklists.ts';
import {
  eachPart,
  isTrue,
  nameIn,
  refuseTwins,
  type Refuse,
  type ReferenceCheck
} from './report.ts';
import { tableOf } from '../../metadata/table.ts';

/** "Required in record types for lead, opportunity, solution, and case, and not allowed otherwise." */
const WITH_PROCESS = new Set(['Case', 'Lead', 'Opportunity', 'Solution']);

export const checkRecordTypes: ReferenceCheck = (context) =>
  eachPart(context, 'recordTypes', 'record-types', (source, { name, root }, refuse) => {
    const names = namesOf(context);
    const object = context.schema.object(source.name);
    checkProcess(source.name, name, root, names, refuse);
    refuseUnknownCompactLayout(source.name, root, names, refuse);
    const picklists = childrenOf(root, 'picklistValues');
    refuseTwins(
      picklists.flatMap((item) => nameIn(item, 'picklist') ?? []),
      refuse,
      'in the record type'
    );
    for (const item of object ? picklists : []) checkPicklist(object!, item, names, refuse);
  });

function checkProcess(
  object: string,
  type: string,
  root: XmlElement,
  names: Names,
  refuse: Refuse
): void {
  const process = nameIn(root, 'businessProcess');
  if (!process) {
    if (!WITH_PROCESS.has(object)) return;
    refuse(
      root,
      `The record type ${type} of ${object} has no business process.`,
      'Add <businessProcess>.'
    );
  } else if (!WITH_PROCESS.has(object)) {
    refuse(
      process.at,
      `Record types of ${object} have no business process.`,
      'Remove <businessProcess>.'
    );
  } else if (!names.mayExist('businessProcess', `${object}.${process.name}`)) {
    refuse(
      process.at,
      `${object} has no business process ${process.name}.`,
      'Correct the name or add the process.'
    );
  }
}

function checkPicklist(object: ObjectDef, item: XmlElement, names: Names, refuse: Refuse): void {
  const picklist = nameIn(item, 'picklist');
  if (!picklist) return;
  const field = names.field(object, picklist.name);
  if (field === 'missing') {
    refuse(
      picklist.at,
      `${object.name} has no field ${picklist.name}.`,
      'Correct the name of the picklist.'
    );
  }
  if (typeof field === 'string') return;
  if (!field.picklist) {
    refuse(picklist.at, `${object.name}.${field.name} is no picklist.`, 'Name a picklist.');
    return;
  }
  const values = childrenOf(item, 'values').flatMap((value) => nameIn(value, 'fullName') ?? []);
  refuseTwins(values, refuse, `among the values of ${field.name}`);
  const defaults = childrenOf(item, 'values').filter((value) => isTrue(value, 'default'));
  if (defaults[1]) {
    refuse(
      childOf(defaults[1], 'default') ?? item,
      `${field.name} has more than one default value.`,
      'Leave <default> true at one value.'
    );
  }
  // Values of standard fields differ from org to org.
  const known = field.custom ? valuesOf(field) : null;
  for (const { at, name } of known ? values : []) {
    if (known?.has(decoded(name).toLowerCase())) continue;
    refuse(
      at,
      `${decoded(name)} is no value of ${object.name}.${field.name}.`,
      'Correct the value or add it to the picklist.'
    );
  }
}

/** The values of record types are written with %28 for a bracket and their like. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The picklist that a process offers in part, by the value set that feeds it. */
const PROCESS_SETS = tableOf<string>({
  Case: 'CaseStatus',
  Lead: 'LeadStatus',
  Opportunity: 'OpportunityStage',
  Solution: 'SolutionStatus'
});

/** Values are known where the project brings the standard value set. */
export const checkBusinessProcesses: ReferenceCheck = (context) =>
  eachPart(context, 'businessProcesses', 'business-processes', (source, { name, root }, refuse) => {
    const setName = PROCESS_SETS[source.name];
    const entries = childrenOf(root, 'values').flatMap((value) => nameIn(value, 'fullName') ?? []);
    refuseTwins(entries, refuse, `among the values of ${name}`);
    if (source.name === 'Opportunity') refuseDefaults(root, name, refuse);
    const set = context.project.standardValueSets.find((candidate) => candidate.name === setName);
    if (!set) return;
    const known = new Set(
      childrenOf(set.root, 'standardValue').map((value) =>
        nameIn(value, 'fullName')?.name.toLowerCase()
      )
    );
    for (const entry of entries) {
      if (known.has(decoded(entry.name).toLowerCase())) continue;
      refuse(
        entry.at,
        `${decoded(entry.name)} is no value of ${setName}.`,
        'Correct the value or add it to the value set.'
      );
    }
  });

/** "Cannot specify a default on: Opportunity"; the other processes take one. */
function refuseDefaults(root: XmlElement, name: string, refuse: Refuse): void {
  for (const value of childrenOf(root, 'values')) {
    const at = childOf(value, 'default');
    if (at?.text.trim() !== 'true') continue;
    refuse(
      at,
      `The sales process ${name} has a default stage, which it cannot have.`,
      'Remove <default>.'
    );
  }
}
