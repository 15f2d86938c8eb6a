/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_id.htm */

import type { Runtime } from '../../runtime/runtime.ts';
import { given } from '../../runtime/arguments.ts';
import { isId, keyPrefix, toId18 } from '../../../values/id.ts';
import { platformClass } from '../define.ts';
import { raise } from '../../../values/exception.ts';

/** The 18-character id, or the platform's StringException. */
export function idOf(text: string): string {
  return toId18(text) ?? raise('StringException', `Invalid id: ${text}`);
}

function sObjectTypeOf(rt: Runtime, id: string): unknown {
  const object = rt.schema.objectByPrefix(keyPrefix(id));
  if (!object) {
    raise('SObjectException', `Cannot determine sObject type of the id: ${id}`);
  }
  return rt.sObjectType(object.name);
}

export const IdClass = platformClass('System.Id', {
  isInstance: (value) => isId(value),
  statics: {
    'Id valueOf(String text)': (_rt, text: string | null) => idOf(given(text)),
    'Id valueOf(String text, Boolean restoreCasing)': (_rt, text: string | null) =>
      idOf(given(text))
  },
  methods: {
    'Schema.SObjectType getSObjectType()': (rt, self: string) => sObjectTypeOf(rt, self),
    'String to15()': (_rt, self: string) => self.slice(0, 15),
    'String toString()': (_rt, self: string) => self
  }
});
