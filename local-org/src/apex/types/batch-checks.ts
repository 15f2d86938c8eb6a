/** The `start` of a batch: no one type stands for what it may answer, so no interface of the library declares it. */
import { allSupertypes } from './conversions.ts';
import { findMethods } from './members.ts';
import type { UserType } from './symbols.ts';
import type { TypeResolver } from './type-resolver.ts';
import { UNKNOWN, type Type } from './type.ts';

const STARTS = ['Database.QueryLocator', 'System.Iterable', 'System.List'];

/** A batch answers a query locator or something to iterate over. */
export function batchStartProblem(
  type: UserType,
  resolver: TypeResolver
): { at: number; message: string } | null {
  const batch = allSupertypes(type, resolver).find((parent) =>
    isPlatform(parent, ['Database.Batchable'])
  );
  if (!batch) return null;
  const start = findMethods(type, 'start', resolver).find(
    ({ parameters, isAbstract }) =>
      !isAbstract &&
      parameters.length === 1 &&
      parameters.every((parameter) => isPlatform(parameter.type, ['Database.BatchableContext']))
  );
  const answer = start && [start.returns, ...allSupertypes(start.returns, resolver)];
  if (answer?.some((each) => each === UNKNOWN || isPlatform(each, STARTS))) return null;
  const item = batch.kind === 'platform' ? (batch.args[0]?.name ?? 'Object') : 'Object';
  const message = `Class ${type.name} must implement the method: Iterable<${item}> ${batch.name}.start(Database.BatchableContext)`;
  return { at: start?.owner === type ? start.at : type.declaration.at, message };
}

function isPlatform(type: Type, names: string[]): boolean {
  return type.kind === 'platform' && names.includes(type.definition.name);
}
