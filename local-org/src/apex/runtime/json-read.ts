/** `JSON.deserialize`: JSON as values of an Apex type. */

import type { CompiledClass, CompiledField } from '../compiled-class.ts';
import type { JsonNode } from './json-parse.ts';
import { parseJsonLeniently } from './json-parse.ts';
import type { ObjectDef } from '../../metadata/schema.ts';
import type { Runtime } from './runtime.ts';
import type { TypeName } from '../library/define.ts';
import { ApexDate } from '../../values/date.ts';
import { ApexDatetime } from '../../values/datetime.ts';
import { ApexList } from '../../values/list.ts';
import { ApexMap } from '../../values/map.ts';
import { ApexSet } from '../../values/set.ts';
import { ApexTime } from '../../values/time.ts';
import { apexTypeOfField } from './field-types.ts';
import { Blob } from '../../values/blob.ts';
import { Decimal } from '../../values/decimal.ts';
import { Double } from '../../values/double.ts';
import { parseTypeName } from '../library/define.ts';
import { raise } from '../../values/exception.ts';
import { SObject } from '../../values/sobject.ts';
import { toId18 } from '../../values/id.ts';

export interface ReadOptions {
  /** Members that the type does not have are an error. */
  strict: boolean;
  /** The type Object takes any value; JSON.deserialize, on the platform, refuses to read it. */
  anyObject?: boolean;
}

type ObjectNode = Extract<JsonNode, { kind: 'object' }>;

/** What a type without a declaration becomes: maps, lists and plain values. */
export function untyped(node: JsonNode): unknown {
  switch (node.kind) {
    case 'null':
      return null;
    case 'boolean':
    case 'string':
      return node.value;
    case 'number':
      return untypedNumber(node.text);
    case 'array':
      return new ApexList('Object', node.items.map(untyped));
    case 'broken':
      throw node.error;
    case 'object':
      return new ApexMap(
        'String',
        'Object',
        node.entries.map(([name, value]): [unknown, unknown] => [name, untyped(value)])
      );
    default:
      return node satisfies never;
  }
}

function untypedNumber(text: string): unknown {
  if (!/^-?\d+$/.test(text)) return Decimal.parse(text);
  const value = BigInt(text);
  if (BigInt.asIntN(32, value) === value) return Number(value);
  return BigInt.asIntN(64, value) === value ? value : Decimal.parse(text);
}

export class JsonTypedReader {
  private readonly rt: Runtime;
  private readonly options: ReadOptions;

  constructor(rt: Runtime, options: ReadOptions) {
    this.rt = rt;
    this.options = options;
  }

  read(node: JsonNode, typeName: string): unknown {
    return this.value(node, parseTypeName(typeName));
  }

  /** Reads as the platform does, token by token: a type that does not fit is found before a mistake behind it. */
  readText(text: string, typeName: string): unknown {
    const { root, trailing } = parseJsonLeniently(text);
    const value = this.read(root, typeName);
    if (trailing) throw trailing;
    return value;
  }

  private value(node: JsonNode, type: TypeName): unknown {
    if (node.kind === 'null') return null;
    const name = type.name.toLowerCase().replace(/^system\./, '');
    switch (name) {
      case 'object':
        if (this.options.anyObject) return untyped(node);
        raise('JSONException', 'Apex Type unsupported in JSON: Object');
      case 'list':
      case 'iterable':
        return new ApexList(argument(type, 0), this.items(node, type));
      case 'set':
        return new ApexSet(argument(type, 0), this.items(node, type));
      case 'map':
        return this.map(node, type);
      default:
        return name in PRIMITIVES ? primitive(node, name) : this.named(node, type.name);
    }
  }

  private items(node: JsonNode, type: TypeName): unknown[] {
    const element = type.args[0] ?? { name: 'Object', args: [] };
    if (node.kind !== 'array') {
      refuseBroken(node);
      raise('JSONException', "Malformed JSON: Expected '[' at the beginning of List/Set");
    }
    return node.items.map((item) => this.value(item, element));
  }

  private map(node: JsonNode, type: TypeName): ApexMap {
    const [keyType, valueType] = [type.args[0], type.args[1] ?? { name: 'Object', args: [] }];
    const map = new ApexMap(argument(type, 0), argument(type, 1));
    for (const [name, value] of asObject(node, 'map').entries) {
      const key = keyType ? this.value(keyNode(name, keyType), keyType) : name;
      map.put(key, this.value(value, valueType));
    }
    return map;
  }

