/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_pages_selectoption.htm */

import { recordClass, RecordValue } from '../record-class.ts';

const NAME = 'System.SelectOption';

function option(value: string | null, label: string | null, disabled: boolean | null): RecordValue {
  return new RecordValue(NAME, { value, label, disabled, escapeItem: true });
}

const accessors = Object.fromEntries(
  Object.entries({
    Disabled: ['Boolean', 'disabled'],
    EscapeItem: ['Boolean', 'escapeItem'],
    Label: ['String', 'label'],
    Value: ['String', 'value']
  }).flatMap(([name, [type, field = '']]) => [
    [`${type} get${name}()`, (_rt: unknown, self: RecordValue) => self.get(field)],
    [
      `void set${name}(${type} value)`,
      (_rt: unknown, self: RecordValue, value: unknown) => self.set(field, value)
    ]
  ])
);

export const SelectOptionClass = recordClass(NAME, [], {
  abstract: true,
  constructors: {
    'SelectOption(String value, String label)': (_rt, value: string | null, label: string | null) =>
      option(value, label, false),
    'SelectOption(String value, String label, Boolean isDisabled)': (
      _rt,
      value: string | null,
      label: string | null,
      disabled: boolean | null
    ) => option(value, label, disabled)
  },
  methods: accessors
});
