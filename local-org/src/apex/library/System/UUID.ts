/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_UUID.htm */

import { given, hashOfText } from '../../runtime/arguments.ts';
import { platformClass } from '../define.ts';
import { raise } from '../../../values/exception.ts';

class UuidValue {
  readonly $type = 'System.UUID';
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  hashText(): string {
    return `uuid:${this.text}`;
  }

  toString(): string {
    return this.text;
  }
}

/** Version 4, from the org's own source of chance. */
export function randomUuid(bytes: Buffer): UuidValue {
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20)
  ];
  return new UuidValue(parts.join('-'));
}

export const UuidClass = platformClass('System.UUID', {
  isInstance: (value) => value instanceof UuidValue,
  statics: {
    'UUID randomUUID()': (rt) => randomUuid(rt.host.randomBytes(16)),
    'UUID fromString(String text)': (_rt, text: string | null) => {
      if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(given(text))) {
        raise('IllegalArgumentException', `Invalid UUID string: ${given(text)}`);
      }
      return new UuidValue(given(text).toLowerCase());
    }
  },
  methods: {
    'String toString()': (_rt, self: UuidValue) => self.text,
    'Boolean equals(Object other)': (_rt, self: UuidValue, other: unknown) =>
      other instanceof UuidValue && other.text === self.text,
    'Integer hashCode()': (_rt, self: UuidValue) => hashOfText(self.text)
  }
});
