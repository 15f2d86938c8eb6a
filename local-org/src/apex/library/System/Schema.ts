/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_schema.htm */

import type { Runtime } from '../../runtime/runtime.ts';
import { ApexList } from '../../../values/list.ts';
import { DescribeObject } from '../Schema/DescribeSObjectResult.ts';
import { given } from '../../runtime/arguments.ts';
import { InsensitiveMap } from '../../runtime/insensitive-map.ts';
import { platformClass } from '../define.ts';
import { raise } from '../../../values/exception.ts';

function globalDescribe(rt: Runtime): InsensitiveMap {
  const types = rt.schema
    .objects()
    .map((object): [unknown, unknown] => [object.name.toLowerCase(), rt.sObjectType(object.name)]);
  return new InsensitiveMap('String', 'Schema.SObjectType', types);
}

function describe(rt: Runtime, names: ApexList): ApexList {
  const results = names.items.map((name) => {
    const object = rt.schema.object(String(name));
    if (!object) {
      raise('InvalidParameterValueException', `describeSObjects: ${String(name)} does not exist`);
    }
    return new DescribeObject(object);
  });
  return new ApexList('Schema.DescribeSObjectResult', results);
}

export const SchemaClass = platformClass('System.Schema', {
  statics: {
    'Map<String, Schema.SObjectType> getGlobalDescribe()': (rt) => globalDescribe(rt),
    'List<Schema.DescribeSObjectResult> describeSObjects(List<String> names)': (
      rt,
      names: ApexList | null
    ) => describe(rt, given(names))
  }
});
