/** Emits classes: constructors, initialisers, methods, properties and the static state of the transaction. */
import type {
  BlockStatement,
  ConstructorMember,
  Expression,
  Member,
  Parameter,
  Position,
  Statement
} from '../syntax/ast.ts';
import type { ConstructorSymbol, FieldSymbol, MethodSymbol, UserType } from '../types/symbols.ts';
import { VOID, type Type } from '../types/type.ts';
import { bodyName, emitConstructorCall, platformSuperclass } from './creation.ts';
import { emitBlock, emitStatements } from './recursion.ts';
import { mentionsWork } from './mentions.ts';
import { ENTER } from './frames.ts';
import { Scope, type ScopeOptions } from './scope.ts';
import { alwaysReturns } from './control-flow.ts';
import { assigned } from './statements.ts';
import type { Unit } from './unit.ts';

interface FunctionParameter {
  name: string;
  type: Type;
  at: Position;
  isFinal?: boolean;
}

/** Emits one entry of the script's table of class factories. */
export function emitClass(unit: Unit, type: UserType): void {
  new ClassEmitter(unit, type).emit();
}

class ClassEmitter {
  private readonly unit: Unit;
  private readonly type: UserType;
  private readonly hasStatics: boolean;
  private readonly isException: boolean;

  constructor(unit: Unit, type: UserType) {
    this.unit = unit;
    this.type = type;
    this.isException = platformSuperclass(type) !== undefined;
    this.hasStatics = type.declaration.members.some(isStaticWork);
  }

  emit(): void {
    const { type, unit } = this;
    const parent = type.superclass;
    const base =
      parent?.kind === 'user'
        ? `$c.${parent.jsName}`
        : this.isException
          ? '$s.UserException'
          : '$s.UserObject';
    unit.line(`${type.jsName}() { return class C_${type.jsName} extends ${base} {`);
    this.emitFields();
    this.emitStatics();
    this.emitInitializer();
    for (const constructor of type.constructors) this.emitConstructor(constructor);
    for (const method of [...type.methods.values()].flat()) this.emitMethod(method);
    for (const field of type.fields.values()) if (field.hasAccessors) this.emitProperty(field);
    unit.line('}; },');
  }

  private emitFields(): void {
    const fields = [...this.type.fields.values()].filter((field) => !field.isStatic);
    const sets = fields.map((field) => `this.${field.jsName} = null;`).join(' ');
    this.unit.line(`constructor() { super(); ${sets} }`);
  }

  private frame(name: string): void {
    this.unit.enterFrame(`Class.${this.type.name}.${name}`);
  }

  /** Static fields live until the transaction ends: a new epoch starts from the initialisers again. */
  private emitStatics(): void {
    const { unit, type } = this;
    const self = `$c.${type.jsName}`;
    const names = [...type.fields.values()]
      .filter((field) => field.isStatic)
      .map((field) => `${field.jsName}: null`);
    // Own properties: JavaScript classes would inherit the state of their superclass.
    unit.line('static $epoch = 0; static $state = null;');
    unit.line(
      `static $st() { return ${self}.$epoch === $f.epoch ? ${self}.$state : ${self}.$start(); }`
    );
    this.frame('<clinit>');
    const scope = new Scope(unit, { owner: type, isStatic: true, isConstructor: true });
    unit.line('static $start() {');
    const mark = unit.mark();
    unit.line(
      `const $state = ${self}.$state = { ${names.join(', ')} }; ${self}.$epoch = $f.epoch;`
    );
    this.withSharing(type.declaration.members.filter(isStaticWork).some(mentionsWork), () => {
      for (const member of type.declaration.members) {
        if (isStaticWork(member)) this.emitInitial(scope, member, '$state');
      }
    });
    unit.fill(mark, scope.temporariesDeclaration());
    unit.line('return $state; }');
  }

