/** Runs the triggers of an object with their context variables. */
import type { TriggerEvent } from '../host.ts';
import type { PlatformEnum } from './library/define.ts';
import { AutomationFailure } from '../database/automation.ts';
import { isApexException, isCatchable } from '../values/exception.ts';
import { ApexList } from '../values/list.ts';
import { ApexMap } from '../values/map.ts';
import type { SObject } from '../values/sobject.ts';
import type { Support } from './emit/support.ts';
import type { TriggerContext } from './emit/trigger-context.ts';
import { toApexException } from './emit/support.ts';
import type { Compilation } from './emit/unit.ts';
import type { Runtime } from './runtime/runtime.ts';
import type { TriggerDeclaration } from './syntax/ast.ts';

export interface LoadedTrigger {
  declaration: TriggerDeclaration;
  run(): void;
}

export function runTriggers(
  rt: Runtime,
  support: Support,
  compilation: Compilation,
  triggers: LoadedTrigger[],
  event: TriggerEvent
): void {
  const matching = triggers.filter(
    ({ declaration }) =>
      declaration.object.toLowerCase() === event.object.toLowerCase() &&
      declaration.cases.some(
        (item) => item.timing === event.timing && item.operation === event.operation
      )
  );
  if (matching.length === 0) return;
  const outer = { trigger: support.trigger, sharing: rt.sharing, isTrigger: rt.isTrigger };
  support.trigger = contextOf(event, compilation);
  // Triggers run in system context, whatever class made the change.
  rt.sharing = 'without';
  rt.isTrigger = true;
  try {
    for (const trigger of matching) runOne(support, trigger, event);
  } finally {
    support.trigger = outer.trigger;
    rt.sharing = outer.sharing;
    rt.isTrigger = outer.isTrigger;
  }
}

/** An uncaught exception fails the rows; the platform's text names the trigger and the Apex stack. */
function runOne(support: Support, trigger: LoadedTrigger, event: TriggerEvent): void {
  try {
    trigger.run();
  } catch (error) {
    const exception = toApexException(error);
    if (!isApexException(exception) || !isCatchable(exception)) throw exception;
    const operation = `${capital(event.timing)}${capital(event.operation)}`;
    const text = `${exception.apexType}: ${exception.apexMessage ?? 'Script-thrown exception'}`;
    const failure = new AutomationFailure(
      `${trigger.declaration.name}: execution of ${operation}\n\n` +
        `caused by: ${text}\n\n${support.stackText(exception)}`
    );
    failure.cause = exception;
    throw failure;
  }
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function contextOf(event: TriggerEvent, compilation: Compilation): TriggerContext {
  const { timing, operation, newRecords, oldRecords } = event;
  const operations = compilation.resolver.library.find('System.TriggerOperation');
  const name = `${timing}_${operation}`.toUpperCase();
  const hasIds = !(timing === 'before' && operation === 'insert');
  return {
    new: listOf(event.object, newRecords),
    old: listOf(event.object, oldRecords),
    newmap: hasIds ? mapOf(event.object, newRecords) : null,
    oldmap: mapOf(event.object, oldRecords),
    size: (newRecords ?? oldRecords ?? []).length,
    operationtype: operations?.kind === 'enum' ? (operations as PlatformEnum).value(name) : null,
    isexecuting: true,
    isbefore: timing === 'before',
    isafter: timing === 'after',
    isinsert: operation === 'insert',
    isupdate: operation === 'update',
    isdelete: operation === 'delete',
    isundelete: operation === 'undelete'
  };
}

function listOf(object: string, records: SObject[] | null): ApexList | null {
  if (!records) return null;
  const list = new ApexList(object, records);
  list.readOnly = true;
  return list;
}

function mapOf(object: string, records: SObject[] | null): ApexMap | null {
  if (!records) return null;
  const map = new ApexMap(
    'Id',
    object,
    records.map((record): [unknown, unknown] => [record.id, record])
  );
  map.readOnly = true;
  return map;
}
