/** Turns classes, interfaces, enums, triggers and scripts of the parse tree into our syntax tree. */
import type {
  AnnotationContext,
  AnonymousMemberDeclarationContext,
  AnonymousUnitContext,
  BlockContext,
  ClassBodyDeclarationContext,
  ClassDeclarationContext,
  ConstructorDeclarationContext,
  EnumDeclarationContext,
  FormalParametersContext,
  InterfaceDeclarationContext,
  MemberDeclarationContext,
  MethodDeclarationContext,
  ModifierContext,
  PropertyDeclarationContext,
  StatementContext,
  TriggerMemberDeclarationContext,
  TriggerUnitContext,
  TypeDeclarationContext
} from '@apexdevtools/apex-parser';
import { positionOf } from './build-expressions.ts';
import { StatementBuilder, isFinal } from './build-statements.ts';
import type {
  AccessModifier,
  Annotation,
  BlockStatement,
  DmlOperation,
  Member,
  MethodMember,
  Modifiers,
  Parameter,
  Position,
  PropertyMember,
  ScriptDeclaration,
  Statement,
  TriggerDeclaration,
  TypeDeclaration
} from './ast.ts';

/** What declares a member in a class, a trigger or a script; only classes have constructors. */
type DeclarationContext = (
  MemberDeclarationContext | TriggerMemberDeclarationContext | AnonymousMemberDeclarationContext
) & { constructorDeclaration?(): ConstructorDeclarationContext | null };

/** A part of a trigger body or an anonymous script: a statement, or a declaration beside the statements. */
interface TopLevel {
  statement(): StatementContext | null;
  modifier_list(): ModifierContext[];
}

export class DeclarationBuilder extends StatementBuilder {
  typeDeclaration(context: TypeDeclarationContext): TypeDeclaration {
    const modifiers = this.modifiers(context.modifier_list());
    if (context.classDeclaration()) return this.classType(context.classDeclaration(), modifiers);
    if (context.interfaceDeclaration()) {
      return this.interfaceType(context.interfaceDeclaration(), modifiers);
    }
    return this.enumType(context.enumDeclaration(), modifiers);
  }

  trigger(context: TriggerUnitContext): TriggerDeclaration {
    const [name, object] = context.id_list().map((id) => id.getText()) as [string, string];
    return {
      kind: 'trigger',
      at: positionOf(context),
      name,
      object,
      cases: context.triggerCase_list().map((item) => {
        const timing = item.BEFORE() ? 'before' : 'after';
        const operation = item.getText().slice(timing.length).toLowerCase() as DmlOperation;
        return { timing, operation };
      }),
      ...this.topLevel(
        positionOf(context.triggerBlock()),
        context
          .triggerBlock()
          .triggerBlockMember_list()
          .map((item) => [item, item.triggerMemberDeclaration()])
      )
    };
  }

  script(context: AnonymousUnitContext): ScriptDeclaration {
    const at = positionOf(context);
    const items = context.anonymousBlock().anonymousBlockMember_list();
    return {
      kind: 'script',
      at,
      ...this.topLevel(
        at,
        items.map((item) => [item, item.anonymousMemberDeclaration()])
      )
    };
  }

  /** Local variables at the top level arrive as field declarations; methods there need no object. */
  private topLevel(
    at: Position,
    items: [TopLevel, DeclarationContext | null][]
  ): { body: BlockStatement; members: Member[] } {
    const statements: Statement[] = [];
    const members: Member[] = [];
    for (const [item, declaration] of items) {
      const statement = item.statement();
      if (statement) statements.push(this.statement(statement));
      if (!declaration) continue;
      const member = this.declared(declaration, item.modifier_list());
      if (member.kind === 'field') {
        const { type, declarators, modifiers } = member;
        statements.push({
          kind: 'local',
          at: member.at,
          isFinal: modifiers.isFinal,
          type,
          declarators
        });
      } else if (member.kind === 'method') {
        members.push({ ...member, modifiers: { ...member.modifiers, isStatic: true } });
      } else members.push(member);
    }
    return { body: { kind: 'block', at, statements }, members };
  }

  private classType(context: ClassDeclarationContext, modifiers: Modifiers): TypeDeclaration {
    const parent = context.typeRef();
    return {
      kind: 'class',
      at: positionOf(context.id()),
      name: context.id().getText(),
      modifiers,
      superclass: parent ? this.type(parent) : null,
      interfaces: this.types(context.typeList()),
      members: context
        .classBody()
        .classBodyDeclaration_list()
        .flatMap((item) => this.member(item) ?? []),
      enumValues: []
    };
  }

  private interfaceType(
    context: InterfaceDeclarationContext,
    modifiers: Modifiers
  ): TypeDeclaration {
    const methods = context.interfaceBody().interfaceMethodDeclaration_list();
    const isGlobal = modifiers.access === 'global';
    return {
      kind: 'interface',
      at: positionOf(context.id()),
      name: context.id().getText(),
      modifiers,
      superclass: null,
      interfaces: this.types(context.typeList()),
      members: methods.map((method): MethodMember => {
        const own = this.modifiers(method.modifier_list());
        return {
          kind: 'method',
          at: positionOf(method.id()),
          // The methods of a private interface are as visible as the interface.
          modifiers: { ...own, access: isGlobal ? 'global' : 'public', isAbstract: true },
          returns: method.typeRef() ? this.type(method.typeRef()) : null,
          name: method.id().getText(),
          parameters: this.parameters(method.formalParameters()),
          body: null
        };
      }),
      enumValues: []
    };
  }

