/** What is visible inside one function while its code is emitted: local variables, `this`, the return type. */
import type { Position, TypeRef } from '../syntax/ast.ts';
import type { FieldSymbol, UserType } from '../types/symbols.ts';
import { isTypeVisible } from '../types/members.ts';
import { nameProblems } from '../types/names.ts';
import type { TypeResolver } from '../types/type-resolver.ts';
import { UNKNOWN, VOID, type Type } from '../types/type.ts';
import type { Unit } from './unit.ts';

export interface Local {
  name: string;
  jsName: string;
  type: Type;
  /** Declared `final` with its value. */
  isFinal: boolean;
}

export interface ScopeOptions {
  owner: UserType | null;
  isStatic: boolean;
  returns?: Type;
  /** The property whose accessor this is: its own name means the stored value. */
  accessorOf?: FieldSymbol | null;
  /** The sObject of the trigger whose body this is. */
  triggerObject?: Type | null;
  isConstructor?: boolean;
}

export class Scope {
  readonly unit: Unit;
  readonly owner: UserType | null;
  readonly isStatic: boolean;
  readonly returns: Type;
  readonly accessorOf: FieldSymbol | null;
  readonly triggerObject: Type | null;
  readonly isConstructor: boolean;
  private readonly blocks: Map<string, Local>[] = [new Map()];
  /** Inside the arguments of `this(…)` and `super(…)`: the instance is not there yet. */
  beforeInstance = false;
  /** How many loops are open around the statement. */
  loops = 0;
  private readonly temporaries: string[] = [];
  private usedNames = new Map<string, number>();

  constructor(unit: Unit, options: ScopeOptions) {
    this.unit = unit;
    this.owner = options.owner;
    this.isStatic = options.isStatic;
    this.returns = options.returns ?? VOID;
    this.accessorOf = options.accessorOf ?? null;
    this.triggerObject = options.triggerObject ?? null;
    this.isConstructor = options.isConstructor ?? false;
  }

  get resolver(): TypeResolver {
    return this.unit.resolver;
  }

  /** Reports a compile error and answers the type that silences further ones. */
  error(at: Position, message: string): Type {
    this.unit.report(at, message);
    return UNKNOWN;
  }

  /** The type that the reference means; an unknown one is reported. */
  type(reference: TypeRef): Type {
    const type = this.resolver.resolve(reference, this.owner);
    if (type && !isTypeVisible(type, this.owner)) {
      this.error(reference.at, `Type is not visible: ${type.name}`);
    }
    if (type) return type;
    const unknown = this.resolver.unresolved(reference, this.owner);
    return this.error(unknown.at, `Invalid type: ${unknown.name}`);
  }

  openBlock(): void {
    this.blocks.push(new Map());
  }

  closeBlock(): void {
    this.blocks.pop();
  }

  declare(name: string, type: Type, at: Position, isFinal = false): Local {
    const key = name.toLowerCase();
    for (const problem of nameProblems(name, at, 'variable')) this.error(at, problem.message);
    if (this.local(name)) this.error(at, `Duplicate variable: ${name}`);
    const used = this.usedNames.get(key) ?? 0;
    this.usedNames.set(key, used + 1);
    const local = { name, jsName: `v_${key}${used ? `$${used}` : ''}`, type, isFinal };
    this.blocks.at(-1)?.set(key, local);
    return local;
  }

  local(name: string): Local | undefined {
    const key = name.toLowerCase();
    return this.blocks.findLast((block) => block.has(key))?.get(key);
  }

  /** Every visible local variable, for bind variables of dynamic SOQL. */
  locals(): Local[] {
    return this.blocks.flatMap((block) => [...block.values()]);
  }

  temporary(): string {
    const name = `$${this.temporaries.length}`;
    this.temporaries.push(name);
    return name;
  }

  /** The declaration of the temporaries that the function used. */
  temporariesDeclaration(): string {
    return this.temporaries.length ? `let ${this.temporaries.join(', ')};` : '';
  }
}
