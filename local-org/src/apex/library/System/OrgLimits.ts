/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_OrgLimits.htm */

import { ApexList } from '../../../values/list.ts';
import { ApexMap } from '../../../values/map.ts';
import { ORG_LIMITS } from '../../../values/org-limits.ts';
import { platformClass } from '../define.ts';

class OrgLimitValue {
  readonly $type = 'System.OrgLimit';
  readonly name: string;
  readonly limit: number;

  constructor(name: string, limit: number) {
    this.name = name;
    this.limit = limit;
  }

  toString(): string {
    return this.name;
  }
}

const all = (): OrgLimitValue[] =>
  Object.entries(ORG_LIMITS).map(([name, limit]) => new OrgLimitValue(name, limit));

export const orgLimitClasses = [
  platformClass('System.OrgLimit', {
    isInstance: (value) => value instanceof OrgLimitValue,
    methods: {
      'Integer getLimit()': (_rt, self: OrgLimitValue) => self.limit,
      'String getName()': (_rt, self: OrgLimitValue) => self.name,
      // DIFFERS: the usage of the org is not counted, it is always 0.
      'Integer getValue()': () => 0,
      'String toString()': (_rt, self: OrgLimitValue) => self.name
    }
  }),
  platformClass('System.OrgLimits', {
    statics: {
      'List<OrgLimit> getAll()': () => new ApexList('System.OrgLimit', all()),
      'Map<String, OrgLimit> getMap()': () =>
        new ApexMap(
          'String',
          'System.OrgLimit',
          all().map((limit): [string, OrgLimitValue] => [limit.name, limit])
        )
    }
  })
];
