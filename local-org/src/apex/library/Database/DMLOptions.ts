/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Database_DMLOptions.htm */

import { platformClass } from '../define.ts';

export class DmlOptionsValue {
  readonly $type = 'Database.DMLOptions';
  optAllOrNone: boolean | null = null;
  allowFieldTruncation: boolean | null = null;
}

export const DmlOptionsClass = platformClass('Database.DMLOptions', {
  isInstance: (value) => value instanceof DmlOptionsValue,
  constructors: { 'DMLOptions()': () => new DmlOptionsValue() },
  properties: {
    'Boolean OptAllOrNone': {
      get: (_rt, self: DmlOptionsValue) => self.optAllOrNone,
      set: (_rt, self: DmlOptionsValue, value: boolean | null) => {
        self.optAllOrNone = value;
      }
    },
    // DIFFERS: texts are never truncated; too long ones fail as in API versions since 15.
    'Boolean AllowFieldTruncation': {
      get: (_rt, self: DmlOptionsValue) => self.allowFieldTruncation,
      set: (_rt, self: DmlOptionsValue, value: boolean | null) => {
        self.allowFieldTruncation = value;
      }
    }
  }
});
