/** Partitions of the platform cache: which exist, what their keys may be, and reading and writing them. */

import type { ApexSet } from '../../../values/set.ts';
import type { ApexType } from '../../../values/type.ts';
import type { CacheScope, PlatformCache } from '../../runtime/platform-cache.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { ApexMap } from '../../../values/map.ts';
import { childrenOf, textOf } from '../../../metadata/xml.ts';
import { given } from '../../runtime/arguments.ts';
import { raise } from '../../../values/exception.ts';

const SECONDS = {
  Org: { longest: 172_800, usual: 86_400 },
  Session: { longest: 28_800, usual: 28_800 }
};
const SHORTEST_SECONDS = 300;

const EXCEPTIONS: Record<CacheScope, string> = {
  Org: 'Cache.Org.OrgCacheException',
  Session: 'Cache.Session.SessionCacheException'
};

export class PartitionValue {
  readonly $type: string;
  readonly scope: CacheScope;
  /** `local.Name`; null stands for the default partition. */
  readonly name: string;

  constructor(scope: CacheScope, name: string) {
    this.$type = `Cache.${scope}Partition`;
    this.scope = scope;
    this.name = name;
  }
}

interface Known {
  name: string;
  isDefault: boolean;
}

function partitionsOf(rt: Runtime): Known[] {
  return rt.host.project.cachePartitions.map(({ name, root }) => ({
    name,
    isDefault:
      textOf(root, 'isDefaultPartition') === 'true' &&
      childrenOf(root, 'platformCachePartitionTypes').length > 0
  }));
}

/** `Name`, `local.Name` or `namespace.Name`. */
export function partitionNamed(rt: Runtime, scope: CacheScope, name: string): PartitionValue {
  const [first = '', second] = name.split('.');
  const wanted = (second ?? first).toLowerCase();
  const found = partitionsOf(rt).find((known) => known.name.toLowerCase() === wanted);
  if (!found) raise(EXCEPTIONS[scope], `Partition ${name} does not exist.`);
  return new PartitionValue(scope, `local.${found.name}`);
}

export function defaultPartition(rt: Runtime, scope: CacheScope): PartitionValue {
  const found = partitionsOf(rt).find((known) => known.isDefault);
  if (!found) raise(EXCEPTIONS[scope], 'Default partition is not set.');
  return new PartitionValue(scope, `local.${found.name}`);
}

/** The partition and key of `key`, `Partition.key` or `local.Partition.key`. */
export function addressed(
  rt: Runtime,
  scope: CacheScope,
  key: string | null
): { partition: PartitionValue; key: string } {
  const parts = given(key).split('.');
  const last = parts.pop() ?? '';
  const partition =
    parts.length === 0 ? defaultPartition(rt, scope) : partitionNamed(rt, scope, parts.join('.'));
  return { partition, key: last };
}

function cacheOf(rt: Runtime): PlatformCache {
  return rt.test?.cache ?? rt.cache;
}

function placeOf(rt: Runtime, { scope, name }: PartitionValue): string {
  return scope === 'Org' ? `org:${name}` : `session:${rt.host.user().userId}:${name}`;
}

function checkedKey(key: string | null): string {
  const text = given(key);
  if (!/^[A-Za-z0-9]{1,50}$/.test(text)) {
    raise(
      'Cache.InvalidParamException',
      `Invalid key: ${text}. Keys are alphanumeric and have at most 50 characters.`
    );
  }
  return text;
}

export function put(
  rt: Runtime,
  partition: PartitionValue,
  key: string | null,
  value: unknown,
  seconds: number | null
): void {
  const { longest, usual } = SECONDS[partition.scope];
  const life = seconds === null || seconds === 0 ? usual : seconds;
  if (value === null)
    raise('Cache.InvalidParamException', 'The value of a cache entry cannot be null.');
  if (life < SHORTEST_SECONDS || life > longest) {
    raise(
      'Cache.InvalidParamException',
      `Invalid time to live: ${life}. It must be between ${SHORTEST_SECONDS} and ${longest} seconds.`
    );
  }
  const expires = rt.host.now() + life * 1000;
  cacheOf(rt).put(placeOf(rt, partition), checkedKey(key), value, expires);
}

export function get(rt: Runtime, partition: PartitionValue, key: string | null): unknown {
  return cacheOf(rt).get(placeOf(rt, partition), checkedKey(key), rt.host.now())?.value ?? null;
}

export function contains(rt: Runtime, partition: PartitionValue, key: string | null): boolean {
  const place = placeOf(rt, partition);
  return cacheOf(rt).get(place, checkedKey(key), rt.host.now()) !== undefined;
}

export function remove(rt: Runtime, partition: PartitionValue, key: string | null): boolean {
  return cacheOf(rt).remove(placeOf(rt, partition), checkedKey(key));
}

export function keys(rt: Runtime, partition: PartitionValue): string[] {
  return cacheOf(rt).keys(placeOf(rt, partition), rt.host.now());
}

/** The key under which the value of a builder class is kept. */
function builderKey(builder: ApexType, key: string | null): string {
  return `${builder.name}${given(key)}`.replace(/[^A-Za-z0-9]/g, '');
}

/** `get(Builder.class, key)`: what is missing is loaded by the builder and kept. */
export function load(
  rt: Runtime,
  partition: PartitionValue,
  builder: ApexType | null,
  key: string | null
): unknown {
  const type = given(builder);
  const place = placeOf(rt, partition);
  const inner = builderKey(type, key);
  const cache = cacheOf(rt);
  const known = cache.get(place, inner, rt.host.now());
  if (known) return known.value;
  const value = rt.invoke(rt.newInstance(type.name), 'doLoad', [given(key)]);
  const expires = rt.host.now() + SECONDS[partition.scope].usual * 1000;
  if (value !== null) cache.put(place, inner, value, expires);
  return value;
}

export function removeLoaded(
  rt: Runtime,
  partition: PartitionValue,
  builder: ApexType | null,
  key: string | null
): boolean {
  return cacheOf(rt).remove(placeOf(rt, partition), builderKey(given(builder), key));
}

export function getMany(rt: Runtime, partition: PartitionValue, wanted: ApexSet | null): ApexMap {
  const names = given(wanted).values().map(String);
  const entries = names.map((name): [unknown, unknown] => [name, get(rt, partition, name)]);
  return new ApexMap('String', 'Object', entries);
}

export function containsMany(
  rt: Runtime,
  partition: PartitionValue,
  wanted: ApexSet | null
): ApexMap {
  const names = given(wanted).values().map(String);
  const entries = names.map((name): [unknown, unknown] => [name, contains(rt, partition, name)]);
  return new ApexMap('String', 'Boolean', entries);
}
