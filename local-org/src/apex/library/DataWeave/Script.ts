/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_dataweave_Script.htm */

import type { PlatformClass, PlatformType } from '../define.ts';
import { given } from '../../runtime/arguments.ts';
import { lacking, platformClass } from '../define.ts';

class ScriptValue {
  readonly $type: string;
  readonly name: string;

  constructor(name: string, type = 'DataWeave.Script') {
    this.name = name;
    this.$type = type;
  }
}

// DIFFERS: DataWeave scripts do not run; code that uses them compiles and ends with NotSupported.
const execute = lacking('DataWeave scripts');

export const dataWeaveTypes: PlatformType[] = [
  platformClass('DataWeave.Script', {
    isInstance: (value) => value instanceof ScriptValue,
    statics: {
      'DataWeave.Script createScript(String name)': (_rt, name: string | null) =>
        new ScriptValue(given(name)),
      'DataWeave.Script createScript(String namespace, String name)': (
        _rt,
        _namespace: string | null,
        name: string | null
      ) => new ScriptValue(given(name))
    },
    methods: {
      'DataWeave.Result execute()': execute,
      'DataWeave.Result execute(Map<String, Object> parameters)': execute,
      'String toString()': (_rt, self: ScriptValue) => `DataWeave.Script[${self.name}]`
    }
  }),
  platformClass('DataWeave.Result', {
    isInstance: () => false,
    methods: { 'Object getValue()': () => null, 'String getValueAsString()': () => null }
  })
];

/** `DataWeaveScriptResource.myScript`: the class of one script of the project. */
export function scriptClassOf(script: string): PlatformClass {
  const name = `DataWeaveScriptResource.${script}`;
  return platformClass(name, {
    extends: 'DataWeave.Script',
    isInstance: (value) => value instanceof ScriptValue && value.$type === name,
    constructors: { [`${script}()`]: () => new ScriptValue(script, name) }
  });
}
