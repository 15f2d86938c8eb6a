/** The global variables of flows: `$Record`, `$Flow`, `$Label`, `$User`, … */
import { textOf } from '../../metadata/xml.ts';
import type { FlowCheck } from './flow-check.ts';
import { ANY, typeOf } from './flow-type.ts';
import type { FlowKind, FlowType } from './flow-type.ts';
import { fieldType, UnknownPath } from './fields.ts';

/** "$Flow Global Variables Resource" of the help. */
const FLOW = new Map<string, FlowKind>(
  Object.entries({
    activestages: 'Any',
    currentdate: 'Date',
    currentdatetime: 'DateTime',
    currentrecord: 'String',
    currentstage: 'Stage',
    faultmessage: 'String',
    interviewguid: 'String',
    interviewstarttime: 'DateTime'
  })
);
const CONSTANTS = new Map<string, FlowType>(
  Object.entries({
    true: typeOf('Boolean'),
    false: typeOf('Boolean'),
    // It empties fields and variables of every type.
    emptystring: ANY
  })
);
/** Global variables that stand for a record. */
const RECORDS = new Map<string, string>(
  Object.entries({
    $user: 'User',
    $profile: 'Profile',
    $userrole: 'UserRole',
    $organization: 'Organization'
  })
);
/** Of which there is no list of what they hold. */
const OPEN = new Set([
  '$action',
  '$client',
  '$network',
  '$objecttype',
  '$orchestration',
  '$recordtype',
  '$resource',
  '$site'
]);
/** Flow types whose record is not that of a start element, or whose global variables have no public list. */
const CLASSIC = new Set(['AutoLaunchedFlow', 'Flow']);

export function globalType(flow: FlowCheck, scope: string, rest: readonly string[]): FlowType {
  const word = scope.toLowerCase();
  const [name = '', ...more] = rest;
  if (word === '$record' || word === '$record__prior') return recordType(flow, scope, rest);
  const record = RECORDS.get(word);
  if (record) return fieldType(flow, record, rest);
  if (OPEN.has(word)) return ANY;
  switch (word) {
    case '$flow': {
      const kind = FLOW.get(name.toLowerCase());
      if (kind) return kind === 'Any' ? ANY : typeOf(kind);
      if (!CLASSIC.has(flow.processType)) return ANY;
      throw unknown(`There is no global variable $Flow.${name}.`);
    }
    case '$globalconstant': {
      const type = CONSTANTS.get(name.toLowerCase());
      if (type) return type;
      throw unknown(`There is no constant $GlobalConstant.${name}.`);
    }
    case '$label':
      checkLabel(flow, name, more);
      return typeOf('String');
    case '$permission':
      checkPermission(flow, name);
      return typeOf('Boolean');
    case '$setup':
      checkObject(flow, name);
      return fieldType(flow, name, more);
    case '$custommetadata':
      checkObject(flow, name);
      return more.length < 2 ? ANY : fieldType(flow, name, more.slice(1));
    case '$api':
      if (/^(session_id|(partner|enterprise)_server_url_\d+)$/i.test(name)) return typeOf('String');
      throw unknown(`There is no global variable $Api.${name}.`);
    case '$system':
      if (/^origindatetime$/i.test(name)) return typeOf('DateTime');
      throw unknown(`There is no global variable $System.${name}.`);
  }
  if (!CLASSIC.has(flow.processType)) return ANY;
  throw unknown(`There is no global variable ${scope}.`);
}

function unknown(message: string): UnknownPath {
  return new UnknownPath(message, 'Name a global variable of flows.');
}

/** $Record exists where a record, an event or a schedule with an object starts the flow. */
function recordType(flow: FlowCheck, scope: string, rest: readonly string[]): FlowType {
  if (!CLASSIC.has(flow.processType)) return ANY;
  const trigger = flow.start && textOf(flow.start, 'triggerType');
  const object = flow.recordObject;
  if (!trigger || trigger === 'None' || (!object && trigger === 'Scheduled')) {
    throw new UnknownPath(
      `${[scope, ...rest].join('.')} does not exist: no record starts this flow.`,
      'Use a variable, or start the flow by a record.'
    );
  }
  return object ? fieldType(flow, object, rest) : ANY;
}

/** `$Label.Name`, or `$Label.namespace.Name` of a package. */
function checkLabel(flow: FlowCheck, name: string, more: readonly string[]): void {
  const { labels, namespace } = flow.context.project;
  const own = more[0] === undefined || name.toLowerCase() === namespace.toLowerCase();
  const wanted = (more[0] ?? name).toLowerCase();
  if (!own && name.toLowerCase() !== 'c') return;
  if (labels.some((label) => label.name.toLowerCase() === wanted) || flow.isForeign(wanted)) return;
  throw new UnknownPath(
    `There is no custom label ${more[0] ?? name}.`,
    'Name a label of the package.'
  );
}

function checkPermission(flow: FlowCheck, name: string): void {
  const { customPermissions } = flow.context.project;
  const wanted = name.toLowerCase();
  if (customPermissions.some((permission) => permission.name.toLowerCase() === wanted)) return;
  if (flow.isForeign(name)) return;
  throw new UnknownPath(
    `There is no custom permission ${name}.`,
    'Name a custom permission of the package.'
  );
}

function checkObject(flow: FlowCheck, name: string): void {
  if (flow.context.schema.object(name) || !flow.isOurs(name)) return;
  throw new UnknownPath(`There is no object ${name}.`, 'Name an object that exists.');
}