  private emitInitializer(): void {
    const { unit, type } = this;
    this.frame('<init>');
    const scope = new Scope(unit, { owner: type, isStatic: false, isConstructor: true });
    // All initialisers run before the first constructor, those of the superclass first.
    unit.line('$init() { super.$init();');
    const mark = unit.mark();
    this.withSharing(type.declaration.members.filter(isInstanceWork).some(mentionsWork), () => {
      for (const member of type.declaration.members) {
        if (isInstanceWork(member)) this.emitInitial(scope, member, 'this');
      }
    });
    unit.fill(mark, scope.temporariesDeclaration());
    unit.line('}');
  }

  private emitInitial(scope: Scope, member: Member, target: string): void {
    if (member.kind === 'initializer') {
      this.unit.line('{');
      emitBlock(scope, member.body);
      this.unit.line('}');
    }
    if (member.kind !== 'field') return;
    for (const declarator of member.declarators) {
      const field = this.type.fields.get(declarator.name.toLowerCase());
      if (!declarator.value || !field) continue;
      const code = assigned(scope, declarator.value, field.type);
      const cover = this.unit.cover(declarator.at);
      this.unit.line(`${cover} ${target}.${field.jsName} = ${code};`, declarator.at);
    }
  }

  private emitConstructor(constructor: ConstructorSymbol): void {
    const { unit, type } = this;
    const { declaration } = constructor;
    const names = constructor.parameters.map((_, index) => `a${index}`).join(', ');
    const start = this.hasStatics ? `$c.${type.jsName}.$st(); ` : '';
    const body = bodyName(constructor);
    unit.line(
      `${constructor.jsName}(${names}) { ${start}this.$init(); return this.${body}(${names}); }`
    );
    this.frame('<init>');
    this.emitFunction(
      body,
      { owner: type, isStatic: false, isConstructor: true },
      constructor.parameters.map((parameter, index) => ({
        ...parameter,
        at: declaration?.parameters[index]?.at ?? 0,
        isFinal: declaration?.parameters[index]?.isFinal
      })),
      declaration?.body ?? null,
      (scope) => {
        const rest = this.emitConstructorStart(scope, declaration);
        emitStatements(scope, rest);
        unit.line('return this;');
      }
    );
  }

  /** The call of the other constructor and the initialisers; answers the statements that follow. */
  private emitConstructorStart(scope: Scope, declaration: ConstructorMember | null): Statement[] {
    const { unit, type } = this;
    const statements = declaration?.body.statements ?? [];
    const [first, ...rest] = statements;
    const call = first?.kind === 'expression' ? constructorCall(first.value) : null;
    if (call && first) {
      unit.line(`${unit.cover(first.at)} ${emitConstructorCall(scope, call).code};`, first.at);
    } else this.emitImplicitSuper(scope, declaration?.at ?? type.declaration.at);
    return call ? rest : statements;
  }

  private emitImplicitSuper(scope: Scope, at: Position): void {
    const parent = this.type.superclass;
    if (parent?.kind !== 'user') {
      if (this.isException) this.unit.line('this.$create(null, null);');
      return;
    }
    const constructor = parent.constructors.find((known) => known.parameters.length === 0);
    if (constructor) this.unit.line(`this.${bodyName(constructor)}();`);
    else if (this.isException) this.unit.line('this.$create(null, null);');
    else scope.error(at, `No default constructor available in super type: ${parent.name}`);
  }

  private emitMethod(method: MethodSymbol): void {
    const { body } = method.declaration;
    if (method.isAbstract || !body) {
      if (this.type.declaration.kind === 'class' && !method.isAbstract) {
        this.unit.report(method.at, `Method must define a body: ${method.name}`);
      }
      return;
    }
    this.frame(method.name);
    this.emitFunction(
      `${method.isStatic ? 'static ' : ''}${method.jsName}`,
      { owner: this.type, isStatic: method.isStatic, returns: method.returns },
      namedParameters(method, method.declaration.parameters),
      body,
      (scope) => {
        if (method.isStatic && this.hasStatics) this.unit.line(`$c.${this.type.jsName}.$st();`);
        emitStatements(scope, body.statements);
        this.checkReturns(body, method.returns, method.at);
      }
    );
  }

