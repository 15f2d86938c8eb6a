/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Database_DMLOptions.htm */

import type { DmlOptions } from '../../../database/database.ts';
import type { InstanceProperty, PlatformClass } from '../define.ts';
import { platformClass } from '../define.ts';

/** Options of a save, or one of their headers: named values that are null until they are set. */
class OptionsValue {
  readonly $type: string;
  readonly values = new Map<string, unknown>();

  constructor(type: string) {
    this.$type = type;
  }

  get(name: string): unknown {
    return this.values.get(name) ?? null;
  }

  /** UNVERIFIED: JSON.serialize writes the values that are set. */
  jsonMembers(): Record<string, unknown> {
    return Object.fromEntries(this.values);
  }
}

const NAME = 'Database.DMLOptions';

/** The headers exist from the start: `options.DuplicateRuleHeader.AllowSave = true`. */
const HEADERS: Record<string, Record<string, string>> = {
  // DIFFERS: assignment rules and e-mails of a save do not run; their headers are kept and read by nobody.
  AssignmentRuleHeader: { AssignmentRuleId: 'Id', UseDefaultRule: 'Boolean' },
  DuplicateRuleHeader: { AllowSave: 'Boolean', RunAsCurrentUser: 'Boolean' },
  EmailHeader: {
    TriggerAutoResponseEmail: 'Boolean',
    TriggerOtherEmail: 'Boolean',
    TriggerUserEmail: 'Boolean'
  }
};

export class DmlOptionsValue extends OptionsValue {
  constructor() {
    super(NAME);
    for (const header of Object.keys(HEADERS)) {
      this.values.set(header, new OptionsValue(`${NAME}.${header}`));
    }
  }

  get optAllOrNone(): boolean | null {
    return this.get('OptAllOrNone') as boolean | null;
  }

  /** What the database needs to know of them. */
  toDatabase(): Partial<DmlOptions> {
    const duplicates = this.get('DuplicateRuleHeader');
    return {
      truncateTexts: this.get('AllowFieldTruncation') === true,
      allowDuplicates: duplicates instanceof OptionsValue && duplicates.get('AllowSave') === true
    };
  }
}

function property(name: string): InstanceProperty {
  return {
    get: (_rt, self: OptionsValue) => self.get(name),
    set: (_rt, self: OptionsValue, value: unknown) => self.values.set(name, value)
  };
}

function properties(types: Record<string, string>): Record<string, InstanceProperty> {
  return Object.fromEntries(
    Object.entries(types).map(([name, type]) => [`${type} ${name}`, property(name)])
  );
}

const headerClasses: PlatformClass[] = Object.entries(HEADERS).map(([header, types]) => {
  const name = `${NAME}.${header}`;
  return platformClass(name, {
    isInstance: (value) => value instanceof OptionsValue && value.$type === name,
    constructors: { [`${header}()`]: () => new OptionsValue(name) },
    properties: properties(types)
  });
});

export const dmlOptionsClasses: PlatformClass[] = [
  platformClass(NAME, {
    isInstance: (value) => value instanceof DmlOptionsValue,
    constructors: { 'DMLOptions()': () => new DmlOptionsValue() },
    properties: properties({
      OptAllOrNone: 'Boolean',
      AllowFieldTruncation: 'Boolean',
      LocaleOptions: 'String',
      ...Object.fromEntries(Object.keys(HEADERS).map((header) => [header, `${NAME}.${header}`]))
    })
  }),
  ...headerClasses
];
