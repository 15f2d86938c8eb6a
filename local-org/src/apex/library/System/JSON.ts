/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Json.htm */

import type { Runtime } from '../../runtime/runtime.ts';
import type { ApexType } from '../../../values/type.ts';
import { compactText, JsonWriter, prettyText } from '../../runtime/json-write.ts';
import { given } from '../../runtime/arguments.ts';
import { JsonGenerator } from './JSONGenerator.ts';
import { JsonParser } from './JSONParser.ts';
import { JsonTypedReader, untyped } from '../../runtime/json-read.ts';
import { parseJson } from '../../runtime/json-parse.ts';
import { platformClass } from '../define.ts';

function serialize(rt: Runtime, value: unknown, suppressNulls: boolean | null): string {
  return compactText(new JsonWriter(rt, { suppressNulls: suppressNulls ?? false }).tree(value));
}

function pretty(rt: Runtime, value: unknown, suppressNulls: boolean | null): string {
  return prettyText(new JsonWriter(rt, { suppressNulls: suppressNulls ?? false }).tree(value));
}

function read(rt: Runtime, text: string | null, type: ApexType | null, strict: boolean): unknown {
  return new JsonTypedReader(rt, { strict }).readText(given(text), given(type).name);
}

export const JsonClass = platformClass('System.JSON', {
  statics: {
    'String serialize(Object value)': (rt, value: unknown) => serialize(rt, value, false),
    'String serialize(Object value, Boolean suppressNulls)': (rt, value: unknown, suppress) =>
      serialize(rt, value, suppress as boolean | null),
    'String serializePretty(Object value)': (rt, value: unknown) => pretty(rt, value, false),
    'String serializePretty(Object value, Boolean suppressNulls)': (rt, value: unknown, suppress) =>
      pretty(rt, value, suppress as boolean | null),
    'Object deserialize(String text, Type type)': (rt, text: string | null, type) =>
      read(rt, text, type as ApexType | null, false),
    'Object deserializeStrict(String text, Type type)': (rt, text: string | null, type) =>
      read(rt, text, type as ApexType | null, true),
    'Object deserializeUntyped(String text)': (_rt, text: string | null) =>
      untyped(parseJson(given(text))),
    'JSONParser createParser(String text)': (rt, text: string | null) =>
      new JsonParser(rt, given(text)),
    'JSONGenerator createGenerator(Boolean pretty)': (rt, isPretty: boolean) =>
      new JsonGenerator(rt, isPretty)
  }
});