  private checkReturns(body: BlockStatement, returns: Type, at: Position): void {
    if (returns === VOID || alwaysReturns(body.statements)) return;
    this.unit.report(at, `Missing return statement required return type: ${returns.name}`);
  }

  private emitProperty(field: FieldSymbol): void {
    const { property } = field;
    const kind = field.isStatic ? 'static ' : '';
    const place = field.isStatic ? `$c.${this.type.jsName}.$st()` : 'this';
    this.frame(field.name);
    const options = { owner: this.type, isStatic: field.isStatic, accessorOf: field };
    if (property?.getter) {
      const { body } = property.getter;
      const name = `${kind}g_${field.jsName}`;
      if (!body) this.unit.line(`${name}() { return ${place}.${field.jsName}; }`);
      else {
        this.emitFunction(name, { ...options, returns: field.type }, [], body, (scope) => {
          emitStatements(scope, body.statements);
          this.checkReturns(body, field.type, property.getter?.at ?? field.at);
        });
      }
    }
    if (property?.setter) {
      const { body } = property.setter;
      const name = `${kind}s_${field.jsName}`;
      if (!body) {
        this.unit.line(`${name}(value) { return ${place}.${field.jsName} = value; }`);
        return;
      }
      const parameters = [{ name: 'value', type: field.type, at: property.setter.at }];
      this.emitFunction(name, options, parameters, body, (scope) => {
        emitStatements(scope, body.statements);
        this.unit.line('return v_value;');
      });
    }
  }

  /** Code that works with records does so in the sharing mode of its class. */
  private withSharing(works: boolean, emit: () => void): void {
    const { sharing } = this.type.declaration.modifiers;
    const pushes = works && sharing !== null && sharing !== 'inherited';
    if (pushes) this.unit.line(`const $sharing = rt.sharing; rt.sharing = '${sharing}'; try {`);
    emit();
    if (pushes) this.unit.line('} finally { rt.sharing = $sharing; }');
  }

  /** A JavaScript method with its temporaries and the sharing mode of the class. */
  private emitFunction(
    name: string,
    options: ScopeOptions,
    parameters: FunctionParameter[],
    body: BlockStatement | null,
    emitBody: (scope: Scope) => void
  ): void {
    const { unit } = this;
    const scope = new Scope(unit, options);
    const names = parameters.map(
      ({ name, type, at, isFinal }) => scope.declare(name, type, at, isFinal).jsName
    );
    const works = body !== null && mentionsWork(body);
    unit.line(`${name}(${names.join(', ')}) {`);
    const mark = unit.mark();
    // A method that calls nothing cannot recurse, so its frame need not be counted.
    if (works) unit.line(`${ENTER} const $d = $f.depth++; try {`);
    this.withSharing(works, () => emitBody(scope));
    if (works) unit.line('} finally { $f.depth = $d; }');
    unit.fill(mark, scope.temporariesDeclaration());
    unit.line('}');
  }
}

function namedParameters(method: MethodSymbol, parameters: Parameter[]): FunctionParameter[] {
  return method.parameters.map((parameter, index) => ({
    ...parameter,
    at: parameters[index]?.at ?? method.at,
    isFinal: parameters[index]?.isFinal
  }));
}

function constructorCall(
  expression: Expression
): Extract<Expression, { kind: 'constructorCall' }> | null {
  return expression.kind === 'constructorCall' ? expression : null;
}

function isStaticWork(member: Member): boolean {
  if (member.kind === 'initializer') return member.isStatic;
  return (
    member.kind === 'field' &&
    member.modifiers.isStatic &&
    member.declarators.some((declarator) => declarator.value !== null)
  );
}

function isInstanceWork(member: Member): boolean {
  if (member.kind === 'initializer') return !member.isStatic;
  return member.kind === 'field' && !member.modifiers.isStatic;
}