  private named(node: JsonNode, name: string): unknown {
    const userClass = this.rt.classes.find(name);
    if (userClass?.kind === 'enum') return enumValue(node, userClass);
    if (userClass) return this.instance(asObject(node, 'object'), userClass);
    if (name.toLowerCase().replace(/^system\./, '') === 'sobject') return this.anyRecord(node);
    const object = this.rt.schema.object(name.replace(/^Schema\./i, ''));
    if (object) return this.record(asObject(node, 'object'), object);
    if (name === 'AggregateResult') return aggregate(asObject(node, 'object'));
    const platform = this.rt.library.find(name) ?? this.rt.library.find(`System.${name}`);
    if (platform?.kind === 'enum') return enumValue(node, { enumValues: platform.values, name });
    if (platform?.kind === 'class' && platform.fromJson) {
      const { entries } = asObject(node, 'object');
      return platform.fromJson((member, type) => {
        const found = entries.find(([key]) => key.toLowerCase() === member.toLowerCase());
        return found ? this.value(found[1], parseTypeName(type)) : null;
      });
    }
    raise('JSONException', `Apex Type unsupported in JSON: ${name}`);
  }

  private instance(node: ObjectNode, userClass: CompiledClass): unknown {
    if (userClass.isAbstract || userClass.kind === 'interface') {
      raise('JSONException', `Apex Type unsupported in JSON: ${userClass.name}`);
    }
    // The platform runs neither constructor nor initialisers when it reads JSON.
    const instance = userClass.allocate();
    const fields = new Map<string, CompiledField>();
    for (const field of userClass.fields) {
      if (!field.isStatic && !field.isTransient) fields.set(field.name.toLowerCase(), field);
    }
    const seen = new Set<CompiledField>();
    for (const [name, value] of node.entries) {
      const field = fields.get(name.toLowerCase());
      if (!field) {
        this.skipUnknown(value, userClass.name, name);
        continue;
      }
      if (seen.has(field))
        raise('JSONException', `Duplicate field: ${userClass.name}.${field.name}`);
      seen.add(field);
      field.set(instance, this.value(value, parseTypeName(field.type)));
    }
    return instance;
  }

  private skipUnknown(value: JsonNode, typeName: string, name: string): void {
    if (value.kind === 'broken') throw value.error;
    if (this.options.strict) raise('JSONException', `Unknown field: ${typeName}.${name}`);
  }

  private anyRecord(node: JsonNode): SObject {
    const object = asObject(node, 'object');
    const attributes = object.entries.find(([name]) => name === 'attributes')?.[1];
    const type =
      attributes?.kind === 'object'
        ? attributes.entries.find(([name]) => name === 'type')?.[1]
        : undefined;
    const definition = type?.kind === 'string' ? this.rt.schema.object(type.value) : undefined;
    if (!definition) {
      raise(
        'JSONException',
        'Cannot deserialize instance of SObject: the JSON has no attributes.type'
      );
    }
    return this.record(object, definition);
  }

  private record(node: ObjectNode, object: ObjectDef): SObject {
    const record = new SObject(object.name);
    for (const [name, value] of node.entries) {
      if (value.kind === 'broken') throw value.error;
      if (name === 'attributes') continue;
      const field = object.field(name);
      const parent = object.relationship(name);
      const children = object.childRelationship(name);
      if (field) {
        record.set(field.name, this.value(value, { name: apexTypeOfField(field), args: [] }));
      } else if (parent?.relationshipName) {
        record.set(parent.relationshipName, this.parent(value, parent.referenceTo));
      } else if (children?.name) {
        record.set(children.name, this.children(value, children.childObject));
      } else {
        raise('JSONException', `No such column '${name}' on sobject of type ${object.name}`);
      }
    }
    return record;
  }

  private parent(node: JsonNode, referenceTo: string[]): SObject | null {
    if (node.kind === 'null') return null;
    const [only, ...others] = referenceTo;
    const object = others.length === 0 && only ? this.rt.schema.object(only) : undefined;
    return object ? this.record(asObject(node, 'object'), object) : this.anyRecord(node);
  }

