/** Emits calls of library methods, and arguments of all calls. */
import { lackedBy } from '../library/define.ts';
import type { Position } from '../syntax/ast.ts';
import { isIncomplete } from '../types/conversions.ts';
import {
  isAccessible,
  platformMethods,
  platformTypeOf,
  type PlatformCallable
} from '../types/members.ts';
import { chooseOverload, type Candidate } from '../types/overloads.ts';
import { BLOB, OBJECT, STRING, elementOf, isList, sameType, type Type } from '../types/type.ts';
import { convert, notNull } from './convert.ts';
import type { Scope } from './scope.ts';
import { userSuperclasses } from '../types/symbols.ts';
import { staticField } from './fields.ts';
import { BROKEN, type Value } from './value.ts';

/** Converted arguments, separated by commas. */
export function argumentCode(
  scope: Scope,
  args: Value[],
  parameters: { type: Type }[],
  at: Position
): string[] {
  return args.map((arg, index) => {
    const parameter = parameters[index];
    return parameter ? convert(scope, arg, parameter.type, at).code : arg.code;
  });
}

/** Code whose value nothing that is evaluated beside it can change. */
const LITERAL = /^(?:null|true|false|-?\d+n?|"[^"\\]*"|[kp]\d+)$/;
/** Code that can neither fail nor do anything. */
const QUIET = /^[\w$]+$/;

/** The receiver is looked at when the arguments have been evaluated: only then null is an error. */
export function callOn(
  scope: Scope,
  target: Value,
  args: string[],
  call: (receiver: string, args: string[]) => string
): string {
  const isQuiet = args.every((arg) => QUIET.test(arg) || LITERAL.test(arg));
  if (target.nonNull || isQuiet) return call(target.code, args);
  const steps: string[] = [];
  const hold = (code: string): string => {
    if (LITERAL.test(code)) return code;
    const held = scope.temporary();
    steps.push(`${held} = ${code}`);
    return held;
  };
  const receiver = hold(target.code);
  const held = args.map(hold);
  return `(${steps.join(', ')}, ${call(receiver, held)})`;
}

/** The overload that the arguments choose; a query in place may stand for its single row. */
export function choose<C extends Candidate>(
  scope: Scope,
  candidates: C[],
  args: Value[]
): C | undefined {
  const types = args.map((arg) => arg.type);
  const chosen = chooseOverload(candidates, types, scope.resolver);
  if (chosen || !args.some((arg) => arg.isQuery)) return chosen;
  const rows = args.map((arg) => (arg.isQuery ? elementOf(arg.type) : arg.type));
  return chooseOverload(candidates, rows, scope.resolver);
}

const DYNAMIC_QUERIES = new Set([
  'system.database.query',
  'system.database.countquery',
  'system.database.getquerylocator',
  'system.database.getcursor',
  'system.database.getpaginationcursor'
]);

export function platformStaticCall(
  scope: Scope,
  fullName: string,
  method: PlatformCallable<unknown>,
  args: Value[],
  at: Position
): Value {
  noteGap(scope, method.implementation, at);
  const code = argumentCode(scope, args, method.parameters, at);
  const call = `${scope.unit.pooled(method.implementation)}(${['rt', ...code].join(', ')})`;
  const key = fullName.toLowerCase();
  const isQuery = /^system\.database\.query(withbinds)?$/.test(key);
  if (DYNAMIC_QUERIES.has(key)) {
    return {
      code: `$s.withBinds(${visibleVariables(scope)}, () => ${call})`,
      type: method.returns,
      isQuery
    };
  }
  return {
    code: sized(call, method.returns),
    type: method.returns,
    ...(isQuery ? { isQuery } : {})
  };
}

function noteGap(scope: Scope, implementation: unknown, at: Position): void {
  const feature = lackedBy(implementation);
  if (feature === undefined) return;
  const { compilation, file } = scope.unit;
  compilation.gaps.report(file, at, `local-org does not support ${feature}`);
}

/** The variables that a dynamic query may bind, by lower-case name. */
function visibleVariables(scope: Scope): string {
  const entries = scope
    .locals()
    .map((local) => `${JSON.stringify(local.name.toLowerCase())}: ${local.jsName}`);
  if (!scope.isStatic && scope.owner) entries.push('this: this');
  // Later entries win: a local variable hides a static one of the same name.
  return `{ ${[...staticVariables(scope), ...entries].join(', ')} }`;
}

/** Static variables of the class, its superclasses and the classes around it; read when they are bound. */
function staticVariables(scope: Scope): string[] {
  const entries = new Map<string, string>();
  for (let owner = scope.owner; owner; owner = owner.outer) {
    for (const field of [owner, ...userSuperclasses(owner)].flatMap((type) => [
      ...type.fields.values()
    ])) {
      const key = field.name.toLowerCase();
      if (!field.isStatic || entries.has(key) || !isAccessible(field, scope.owner)) continue;
      const { code } = staticField(scope, field, field.at);
      entries.set(key, `get ${JSON.stringify(key)}() { return ${code}; }`);
    }
  }
  return [...entries.values()];
}

/** A call of a library method on a value. */
export function platformInstanceCall(
  scope: Scope,
  target: Value,
  name: string,
  args: Value[],
  at: Position
): Value {
  const platform =
    platformTypeOf(target.type, scope.resolver) ?? platformTypeOf(OBJECT, scope.resolver);
  const candidates = platform ? platformMethods(platform, name, scope.resolver) : [];
  const method = choose(scope, candidates, args);
  if (!method) {
    if (isIncomplete(target.type, scope.resolver)) return { ...BROKEN, guards: target.guards };
    const list = args.map((arg) => arg.type.name).join(', ');
    scope.error(
      at,
      `Method does not exist or incorrect signature: void ${name}(${list}) from the type ${target.type.name}`
    );
    return { ...BROKEN, guards: target.guards };
  }
  const code = argumentCode(scope, args, method.parameters, at);
  const type = returnType(target.type, method.name, method.returns);
  if (!method.implementation) {
    const call = callOn(
      scope,
      target,
      code,
      (receiver, given) =>
        `$s.callInterface(${receiver}, ${JSON.stringify(method.name)}, [${given.join(', ')}])`
    );
    return { code: call, type, guards: target.guards };
  }
  noteGap(scope, method.implementation, at);
  const implementation = scope.unit.pooled(method.implementation);
  const call = callOn(scope, target, code, (receiver, given) => {
    // A Blob goes to its methods as an argument: null is refused there.
    const self = target.type === BLOB ? receiver : notNull({ ...target, code: receiver });
    return `${implementation}(${['rt', self, ...given].join(', ')})`;
  });
  return { code: sized(call, type), type, guards: target.guards };
}

/** Texts and files that the library makes are held to the heap limit. */
function sized(call: string, type: Type): string {
  return type === STRING || type === BLOB ? `$s.measured(${call})` : call;
}

/** Copies keep the static type of what they copy. */
function returnType(target: Type, name: string, returns: Type): Type {
  const key = name.toLowerCase();
  if (key !== 'clone' && key !== 'deepclone') return returns;
  const copies = target.kind === 'sobject' || isList(target) || !sameType(returns, OBJECT);
  return copies ? target : returns;
}
