/** `JSON.serialize`: Apex values as JSON text, compact or pretty. */

import type { Runtime } from './runtime.ts';
import { ApexDate } from '../../values/date.ts';
import { ApexDatetime } from '../../values/datetime.ts';
import { ApexList } from '../../values/list.ts';
import { ApexMap } from '../../values/map.ts';
import { ApexSet } from '../../values/set.ts';
import { ApexTime } from '../../values/time.ts';
import { apexToString } from '../../values/format.ts';
import { Blob } from '../../values/blob.ts';
import { compiledClassOf } from '../compiled-class.ts';
import { Decimal } from '../../values/decimal.ts';
import { Double } from '../../values/double.ts';
import { EnumValue } from '../../values/enum.ts';
import { raise } from '../../values/exception.ts';
import { SObject } from '../../values/sobject.ts';
import { SObjectFieldToken, SObjectTypeToken } from './tokens.ts';
import { typeNameOf } from './type-name.ts';

/** JSON before it is text; a scalar is kept as its JSON text. */
export type JsonTree = { text: string } | { items: JsonTree[] } | { entries: [string, JsonTree][] };

/** Platform objects that JSON.serialize accepts offer their members under this name. */
export interface JsonMembers {
  jsonMembers(): Record<string, unknown>;
}

export interface WriteOptions {
  /** Leaves empty members of Apex objects out; records, maps and lists keep their nulls. */
  suppressNulls: boolean;
}

const NULL: JsonTree = { text: 'null' };
const MAXIMUM_DEPTH = 1000;

export class JsonWriter {
  private readonly rt: Runtime;
  private readonly options: WriteOptions;
  private depth = 0;

  constructor(rt: Runtime, options: WriteOptions) {
    this.rt = rt;
    this.options = options;
  }

  tree(value: unknown): JsonTree {
    if (value === null) return NULL;
    if (typeof value === 'string') return { text: JSON.stringify(value) };
    if (typeof value !== 'object') return { text: String(value) };
    const scalar = scalarText(value);
    if (scalar !== null) return { text: scalar };
    this.depth += 1;
    if (this.depth > MAXIMUM_DEPTH) raise('JSONException', 'Maximum depth of JSON exceeded');
    const tree = this.composite(value);
    this.depth -= 1;
    return tree;
  }

  private composite(value: object): JsonTree {
    if (value instanceof ApexList) return { items: value.items.map((item) => this.tree(item)) };
    if (value instanceof ApexSet) return { items: value.values().map((item) => this.tree(item)) };
    if (value instanceof ApexMap) return this.map(value);
    if (value instanceof SObject) return this.record(value);
    return this.instance(value);
  }

  private map(map: ApexMap): JsonTree {
    return {
      entries: map.entries().map(([key, value]) => [keyText(key), this.tree(value)])
    };
  }

  private record(record: SObject): JsonTree {
    const path = `/services/data/v${this.rt.host.project.apiVersion}/sobjects/${record.type}`;
    const attributes: [string, JsonTree][] = [['type', this.tree(record.type)]];
    if (record.id !== null) attributes.push(['url', this.tree(`${path}/${record.id}`)]);
    const entries: [string, JsonTree][] = [['attributes', { entries: attributes }]];
    for (const [name, value] of record.fields) {
      entries.push([name, value instanceof ApexList ? this.children(value) : this.tree(value)]);
    }
    return { entries };
  }

  private children(list: ApexList): JsonTree {
    return {
      entries: [
        ['totalSize', { text: String(list.size) }],
        ['done', { text: 'true' }],
        ['records', this.tree(list)]
      ]
    };
  }

  private instance(value: object): JsonTree {
    const userClass = compiledClassOf(value);
    if (!userClass) {
      if ('jsonMembers' in value) {
        return this.object(Object.entries((value as JsonMembers).jsonMembers()));
      }
      raise('JSONException', `Apex Type unsupported in JSON: ${typeNameOf(value)}`);
    }
    const fields = userClass.fields.filter((field) => !field.isStatic && !field.isTransient);
    return this.object(fields.map((field): [string, unknown] => [field.name, field.get(value)]));
  }

  private object(entries: [string, unknown][]): JsonTree {
    const kept = this.options.suppressNulls
      ? entries.filter(([, value]) => value !== null)
      : entries;
    return { entries: kept.map(([name, value]) => [name, this.tree(value)]) };
  }
}

/** Primitives, enums and tokens of objects and fields can be keys. */
function keyText(key: unknown): string {
  if (typeof key === 'string') return key;
  const isText = typeof key !== 'object' || key === null || scalarText(key) !== null;
  if (isText || key instanceof SObjectFieldToken || key instanceof SObjectTypeToken) {
    return apexToString(key);
  }
  return raise('JSONException', `Map key type not serializable: ${typeNameOf(key)}`);
}

function scalarText(value: object): string | null {
  if (value instanceof Decimal || value instanceof Double) return value.toString();
  if (value instanceof Blob) return JSON.stringify(value.bytes.toString('base64'));
  if (value instanceof EnumValue) return JSON.stringify(value.name);
  const hasIsoText =
    value instanceof ApexDate || value instanceof ApexDatetime || value instanceof ApexTime;
  if (hasIsoText || isTextual(value)) return JSON.stringify(value.toString());
  return null;
}

/** Types and UUIDs are written as their text. */
function isTextual(value: object): boolean {
  return '$type' in value && value.$type === 'System.UUID';
}

export function compactText(tree: JsonTree): string {
  if ('text' in tree) return tree.text;
  if ('items' in tree) return `[${tree.items.map(compactText).join(',')}]`;
  const members = tree.entries.map(
    ([name, value]) => `${JSON.stringify(name)}:${compactText(value)}`
  );
  return `{${members.join(',')}}`;
}

/** Two spaces for each level of objects; lists stay on the line, as the platform's printer does. */
export function prettyText(tree: JsonTree, indent = ''): string {
  if ('text' in tree) return tree.text;
  if ('items' in tree) {
    if (tree.items.length === 0) return '[ ]';
    return `[ ${tree.items.map((item) => prettyText(item, indent)).join(', ')} ]`;
  }
  if (tree.entries.length === 0) return '{ }';
  const deeper = `${indent}  `;
  const members = tree.entries.map(
    ([name, value]) => `${deeper}${JSON.stringify(name)} : ${prettyText(value, deeper)}`
  );
  return `{\n${members.join(',\n')}\n${indent}}`;
}
