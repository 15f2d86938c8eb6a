/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_ApexPages_StandardController_methods.htm */

import type { Runtime } from '../../runtime/runtime.ts';
import type { ApexList } from '../../../values/list.ts';
import { currentPage } from '../System/ApexPages.ts';
import { given } from '../../runtime/arguments.ts';
import { isApexException } from '../../../values/exception.ts';
import { MessageValue, Severity } from './Message.ts';
import { PageReferenceValue } from '../System/PageReference.ts';
import { platformClass } from '../define.ts';
import { SObject } from '../../../values/sobject.ts';

class StandardControllerValue {
  readonly $type = 'ApexPages.StandardController';
  record: SObject;

  constructor(record: SObject) {
    this.record = record;
  }
}

/** Saves the record; what refuses it becomes messages of the page, and the page stays. */
export function saveOnPage(rt: Runtime, operation: 'upsert' | 'update', target: unknown): boolean {
  const mark = rt.host.database.savepoint();
  try {
    rt.dml(operation, target, null);
    return true;
  } catch (error) {
    if (!isApexException(error) || error.dmlErrors.length === 0) throw error;
    rt.host.database.rollbackTo(mark);
    for (const { message } of error.dmlErrors) {
      rt.pageMessages.push(new MessageValue(Severity.value('ERROR'), message));
    }
    return false;
  }
}

/** Where a cancelled or finished page goes: the address it was opened with, or the record. */
export function returnPage(rt: Runtime, record: SObject | null): PageReferenceValue {
  const wanted = currentPage(rt)?.parameters.get('retURL');
  if (typeof wanted === 'string') return new PageReferenceValue(wanted);
  return new PageReferenceValue(record?.id ? `/${record.id}` : '/home/home.jsp');
}

function save(rt: Runtime, self: StandardControllerValue): PageReferenceValue | null {
  if (!saveOnPage(rt, self.record.id === null ? 'upsert' : 'update', self.record)) return null;
  return new PageReferenceValue(`/${self.record.id ?? ''}`);
}

function remove(rt: Runtime, self: StandardControllerValue): PageReferenceValue {
  rt.dml('delete', self.record, null);
  const prefix = rt.schema.object(self.record.type)?.keyPrefix ?? '';
  return new PageReferenceValue(`/${prefix}/o`);
}

export const StandardControllerClass = platformClass('ApexPages.StandardController', {
  isInstance: (value) => value instanceof StandardControllerValue,
  constructors: {
    'StandardController(SObject record)': (_rt, record: SObject | null) =>
      new StandardControllerValue(given(record))
  },
  methods: {
    // Tests give the controller its record with all fields, so nothing is loaded later.
    'void addFields(List<String> names)': (_rt, _self: StandardControllerValue, names: ApexList) =>
      void given(names),
    'PageReference cancel()': (rt, self: StandardControllerValue) => returnPage(rt, self.record),
    'PageReference delete()': (rt, self: StandardControllerValue) => remove(rt, self),
    'PageReference edit()': (_rt, self: StandardControllerValue) =>
      new PageReferenceValue(`/${self.record.id ?? ''}/e`),
    'String getId()': (_rt, self: StandardControllerValue) => self.record.id,
    'SObject getRecord()': (_rt, self: StandardControllerValue) => self.record,
    'void reset()': (_rt, self: StandardControllerValue) => {
      self.record = new SObject(self.record.type, { Id: self.record.id });
    },
    'PageReference save()': (rt, self: StandardControllerValue) => save(rt, self),
    'PageReference view()': (_rt, self: StandardControllerValue) =>
      new PageReferenceValue(`/${self.record.id ?? ''}`)
  }
});
