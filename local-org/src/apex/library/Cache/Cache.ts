/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_cache_Org.htm */

import type { ApexSet as ApexSetType } from '../../../values/set.ts';
import type { ApexType } from '../../../values/type.ts';
import type { CacheScope } from '../../runtime/platform-cache.ts';
import type { PlatformClass, PlatformType, StaticImplementation } from '../define.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { ApexSet } from '../../../values/set.ts';
import { exceptionClass } from '../System/Exception.ts';
import * as partitions from './partitions.ts';
import { given } from '../../runtime/arguments.ts';
import { OrgPartitionClass, PartitionClass, SessionPartitionClass } from './Partition.ts';
import { platformClass, platformEnum, platformInterface } from '../define.ts';

type Key = string | null;

/** The calls without a partition work on the default partition, or on the one that the key names. */
function scopeClass(scope: CacheScope, more: Record<string, StaticImplementation>): PlatformClass {
  const put = (rt: Runtime, key: Key, value: unknown, seconds: number | null): void => {
    const at = partitions.addressed(rt, scope, key);
    partitions.put(rt, at.partition, at.key, value, seconds);
  };
  return platformClass(`Cache.${scope}`, {
    statics: {
      ...more,
      'Boolean contains(String key)': (rt, key: Key) => {
        const at = partitions.addressed(rt, scope, key);
        return partitions.contains(rt, at.partition, at.key);
      },
      'Map<String, Boolean> contains(Set<String> keys)': (rt, keys: ApexSetType | null) =>
        partitions.containsMany(rt, partitions.defaultPartition(rt, scope), keys),
      'Object get(String key)': (rt, key: Key) => {
        const at = partitions.addressed(rt, scope, key);
        return partitions.get(rt, at.partition, at.key);
      },
      'Map<String, Object> get(Set<String> keys)': (rt, keys: ApexSetType | null) =>
        partitions.getMany(rt, partitions.defaultPartition(rt, scope), keys),
      'Object get(Type cacheBuilder, String key)': (rt, builder: ApexType | null, key: Key) => {
        const at = partitions.addressed(rt, scope, key);
        return partitions.load(rt, at.partition, builder, at.key);
      },
      'Set<String> getKeys()': (rt) =>
        new ApexSet('String', partitions.keys(rt, partitions.defaultPartition(rt, scope))),
      'Long getNumKeys()': (rt) =>
        BigInt(partitions.keys(rt, partitions.defaultPartition(rt, scope)).length),
      [`Cache.${scope}Partition getPartition(String name)`]: (rt, name: string | null) =>
        partitions.partitionNamed(rt, scope, given(name)),
      'void put(String key, Object value)': (rt, key: Key, value: unknown) =>
        put(rt, key, value, null),
      'void put(String key, Object value, Cache.Visibility visibility)': (
        rt,
        key: Key,
        value: unknown
      ) => put(rt, key, value, null),
      'void put(String key, Object value, Integer ttlSeconds)': (
        rt,
        key: Key,
        value: unknown,
        seconds: number | null
      ) => put(rt, key, value, seconds),
      'void put(String key, Object value, Integer ttlSeconds, Cache.Visibility visibility, Boolean immutable)':
        (rt, key: Key, value: unknown, seconds: number | null) => put(rt, key, value, seconds),
      'Boolean remove(String key)': (rt, key: Key) => {
        const at = partitions.addressed(rt, scope, key);
        return partitions.remove(rt, at.partition, at.key);
      },
      'Boolean remove(Type cacheBuilder, String key)': (rt, builder: ApexType | null, key: Key) => {
        const at = partitions.addressed(rt, scope, key);
        return partitions.removeLoaded(rt, at.partition, builder, at.key);
      }
    }
  });
}

export const cacheTypes: PlatformType[] = [
  scopeClass('Org', {}),
  // Jobs run without a session of a user.
  scopeClass('Session', { 'Boolean isAvailable()': (rt) => rt.host.runningJob() === null }),
  PartitionClass,
  OrgPartitionClass,
  SessionPartitionClass,
  platformEnum('Cache.Visibility', ['ALL', 'NAMESPACE']),
  platformInterface('Cache.CacheBuilder', ['Object doLoad(String key)']),
  exceptionClass('Cache.Org.OrgCacheException'),
  exceptionClass('Cache.Session.SessionCacheException'),
  exceptionClass('Cache.Session.SessionCacheNoSessionException'),
  exceptionClass('Cache.CacheBuilderExecutionException'),
  exceptionClass('Cache.InvalidCacheBuilderException'),
  exceptionClass('Cache.InvalidParamException'),
  exceptionClass('Cache.ItemSizeLimitExceededException'),
  exceptionClass('Cache.PlatformCacheInvalidOperationException')
];
