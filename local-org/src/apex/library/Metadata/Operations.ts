/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Metadata_Operations.htm */

import type { EnumValue } from '../../../values/enum.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { ApexDatetime } from '../../../values/datetime.ts';
import { ApexList } from '../../../values/list.ts';
import { convertToField } from '../../runtime/field-types.ts';
import { given } from '../../runtime/arguments.ts';
import { isApexException, raise } from '../../../values/exception.ts';
import { makeId } from '../../../values/id.ts';
import { NotSupported } from '../../../values/errors.ts';
import { platformClass } from '../define.ts';
import { RecordValue } from '../record-class.ts';
import { SObject } from '../../../values/sobject.ts';

class ContainerValue {
  readonly $type = 'Metadata.DeployContainer';
  readonly items: RecordValue[] = [];

  remove(isWanted: (item: RecordValue) => boolean): boolean {
    const index = this.items.findIndex(isWanted);
    if (index >= 0) this.items.splice(index, 1);
    return index >= 0;
  }
}

class CallbackContextValue {
  readonly $type = 'Metadata.DeployCallbackContext';
  readonly jobId: string;

  constructor(jobId: string) {
    this.jobId = jobId;
  }
}

let lastDeployment = 0;

/** The records are written after the commit; the callback runs in the same transaction as they do. */
function enqueue(rt: Runtime, container: ContainerValue, callback: unknown): string {
  if (rt.test) raise('AsyncException', 'Metadata cannot be deployed from within a test');
  const id = makeId('0Af', ++lastDeployment);
  const items = [...container.items];
  rt.host.afterCommit(`The deployment ${id}`, () => {
    const result = deploy(rt, id, items);
    if (callback === null) return;
    rt.invoke(callback, 'handleResult', [result, new CallbackContextValue(id)]);
  });
  return id;
}

/** All or nothing, as the platform deploys. */
function deploy(rt: Runtime, id: string, items: RecordValue[]): RecordValue {
  const started = new ApexDatetime(rt.host.now());
  const mark = rt.host.database.savepoint();
  const messages = items.map((item) => deployOne(rt, item));
  const failures = messages.filter((message) => message.get('success') !== true);
  if (failures.length > 0) rt.host.database.rollbackTo(mark);
  const successes = messages.filter((message) => message.get('success') === true);
  const list = (found: RecordValue[]): ApexList => new ApexList('Metadata.DeployMessage', found);
  return new RecordValue('Metadata.DeployResult', {
    id,
    checkOnly: false,
    createdDate: started,
    startDate: started,
    completedDate: new ApexDatetime(rt.host.now()),
    details: new RecordValue('Metadata.DeployDetails', {
      componentFailures: list(failures),
      componentSuccesses: list(successes)
    }),
    done: true,
    ignoreWarnings: false,
    numberComponentErrors: failures.length,
    numberComponentsDeployed: failures.length > 0 ? 0 : successes.length,
    numberComponentsTotal: items.length,
    rollbackOnError: true,
    status: statusValue(rt, failures.length > 0 ? 'Failed' : 'Succeeded'),
    success: failures.length === 0
  });
}

function statusValue(rt: Runtime, name: string): EnumValue | null {
  const type = rt.library.find('Metadata.DeployStatus');
  return type?.kind === 'enum' ? (type.values.find((value) => value.name === name) ?? null) : null;
}

function deployOne(rt: Runtime, item: RecordValue): RecordValue {
  const fullName = String(item.get('fullName'));
  const common = { fullName, componentType: 'CustomMetadata', deleted: false };
  try {
    const created = write(rt, item);
    return new RecordValue('Metadata.DeployMessage', {
      ...common,
      created,
      changed: true,
      success: true
    });
  } catch (error) {
    if (!isApexException(error)) throw error;
    const problem = error.apexMessage;
    return new RecordValue('Metadata.DeployMessage', { ...common, problem, success: false });
  }
}

