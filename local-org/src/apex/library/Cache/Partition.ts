/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_cache_Partition.htm */

import type { ApexSet as ApexSetType } from '../../../values/set.ts';
import type { ApexType } from '../../../values/type.ts';
import type { EnumValue } from '../../../values/enum.ts';
import type { MethodImplementation, PlatformClass } from '../define.ts';
import { ApexSet } from '../../../values/set.ts';
import { Double } from '../../../values/double.ts';
import * as partitions from './partitions.ts';
import { PartitionValue } from './partitions.ts';
import { platformClass } from '../define.ts';

type Key = string | null;

// DIFFERS: sizes and times of the cache are not measured, its capacity has no end.
const statistics: Record<string, MethodImplementation> = Object.fromEntries([
  ...['AvgGetSize', 'AvgGetTime', 'AvgValueSize', 'MaxGetSize', 'MaxGetTime', 'MaxValueSize'].map(
    (name): [string, MethodImplementation] => [`Long get${name}()`, () => 0n]
  ),
  ['Double getCapacity()', () => new Double(0)],
  ['Double getMissRate()', () => new Double(0)]
]);

export const PartitionClass = platformClass('Cache.Partition', {
  abstract: true,
  isInstance: (value) => value instanceof PartitionValue,
  methods: {
    ...statistics,
    'Boolean contains(String key)': (rt, self: PartitionValue, key: Key) =>
      partitions.contains(rt, self, key),
    'Map<String, Boolean> contains(Set<String> keys)': (
      rt,
      self: PartitionValue,
      keys: ApexSetType | null
    ) => partitions.containsMany(rt, self, keys),
    'Object get(String key)': (rt, self: PartitionValue, key: Key) => partitions.get(rt, self, key),
    'Map<String, Object> get(Set<String> keys)': (
      rt,
      self: PartitionValue,
      keys: ApexSetType | null
    ) => partitions.getMany(rt, self, keys),
    'Object get(Type cacheBuilder, String key)': (
      rt,
      self: PartitionValue,
      builder: ApexType | null,
      key: Key
    ) => partitions.load(rt, self, builder, key),
    'Set<String> getKeys()': (rt, self: PartitionValue) =>
      new ApexSet('String', partitions.keys(rt, self)),
    'String getName()': (_rt, self: PartitionValue) => self.name,
    'Long getNumKeys()': (rt, self: PartitionValue) => BigInt(partitions.keys(rt, self).length),
    'Boolean isAvailable()': () => true,
    'void put(String key, Object value)': (rt, self: PartitionValue, key: Key, value: unknown) =>
      partitions.put(rt, self, key, value, null),
    'void put(String key, Object value, Cache.Visibility visibility)': (
      rt,
      self: PartitionValue,
      key: Key,
      value: unknown
    ) => partitions.put(rt, self, key, value, null),
    'void put(String key, Object value, Integer ttlSeconds)': (
      rt,
      self: PartitionValue,
      key: Key,
      value: unknown,
      seconds: number | null
    ) => partitions.put(rt, self, key, value, seconds),
    'void put(String key, Object value, Integer ttlSeconds, Cache.Visibility visibility, Boolean immutable)':
      (
        rt,
        self: PartitionValue,
        key: Key,
        value: unknown,
        seconds: number | null,
        _visibility: EnumValue | null,
        _immutable: boolean | null
      ) => partitions.put(rt, self, key, value, seconds),
    'Boolean remove(String key)': (rt, self: PartitionValue, key: Key) =>
      partitions.remove(rt, self, key),
    'Boolean remove(Type cacheBuilder, String key)': (
      rt,
      self: PartitionValue,
      builder: ApexType | null,
      key: Key
    ) => partitions.removeLoaded(rt, self, builder, key)
  }
});

const ofScope = (scope: string): PlatformClass =>
  platformClass(`Cache.${scope}Partition`, {
    extends: 'Cache.Partition',
    isInstance: (value) => value instanceof PartitionValue && value.scope === scope
  });

export const OrgPartitionClass = ofScope('Org');
export const SessionPartitionClass = ofScope('Session');
