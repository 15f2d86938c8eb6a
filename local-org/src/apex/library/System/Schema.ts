/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_schema.htm */

import type { Runtime } from '../../runtime/runtime.ts';
import type { Schema } from '../../../metadata/schema.ts';
import { ApexList } from '../../../values/list.ts';
import { describeObject } from '../Schema/DescribeSObjectResult.ts';
import { given } from '../../runtime/arguments.ts';
import { InsensitiveMap } from '../../runtime/insensitive-map.ts';
import { platformClass } from '../define.ts';
import { raise } from '../../../values/exception.ts';

const names = new WeakMap<Schema, string[]>();

function objectNames(schema: Schema): string[] {
  let known = names.get(schema);
  if (!known) names.set(schema, (known = schema.objects().map((object) => object.name)));
  return known;
}

function globalDescribe(rt: Runtime): InsensitiveMap {
  const types = objectNames(rt.schema).map((name): [unknown, unknown] => [
    name.toLowerCase(),
    rt.sObjectType(name)
  ]);
  return new InsensitiveMap('String', 'Schema.SObjectType', types);
}

function describe(rt: Runtime, names: ApexList): ApexList {
  const results = names.items.map((name) => {
    const object = rt.schema.object(String(name));
    if (!object) {
      raise('InvalidParameterValueException', `describeSObjects: ${String(name)} does not exist`);
    }
    return describeObject(object);
  });
  return new ApexList('Schema.DescribeSObjectResult', results);
}

export const SchemaClass = platformClass('System.Schema', {
  statics: {
    'Map<String, Schema.SObjectType> getGlobalDescribe()': (rt) => globalDescribe(rt),
    'List<Schema.DescribeSObjectResult> describeSObjects(List<String> names)': (
      rt,
      names: ApexList | null
    ) => describe(rt, given(names)),
    'List<Schema.DescribeSObjectResult> describeSObjects(List<String> names, Object options)': (
      rt,
      names: ApexList | null
    ) => describe(rt, given(names))
  }
});