/** `Type.Record`; answers whether the record is new. */
function write(rt: Runtime, item: RecordValue): boolean {
  if (item.$type !== 'Metadata.CustomMetadata') {
    throw new NotSupported(`the deployment of ${item.$type}`);
  }
  const [typeName = '', developerName = ''] = String(item.get('fullName')).split('.');
  const object = rt.schema.object(`${typeName.replace(/__mdt$/i, '')}__mdt`);
  if (object?.kind !== 'metadata' || developerName === '') {
    raise(
      'InvalidParameterValueException',
      `In field: fullName - no CustomObject named ${typeName}__mdt found`
    );
  }
  const known = rt.host.database
    .all(object.name)
    .find((row) => String(row.get('DeveloperName')).toLowerCase() === developerName.toLowerCase());
  const record = new SObject(object.name, {
    ...(known ? { Id: known.id } : {}),
    DeveloperName: developerName,
    QualifiedApiName: developerName,
    MasterLabel: item.get('label') ?? developerName,
    Label: item.get('label') ?? developerName,
    Language: 'en_US'
  });
  for (const value of (item.get('values') as ApexList | null)?.items ?? []) {
    const pair = value as RecordValue;
    const field = object.field(String(pair.get('field')));
    if (!field) {
      raise(
        'InvalidParameterValueException',
        `Invalid field ${String(pair.get('field'))} for ${object.name}`
      );
    }
    record.set(field.name, convertToField(field, pair.get('value')));
  }
  rt.host.database.put(record, rt.host.user().userId);
  return known === undefined;
}

/** Custom metadata records as components, by `Type.Record`. */
function retrieve(rt: Runtime, type: EnumValue, fullNames: ApexList): ApexList {
  if (type.name !== 'CustomMetadata')
    throw new NotSupported(`Metadata.Operations.retrieve: ${type.name}`);
  const found = fullNames.items.flatMap((name) => component(rt, String(name)));
  return new ApexList('Metadata.Metadata', found);
}

function component(rt: Runtime, fullName: string): RecordValue[] {
  const [typeName = '', developerName = ''] = fullName.split('.');
  const object = rt.schema.object(`${typeName.replace(/__mdt$/i, '')}__mdt`);
  const row =
    object &&
    rt.host.database
      .all(object.name)
      .find(
        (each) => String(each.get('DeveloperName')).toLowerCase() === developerName.toLowerCase()
      );
  if (!object || !row) return [];
  const values = [...object.fields.values()]
    .filter((field) => field.custom)
    .map(
      ({ name }) =>
        new RecordValue('Metadata.CustomMetadataValue', { field: name, value: row.get(name) })
    );
  return [
    new RecordValue('Metadata.CustomMetadata', {
      fullName,
      label: row.get('MasterLabel'),
      protected_x: row.get('IsProtected') === true,
      values: new ApexList('Metadata.CustomMetadataValue', values)
    })
  ];
}

export const OperationsClass = platformClass('Metadata.Operations', {
  statics: {
    'Id enqueueDeployment(Metadata.DeployContainer container, Metadata.DeployCallback callback)': (
      rt,
      container: ContainerValue | null,
      callback: unknown
    ) => enqueue(rt, given(container), callback),
    'List<Metadata.Metadata> retrieve(Metadata.MetadataType type, List<String> fullNames)': (
      rt,
      type: EnumValue | null,
      fullNames: ApexList | null
    ) => retrieve(rt, given(type), given(fullNames))
  }
});

export const DeployContainerClass = platformClass('Metadata.DeployContainer', {
  isInstance: (value) => value instanceof ContainerValue,
  constructors: { 'DeployContainer()': () => new ContainerValue() },
  methods: {
    'void addMetadata(Metadata.Metadata component)': (
      _rt,
      self: ContainerValue,
      item: RecordValue | null
    ) => {
      self.items.push(given(item));
    },
    'List<Metadata.Metadata> getMetadata()': (_rt, self: ContainerValue) =>
      new ApexList('Metadata.Metadata', [...self.items]),
    'Boolean removeMetadata(Metadata.Metadata component)': (
      _rt,
      self: ContainerValue,
      item: RecordValue | null
    ) => self.remove((known) => known === item),
    'Boolean removeMetadataByFullName(String fullName)': (
      _rt,
      self: ContainerValue,
      fullName: string | null
    ) => self.remove((known) => known.get('fullName') === fullName)
  }
});

/** Apex classes may extend the context to test their callbacks. */
export const callbackContextClass = platformClass('Metadata.DeployCallbackContext', {
  isInstance: (value) => value instanceof CallbackContextValue,
  constructors: { 'DeployCallbackContext()': () => new CallbackContextValue('') },
  methods: { 'Id getCallbackJobId()': (_rt, self: CallbackContextValue) => self.jobId || null }
});
