/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_eventbus_ChangeEventHeader.htm */

import type { MethodImplementation } from '../define.ts';
import { recordClass, RecordValue } from '../record-class.ts';

const FIELDS: Record<string, string> = {
  changedFields: 'List<String>',
  changeOrigin: 'String',
  changeType: 'String',
  commitNumber: 'Long',
  commitTimestamp: 'Long',
  commitUser: 'String',
  diffFields: 'List<String>',
  entityName: 'String',
  nulledFields: 'List<String>',
  recordIds: 'List<String>',
  sequenceNumber: 'Integer',
  transactionKey: 'String'
};

const NAME = 'EventBus.ChangeEventHeader';

export function changeEventHeader(values: Record<string, unknown>): RecordValue {
  return new RecordValue(NAME, values);
}

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

const accessors = Object.fromEntries(
  Object.entries(FIELDS).flatMap(([name, type]): [string, MethodImplementation][] => [
    [`${type} get${capital(name)}()`, (_rt, self: RecordValue) => self.get(name)],
    [
      `void set${capital(name)}(${type} value)`,
      (_rt, self: RecordValue, value: unknown) => self.set(name, value)
    ]
  ])
);

export const ChangeEventHeaderClass = recordClass(
  NAME,
  Object.entries(FIELDS).map(([name, type]) => `${type} ${name}`),
  { methods: accessors }
);
