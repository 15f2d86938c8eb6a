// Declares the package's @AuraEnabled methods for TypeScript, with the shapes in which the platform hands values over.
import { hasAnnotation, userSuperclasses } from '../../local-org/src/apex/types/symbols.ts';
import type { MethodSymbol, UserType } from '../../local-org/src/apex/types/symbols.ts';
import { collectionName, elementOf, type Type } from '../../local-org/src/apex/types/type.ts';
import type { FieldDef, FieldType, ObjectDef } from '../../local-org/src/metadata/schema.ts';
import { settingOf } from '../../local-org/src/deploy/references/components-apex.ts';
import { tableOf } from '../../local-org/src/metadata/table.ts';

/** JSON has no dates and one kind of number; ids are texts. */
const PRIMITIVES = tableOf<string>({
  Integer: 'number',
  Long: 'number',
  Double: 'number',
  Decimal: 'number',
  Time: 'number',
  Boolean: 'boolean',
  String: 'string',
  Id: 'string',
  Date: 'string',
  Datetime: 'string',
  Blob: 'string',
  void: 'null'
});

const NUMBERS = new Set<FieldType>(['Number', 'Currency', 'Percent', 'Integer', 'Long']);

/** Declarations of methods, classes and objects; classes and objects come as they are mentioned. */
export class ApexDeclarations {
  private readonly classes = new Map<string, UserType>();
  private readonly objects = new Map<string, ObjectDef>();

  text(types: Iterable<UserType>): string {
    const modules = [...types].flatMap((type) =>
      [...type.methods.values()]
        .flat()
        .filter((method) => method.isStatic && isAuraEnabled(method))
        .map((method) => this.module(type, method))
    );
    return [
      ...modules,
      `declare namespace Apex {\n${this.namespaces()}\n}`,
      `declare namespace SObjects {\n${this.interfaces()}\n}`
    ].join('\n');
  }

  private module(type: UserType, method: MethodSymbol): string {
    const { name, parameters, returns } = method;
    const kind = settingOf(method, 'cacheable') === true ? 'CacheableApexMethod' : 'ApexMethod';
    const members = parameters.map(
      (parameter) => `${parameter.name}: ${this.input(parameter.type)};`
    );
    const shape = `Platform.${kind}<{ ${members.join(' ')} }, ${this.shape(returns)}>`;
    const scope = settingOf(method, 'continuation') === true ? 'apexContinuation' : 'apex';
    return `declare module '@salesforce/${scope}/${type.name}.${name}' {
  const method: ${shape};
  export default method;
}`;
  }

  /** What a component gives: objects of Apex classes may be incomplete. */
  private input(type: Type): string {
    if (type.kind === 'user' && type.declaration.kind === 'class') {
      return `Partial<${this.shape(type)}>`;
    }
    const collection = collectionName(type);
    if (collection === 'List' || collection === 'Set') return `(${this.input(elementOf(type))})[]`;
    return this.shape(type);
  }

  private shape(type: Type): string {
    switch (type.kind) {
      case 'primitive':
        return PRIMITIVES[type.name] ?? 'unknown';
      case 'sobject':
        return this.object(type.object);
      case 'user':
        return this.class(type);
      case 'platform':
        return this.platform(type);
    }
  }

  private platform(type: Type & { kind: 'platform' }): string {
    const collection = collectionName(type);
    if (collection === 'List' || collection === 'Set') return `(${this.shape(elementOf(type))})[]`;
    if (collection === 'Map') {
      const [, value] = type.args;
      return `Record<string, ${value ? this.shape(value) : 'unknown'}>`;
    }
    if (type.definition.kind === 'enum') return 'string';
    return type.definition.name === 'System.SelectOption' ? 'unknown' : 'Record<string, unknown>';
  }

  private class(type: UserType): string {
    if (type.declaration.kind === 'enum') {
      const values = type.declaration.enumValues.map((value) => `'${value}'`);
      return values.length > 0 ? `(${values.join(' | ')})` : 'string';
    }
    this.classes.set(type.name, type);
    return `Apex.${type.name}`;
  }

  private object(object: ObjectDef | null): string {
    if (!object) return 'Platform.SObject';
    this.objects.set(object.name, object);
    return `SObjects.${object.name}`;
  }

  /** Inner classes stand in a namespace of the outer one's name. */
  private namespaces(): string {
    const lines: string[] = [];
    for (const [name, type] of this.classes) {
      const [outer = '', inner] = name.split('.');
      const text = this.interface(inner ?? outer, type);
      lines.push(inner === undefined ? text : `namespace ${outer} {\n${text}\n}`);
    }
    return lines.join('\n');
  }

  private interface(name: string, type: UserType): string {
    const fields = [type, ...userSuperclasses(type)].flatMap(({ fields: own }) => [
      ...own.values()
    ]);
    const members = fields
      .filter((field) => !field.isStatic && hasAnnotation(field.annotations, 'auraenabled'))
      .map((field) => `${field.name}: ${this.shape(field.type)};`);
    return `interface ${name} {\n${members.join('\n')}\n}`;
  }

  private interfaces(): string {
    const lines: string[] = [];
    for (const [name, object] of this.objects) {
      const fields = [...object.fields.values()].flatMap((field) => this.fieldLines(field));
      lines.push(`interface ${name} {\n${fields.join('\n')}\n}`);
    }
    return lines.join('\n');
  }

  /** Parents are records of any shape: a query says which of their fields come along. */
  private fieldLines({ name, type, relationshipName }: FieldDef): string[] {
    const shape = type === 'Checkbox' ? 'boolean' : NUMBERS.has(type) ? 'number' : 'string';
    const parent = relationshipName ? [`${relationshipName}?: Platform.SObject;`] : [];
    return [`${name}?: ${shape};`, ...parent];
  }
}

const isAuraEnabled = ({ annotations }: MethodSymbol): boolean =>
  hasAnnotation(annotations, 'auraenabled');
