/** Platform classes that are nothing but properties: inputs and outputs of APIs. */

import type { InstanceProperty, PlatformClass, PlatformClassBody } from './define.ts';
import { apexText } from '../../values/format.ts';
import { hashTextOf, valueEquals } from '../../values/equality.ts';
import { parseSignature, platformClass } from './define.ts';

/** The superclass of each record class, for `instanceof`. */
const parents = new Map<string, string>();

/** Properties of each record class in order of declaration, without the inherited ones. */
const ownProperties = new Map<string, Property[]>();

interface Property {
  name: string;
  type: string;
}

export class RecordValue {
  readonly $type: string;
  private readonly values = new Map<string, unknown>();

  constructor(type: string, values: Record<string, unknown> = {}) {
    this.$type = type;
    for (const [name, value] of Object.entries(values)) this.set(name, value);
  }

  get(name: string): unknown {
    return this.values.get(name) ?? null;
  }

  set(name: string, value: unknown): void {
    this.values.set(name, value);
  }

  is(type: string): boolean {
    for (let name: string | undefined = this.$type; name; name = parents.get(name)) {
      if (name === type) return true;
    }
    return false;
  }

  /** As JSON.serialize writes it. */
  jsonMembers(): Record<string, unknown> {
    return Object.fromEntries(propertiesOf(this.$type).map(({ name }) => [name, this.get(name)]));
  }

  sameAs(other: unknown): boolean {
    return (
      other instanceof RecordValue &&
      other.$type === this.$type &&
      propertiesOf(this.$type).every(({ name }) => valueEquals(this.get(name), other.get(name)))
    );
  }

  toString(): string {
    const texts = propertiesOf(this.$type).map(({ name }) => `${name}=${apexText(this.get(name))}`);
    return `${this.$type}[${texts.join(', ')}]`;
  }
}

/** A record that equals another one with the same values, as the documentation of ConnectApi says of its classes. */
export class ComparableRecord extends RecordValue {
  equals(other: unknown): boolean {
    return this.sameAs(other);
  }

  hashText(): string {
    const texts = Object.entries(this.jsonMembers()).map(
      ([name, value]) => `${name}=${hashTextOf(value)}`
    );
    return `${this.$type}{${texts.join(',')}}`;
  }
}

function propertiesOf(type: string): Property[] {
  const parent = parents.get(type);
  return [...(parent ? propertiesOf(parent) : []), ...(ownProperties.get(type) ?? [])];
}

export interface RecordClassOptions extends Pick<
  PlatformClassBody,
  'methods' | 'statics' | 'implements' | 'constructors'
> {
  extends?: string;
  /** Apex code cannot make instances: the platform answers them. */
  abstract?: boolean;
  /** Instances with the same values are equal. */
  comparable?: boolean;
  /** What the properties of a new instance hold; null where nothing is said. */
  initial?: () => Record<string, unknown>;
}

/** Declares a class by its properties, e.g. `recordClass('ConnectApi.TextSegmentInput', ['String text'])`. */
export function recordClass(
  name: string,
  properties: string[],
  options: RecordClassOptions = {}
): PlatformClass {
  const { initial, extends: parent, abstract: isAbstract, comparable, ...members } = options;
  const Value = comparable ? ComparableRecord : RecordValue;
  if (parent) parents.set(name, parent);
  const own = properties.map((text) => {
    const signature = parseSignature(text);
    return { text, name: signature.name, type: text.slice(0, text.lastIndexOf(' ')) };
  });
  ownProperties.set(name, own);
  const shortName = name.slice(name.lastIndexOf('.') + 1);
  const constructors = isAbstract ? {} : { [`${shortName}()`]: () => new Value(name, initial?.()) };
  return platformClass(name, {
    ...members,
    ...(parent ? { extends: parent } : {}),
    abstract: isAbstract ?? false,
    isInstance: (value) => value instanceof RecordValue && value.is(name),
    constructors: { ...constructors, ...members.constructors },
    methods: {
      ...members.methods,
      'Object clone()': (_rt, self: RecordValue) => new Value(self.$type, self.jsonMembers())
    },
    fromJson: (read) => {
      const record = new Value(name, initial?.());
      for (const { name: member, type } of propertiesOf(name)) {
        const value = read(member, type);
        if (value !== null) record.set(member, value);
      }
      return record;
    },
    properties: Object.fromEntries(
      own.map((property): [string, InstanceProperty] => [property.text, accessor(property.name)])
    )
  });
}

function accessor(property: string): InstanceProperty {
  return {
    get: (_rt, self: RecordValue) => self.get(property),
    set: (_rt, self: RecordValue, value: unknown) => self.set(property, value)
  };
}

/** Getter methods for properties that Apex reads with `getName()` instead of `name`. */
export function getters(
  signatures: Record<string, string>
): NonNullable<PlatformClassBody['methods']> {
  return Object.fromEntries(
    Object.entries(signatures).map(([signature, property]) => [
      signature,
      (_rt: unknown, self: RecordValue) => self.get(property)
    ])
  );
}
