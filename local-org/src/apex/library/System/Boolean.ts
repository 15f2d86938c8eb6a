/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_boolean.htm */

import { given } from '../../runtime/arguments.ts';
import { platformClass } from '../define.ts';
import { raise } from '../../../values/exception.ts';
import { typeNameOf } from '../../runtime/type-name.ts';

const parse = (text: string): boolean => text.toLowerCase() === 'true';

export const BooleanClass = platformClass('System.Boolean', {
  isInstance: (value) => typeof value === 'boolean',
  statics: {
    'Boolean valueOf(String text)': (_rt, text: string | null) => parse(given(text)),
    'Boolean valueOf(Object value)': (_rt, value: unknown) => {
      if (typeof value === 'boolean') return value;
      if (typeof value === 'string') return parse(value);
      return raise('TypeException', `Invalid boolean: ${typeNameOf(given(value))}`);
    }
  }
});
