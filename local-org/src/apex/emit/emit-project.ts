/** Emits all classes and triggers of a project. */
import type { BlockStatement, ScriptDeclaration, TriggerDeclaration } from '../syntax/ast.ts';
import type { UserType } from '../types/symbols.ts';
import { membersKey } from '../types/class-table.ts';
import { checkClass } from '../types/class-checks.ts';
import { checkDeclarations } from '../types/declaration-checks.ts';
import { triggerMessages } from '../types/trigger-checks.ts';
import { VOID, type Type } from '../types/type.ts';
import { emitClass } from './classes.ts';
import { Scope } from './scope.ts';
import { emitStatements } from './recursion.ts';
import { Unit, type Compilation, type EmittedUnit } from './unit.ts';

export interface EmittedTrigger extends EmittedUnit {
  declaration: TriggerDeclaration;
}

/** One script for a top-level class with its inner classes. */
export function emitTopLevelClass(compilation: Compilation, type: UserType): EmittedUnit {
  const unit = new Unit(compilation, type.file, `apex:${type.jsName.replace('$$', ':')}`);
  unit.line('return {');
  for (const each of [type, ...type.inner.values()]) {
    checkDeclarations(each, compilation.diagnostics);
    checkClass(each, compilation.resolver, compilation.diagnostics);
    if (each.declaration.kind === 'class') emitClass(unit, each);
  }
  unit.line('};');
  return unit.finish();
}

export function emitTrigger(
  compilation: Compilation,
  file: string,
  declaration: TriggerDeclaration
): EmittedTrigger {
  const { name, object, body, at } = declaration;
  const unit = new Unit(compilation, file, `apex:trigger:${name}`);
  const type = compilation.resolver.sObject(object);
  if (!type?.object) unit.report(at, `sObject type '${object}' is not supported.`);
  else triggerMessages(declaration, type.object).forEach((message) => unit.report(at, message));
  unit.enterFrame(`Trigger.${name}`);
  const owner = compilation.resolver.userTypes.get(membersKey(declaration)) ?? null;
  emitBody(unit, body, owner, type ?? null);
  return { ...unit.finish(), declaration };
}

export function emitScript(
  compilation: Compilation,
  file: string,
  declaration: ScriptDeclaration
): EmittedUnit {
  const unit = new Unit(compilation, file, 'apex:AnonymousBlock');
  unit.enterFrame('AnonymousBlock');
  const owner = compilation.resolver.userTypes.get(membersKey(declaration)) ?? null;
  emitBody(unit, declaration.body, owner, null);
  return unit.finish();
}

function emitBody(
  unit: Unit,
  body: BlockStatement,
  owner: UserType | null,
  triggerObject: Type | null
): void {
  const scope = new Scope(unit, { owner, isStatic: true, returns: VOID, triggerObject });
  unit.line('return { run() {');
  const mark = unit.mark();
  emitStatements(scope, body.statements);
  unit.fill(mark, scope.temporariesDeclaration());
  unit.line('} };');
}
