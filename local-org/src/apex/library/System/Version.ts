/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_version.htm */

import { platformClass } from '../define.ts';

export class VersionValue {
  readonly $type = 'System.Version';
  readonly parts: number[];

  constructor(...parts: number[]) {
    this.parts = parts;
  }

  toString(): string {
    return this.parts.join('.');
  }
}

export const VersionClass = platformClass('System.Version', {
  isInstance: (value) => value instanceof VersionValue,
  constructors: {
    'Version(Integer major, Integer minor)': (_rt, major: number, minor: number) =>
      new VersionValue(major, minor),
    'Version(Integer major, Integer minor, Integer patch)': (
      _rt,
      major: number,
      minor: number,
      patch: number
    ) => new VersionValue(major, minor, patch)
  },
  methods: {
    'Integer major()': (_rt, self: VersionValue) => self.parts[0] ?? null,
    'Integer minor()': (_rt, self: VersionValue) => self.parts[1] ?? null,
    'Integer patch()': (_rt, self: VersionValue) => self.parts[2] ?? null,
    'Integer compareTo(Version other)': (_rt, self: VersionValue, other: VersionValue) => {
      const index = self.parts.findIndex((part, position) => part !== (other.parts[position] ?? 0));
      return index < 0 ? 0 : Math.sign((self.parts[index] ?? 0) - (other.parts[index] ?? 0));
    }
  }
});