  private children(node: JsonNode, childObject: string): ApexList | null {
    if (node.kind === 'null') return null;
    const records =
      node.kind === 'object' ? node.entries.find(([name]) => name === 'records')?.[1] : node;
    const type: TypeName = { name: 'List', args: [{ name: childObject, args: [] }] };
    return this.value(records ?? { kind: 'null' }, type) as ApexList | null;
  }
}

/** The one way for Apex to make such a row; its values have the types of untyped JSON. */
function aggregate(node: ObjectNode): SObject {
  const values = node.entries.filter(([name]) => name !== 'attributes');
  return new SObject(
    'AggregateResult',
    values.map(([name, value]): [string, unknown] => [name, untyped(value)])
  );
}

function argument(type: TypeName, index: number): string {
  const found = type.args[index];
  return found ? typeText(found) : 'Object';
}

function typeText(type: TypeName): string {
  return type.args.length > 0 ? `${type.name}<${type.args.map(typeText).join(',')}>` : type.name;
}

/** A mistake in the text counts before the wrong type, unless a string only lacks its end. */
function refuseBroken(node: JsonNode): void {
  if (node.kind === 'broken' && node.startsAs === null) throw node.error;
}

function asObject(node: JsonNode, what: string): ObjectNode {
  if (node.kind === 'object') return node;
  refuseBroken(node);
  return raise('JSONException', `Malformed JSON: Expected '{' at the beginning of ${what}`);
}

/** A key is text in JSON, whatever the key type of the map is. */
function keyNode(name: string, type: TypeName): JsonNode {
  const isNumber = /^(integer|long|double|decimal)$/i.test(type.name);
  return isNumber ? { kind: 'number', text: name } : { kind: 'string', value: name };
}

function enumValue(node: JsonNode, type: Pick<CompiledClass, 'enumValues' | 'name'>): unknown {
  if (node.kind === 'broken') throw node.error;
  const text = node.kind === 'string' ? node.value : '';
  const found = type.enumValues.find((value) => value.name.toLowerCase() === text.toLowerCase());
  return found ?? raise('JSONException', `Invalid value for enum ${type.name}: ${text}`);
}

type PrimitiveReader = (text: string, kind: JsonNode['kind']) => unknown;

/** Readers get the text of a string, number or boolean; undefined means that it does not fit. */
const PRIMITIVES: Record<string, PrimitiveReader> = {
  string: (text) => text,
  id: (text) => toId18(text) ?? undefined,
  boolean: (text) => (text === 'true' ? true : text === 'false' ? false : undefined),
  integer: (text) => {
    const value = /^-?\d+$/.test(text) ? Number(text) : NaN;
    return value === (value | 0) ? value : undefined;
  },
  long: (text) => (/^-?\d+$/.test(text) ? BigInt(text) : undefined),
  double: (text) => (isNumberText(text) ? new Double(Number(text)) : undefined),
  decimal: (text) => (isNumberText(text) ? Decimal.parse(text) : undefined),
  date: (text) => {
    const match = /^(\d{4}-\d{2}-\d{2})(?:[T ].*)?$/.exec(text);
    return match?.[1] ? ApexDate.parse(match[1]) : undefined;
  },
  datetime: (text) => readDatetime(text),
  time: (text) => {
    const match = /^(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,3}))?Z?$/.exec(text);
    if (!match) return undefined;
    const seconds = (Number(match[1]) * 60 + Number(match[2])) * 60 + Number(match[3]);
    return new ApexTime(seconds * 1000 + Number((match[4] ?? '0').padEnd(3, '0')));
  },
  blob: (text) => new Blob(Buffer.from(text, 'base64'))
};

function isNumberText(text: string): boolean {
  return /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text);
}

function readDatetime(text: string): ApexDatetime | undefined {
  const iso = /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : text.replace(' ', 'T');
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/.test(iso) ? iso : `${iso}Z`;
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(zoned) ? ApexDatetime.parse(zoned) : undefined;
}

function primitive(node: JsonNode, name: string): unknown {
  if (node.kind === 'broken') throw node.error;
  const text = scalarText(node);
  const value = text === null ? undefined : PRIMITIVES[name]?.(text, node.kind);
  if (value === undefined) {
    raise('JSONException', `Illegal value for primitive: ${text ?? node.kind}`);
  }
  return value;
}

function scalarText(node: JsonNode): string | null {
  if (node.kind === 'string') return node.value;
  if (node.kind === 'number') return node.text;
  return node.kind === 'boolean' ? String(node.value) : null;
}