  private enumType(context: EnumDeclarationContext, modifiers: Modifiers): TypeDeclaration {
    const constants = context.enumConstants();
    return {
      kind: 'enum',
      at: positionOf(context.id()),
      name: context.id().getText(),
      modifiers,
      superclass: null,
      interfaces: [],
      members: [],
      enumValues: (constants?.id_list() ?? []).map((id) => id.getText())
    };
  }

  private member(context: ClassBodyDeclarationContext): Member | null {
    const block: BlockContext | null = context.block();
    if (block) {
      const isStatic = Boolean(context.STATIC());
      return { kind: 'initializer', at: positionOf(context), isStatic, body: this.block(block) };
    }
    const declaration = context.memberDeclaration();
    return declaration ? this.declared(declaration, context.modifier_list()) : null;
  }

  private declared(declaration: DeclarationContext, words: ModifierContext[]): Member {
    const at = positionOf(words[0] ?? declaration);
    const modifiers = this.modifiers(words);
    const method = declaration.methodDeclaration();
    if (method) return this.method(method, modifiers);
    const field = declaration.fieldDeclaration();
    if (field) {
      const declarators = this.declarators(field.variableDeclarators());
      return { kind: 'field', at, modifiers, type: this.type(field.typeRef()), declarators };
    }
    const property = declaration.propertyDeclaration();
    if (property) return this.property(property, modifiers);
    const constructor = declaration.constructorDeclaration?.();
    if (constructor) return this.constructorOf(constructor, modifiers);
    return { kind: 'type', at, declaration: this.innerType(declaration, modifiers) };
  }

  private innerType(context: DeclarationContext, modifiers: Modifiers): TypeDeclaration {
    if (context.classDeclaration()) return this.classType(context.classDeclaration(), modifiers);
    if (context.interfaceDeclaration()) {
      return this.interfaceType(context.interfaceDeclaration(), modifiers);
    }
    return this.enumType(context.enumDeclaration(), modifiers);
  }

  private method(context: MethodDeclarationContext, modifiers: Modifiers): MethodMember {
    const body = context.block();
    return {
      kind: 'method',
      at: positionOf(context.id()),
      modifiers,
      returns: context.typeRef() ? this.type(context.typeRef()) : null,
      name: context.id().getText(),
      parameters: this.parameters(context.formalParameters()),
      body: body ? this.block(body) : null
    };
  }

  private constructorOf(context: ConstructorDeclarationContext, modifiers: Modifiers): Member {
    return {
      kind: 'constructor',
      at: positionOf(context),
      modifiers,
      name: context.qualifiedName().getText(),
      parameters: this.parameters(context.formalParameters()),
      body: this.block(context.block())
    };
  }

  private property(context: PropertyDeclarationContext, modifiers: Modifiers): PropertyMember {
    const property: PropertyMember = {
      kind: 'property',
      at: positionOf(context.id()),
      modifiers,
      type: this.type(context.typeRef()),
      name: context.id().getText(),
      getter: null,
      setter: null
    };
    for (const item of context.propertyBlock_list()) {
      const { access } = this.modifiers(item.modifier_list());
      const accessor = item.getter() ?? item.setter();
      const body = accessor.block();
      const kind = item.getter() ? 'getter' : 'setter';
      property[kind] = {
        at: positionOf(accessor),
        access,
        body: body ? this.block(body) : null,
        isRepeated: property[kind] !== null
      };
    }
    return property;
  }

  private parameters(context: FormalParametersContext): Parameter[] {
    const list = context.formalParameterList();
    return (list?.formalParameter_list() ?? []).map((item) => ({
      at: positionOf(item),
      isFinal: isFinal(item.modifier_list()),
      type: this.type(item.typeRef()),
      name: item.id().getText()
    }));
  }

  private modifiers(contexts: ModifierContext[]): Modifiers {
    const written: string[] = [];
    const annotations: Annotation[] = [];
    for (const context of contexts) {
      const annotation = context.annotation();
      if (annotation) annotations.push(this.annotation(annotation));
      else written.push(context.getText().toLowerCase());
    }
    const words = new Set(written);
    if (words.has('testmethod')) {
      annotations.push({ at: 0 as Position, name: 'istest', parameters: {} });
    }
    return {
      access: accessOf(words),
      isStatic: words.has('static'),
      isAbstract: words.has('abstract'),
      isVirtual: words.has('virtual'),
      isOverride: words.has('override'),
      isFinal: words.has('final'),
      isTransient: words.has('transient'),
      sharing: sharingOf(words),
      annotations,
      words: written
    };
  }

  private annotation(context: AnnotationContext): Annotation {
    const parameters: Annotation['parameters'] = {};
    for (const pair of context.elementValuePairs()?.elementValuePair_list() ?? []) {
      const value = this.literal(pair.elementValue().literal()).value;
      parameters[pair.id().getText().toLowerCase()] = value ?? '';
    }
    const single = context.elementValue();
    if (single) parameters['value'] = this.literal(single.literal()).value ?? '';
    const written = context.id().getText();
    const hasCommas = (context.elementValuePairs()?.COMMA_list() ?? []).length > 0;
    return { at: positionOf(context), name: written.toLowerCase(), parameters, written, hasCommas };
  }
}

function accessOf(words: Set<string>): AccessModifier | null {
  if (words.has('webservice')) return 'global';
  const all: AccessModifier[] = ['global', 'public', 'protected', 'private'];
  return all.find((word) => words.has(word)) ?? null;
}

function sharingOf(words: Set<string>): Modifiers['sharing'] {
  if (words.has('withsharing')) return 'with';
  if (words.has('withoutsharing')) return 'without';
  return words.has('inheritedsharing') ? 'inherited' : null;
}
