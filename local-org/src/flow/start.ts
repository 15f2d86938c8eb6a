/** Reads how a flow starts: by records, events, a schedule or a call; also the processes of Process Builder. */
import {
  booleanOf,
  childOf,
  childrenOf,
  integerOf,
  requiredText,
  textOf
} from '../metadata/xml.ts';
import type { XmlElement } from '../metadata/xml.ts';
import type { FlowBuilder } from './builder.ts';
import { parseEntryConditions } from './conditions.ts';
import { countQuery, findRecords, parseRecordFilter } from './elements/record-filter.ts';
import type { FlowPath, FlowSchedule, FlowStart, FlowTrigger } from './model.ts';

const TRIGGERS = new Set([
  'None',
  'RecordBeforeSave',
  'RecordAfterSave',
  'RecordBeforeDelete',
  'PlatformEvent',
  'Scheduled'
]);
/** Kinds of flows that are not run at all. */
const REFUSED_TYPES = new Set([
  'AppProcess',
  'ApprovalWorkflow',
  'Orchestrator',
  'RecommendationStrategy'
]);

const NO_START: FlowStart = {
  trigger: 'none',
  object: null,
  recordTriggerType: null,
  connector: null,
  paths: [],
  condition: null,
  onlyWhenChangedToMeet: false,
  schedule: null,
  process: null,
  records: null
};

/** Refuses the kinds of flows that local-org does not run. */
export function checkType(builder: FlowBuilder): void {
  if (REFUSED_TYPES.has(builder.processType)) {
    throw builder.notSupported(`run flows of type ${builder.processType}`, builder.root);
  }
}

export function parseStart(builder: FlowBuilder): FlowStart {
  if (builder.processType === 'Workflow' || builder.processType === 'CustomEvent') {
    return parseProcess(builder);
  }
  const node = childOf(builder.root, 'start');
  if (!node) {
    return { ...NO_START, connector: textOf(builder.root, 'startElementReference') };
  }
  return parseFlowStart(builder, node);
}

function parseFlowStart(builder: FlowBuilder, node: XmlElement): FlowStart {
  const trigger = textOf(node, 'triggerType') ?? 'None';
  if (!TRIGGERS.has(trigger)) {
    throw builder.notSupported(`run flows with the trigger ${trigger}`, node);
  }
  const object = textOf(node, 'object');
  if (object) builder.object(object, node);
  const isScheduled = trigger === 'Scheduled';
  return {
    ...NO_START,
    trigger: trigger === 'None' ? 'none' : (trigger as FlowTrigger),
    object,
    recordTriggerType: textOf(node, 'recordTriggerType'),
    connector: builder.connector(node),
    paths: childrenOf(node, 'scheduledPaths').flatMap((path) => parsePath(builder, path)),
    condition: isScheduled ? null : parseEntryConditions(builder, node),
    onlyWhenChangedToMeet: booleanOf(node, 'doesRequireRecordChangedToMeetCriteria'),
    schedule: isScheduled ? parseSchedule(builder, node) : null,
    records: isScheduled && object ? recordsOf(builder, node) : null
  };
}

function recordsOf(builder: FlowBuilder, node: XmlElement): FlowStart['records'] {
  const filter = parseRecordFilter(builder, node);
  return (interview) => {
    countQuery(builder.engine);
    return findRecords(builder.engine, interview, filter);
  };
}

/** The path without a type is the one that starts at once: the connector of the start leads there. */
function parsePath(builder: FlowBuilder, node: XmlElement): FlowPath[] {
  const connector = builder.connector(node);
  if (!connector) return [];
  const type = textOf(node, 'pathType');
  const name = textOf(node, 'name') ?? 'Run_Asynchronously';
  if (type === 'AsyncAfterCommit') return [{ name, connector, schedule: null }];
  if (type) throw builder.notSupported(`support the scheduled path ${type}`, node);
  return [
    {
      name,
      connector,
      schedule: {
        field:
          textOf(node, 'timeSource') === 'RecordField' ? requiredText(node, 'recordField') : null,
        offset: integerOf(node, 'offsetNumber') ?? 0,
        unit: textOf(node, 'offsetUnit') ?? 'Days'
      }
    }
  ];
}

function parseSchedule(builder: FlowBuilder, start: XmlElement): FlowSchedule {
  const node = childOf(start, 'schedule');
  if (!node) throw builder.error('A scheduled flow needs a <schedule>', start);
  return {
    frequency: requiredText(node, 'frequency'),
    interval: integerOf(node, 'frequencyNumber') ?? 1,
    startDate: requiredText(node, 'startDate'),
    startTime: requiredText(node, 'startTime'),
    endDate: textOf(node, 'endDate'),
    weekdays: (textOf(node, 'daysOfWeekToRun') ?? '').split(/[,;]/).filter(Boolean),
    dayOfMonth: integerOf(node, 'dayOfMonthToRun') ?? null
  };
}

/** A process of Process Builder: its metadata values say when it starts and which variables get the record. */
function parseProcess(builder: FlowBuilder): FlowStart {
  const values = new Map(
    childrenOf(builder.root, 'processMetadataValues').map((item) => {
      const holder = childOf(item, 'value');
      return [textOf(item, 'name') ?? '', holder?.children[0]?.text.trim() ?? ''];
    })
  );
  const isEvent = builder.processType === 'CustomEvent';
  const object = values.get(isEvent ? 'EventType' : 'ObjectType') ?? values.get('ObjectType') ?? '';
  builder.object(object, builder.root);
  const onlyNew = values.get('TriggerType') === 'onCreateOnly';
  return {
    ...NO_START,
    trigger: isEvent ? 'PlatformEvent' : 'RecordAfterSave',
    object,
    recordTriggerType: onlyNew ? 'Create' : 'CreateAndUpdate',
    connector: textOf(builder.root, 'startElementReference'),
    process: {
      current: values.get('ObjectVariable') ?? 'myVariable_current',
      old: values.get('OldObjectVariable') ?? null
    }
  };
}
