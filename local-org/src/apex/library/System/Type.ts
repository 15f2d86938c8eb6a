/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_type.htm */

import type { Runtime } from '../../runtime/runtime.ts';
import { ApexList } from '../../../values/list.ts';
import { ApexMap } from '../../../values/map.ts';
import { ApexSet } from '../../../values/set.ts';
import { ApexType, platformTypeName } from '../../../values/type.ts';
import { given } from '../../runtime/arguments.ts';
import { hashCodeOf } from '../../runtime/hash-code.ts';
import { isAssignable } from '../../runtime/type-relations.ts';
import { newRecord } from '../../runtime/record-fields.ts';
import { parseTypeName, platformClass } from '../define.ts';
import type { PlatformType, TypeName } from '../define.ts';
import { raise } from '../../../values/exception.ts';

function platformType(rt: Runtime, name: string): PlatformType | undefined {
  return (
    rt.library.find(name) ?? rt.library.find(`System.${name}`) ?? rt.library.find(`Schema.${name}`)
  );
}

/** The type as the platform names it, or null when there is none. */
function findType(rt: Runtime, name: string): ApexType | null {
  let parsed: TypeName;
  try {
    parsed = parseTypeName(name);
  } catch {
    return null;
  }
  const canonical = canonicalName(rt, parsed);
  return canonical === null ? null : new ApexType(canonical);
}

function canonicalName(rt: Runtime, type: TypeName): string | null {
  if (type.args.length > 0) {
    const args = type.args.map((arg) => canonicalName(rt, arg));
    const platform = platformType(rt, type.name)?.name.replace(/^System\./, '');
    return platform === undefined || args.includes(null) ? null : `${platform}<${args.join(',')}>`;
  }
  if (type.name.toLowerCase() === 'any') return 'Object';
  const userClass = rt.classes.find(type.name);
  const object = rt.schema.object(type.name.replace(/^schema\./i, ''));
  // UNVERIFIED: a class that has the name of an object does not hide the object here.
  if (object && rt.classes.find(object.name)) return `Schema.${object.name}`;
  const platform = platformType(rt, type.name);
  const parameters = platform && 'typeParameters' in platform ? platform.typeParameters : [];
  const args = parameters.length > 0 ? `<${parameters.map(() => 'ANY').join(',')}>` : '';
  const platformName = platform && platformTypeName(platform.name) + args;
  return userClass?.name ?? platformName ?? object?.name ?? null;
}

function create(rt: Runtime, type: ApexType): unknown {
  const { name, args } = parseTypeName(type.name);
  const [first = 'Object', second = 'Object'] = args.map(textOf);
  switch (args.length > 0 ? name.toLowerCase() : '') {
    case 'list':
      return new ApexList(first);
    case 'set':
      return new ApexSet(first);
    case 'map':
      return new ApexMap(first, second);
    default:
      return createNamed(rt, type.name);
  }
}

function createNamed(rt: Runtime, name: string): unknown {
  if (rt.classes.find(name)) return rt.newInstance(name, []);
  const object = rt.schema.object(name.replace(/^Schema\./, ''));
  if (object) return newRecord(object, null);
  const platform = platformType(rt, name);
  const constructor =
    platform?.kind === 'class'
      ? platform.constructors.find((candidate) => candidate.signature.parameters.length === 0)
      : undefined;
  if (!constructor) raise('TypeException', `Type cannot be constructed: ${name}`);
  return constructor.implementation(rt);
}

function textOf(type: TypeName): string {
  if (type.name === 'ANY') return 'Object';
  return type.args.length > 0 ? `${type.name}<${type.args.map(textOf).join(',')}>` : type.name;
}

export const TypeClass = platformClass('System.Type', {
  isInstance: (value) => value instanceof ApexType,
  statics: {
    'Type forName(String name)': (rt, name: string | null) =>
      name === null ? null : findType(rt, name),
    'Type forName(String namespace, String name)': (
      rt,
      namespace: string | null,
      name: string | null
    ) => {
      if (name === null) return null;
      return findType(rt, namespace ? `${namespace}.${name}` : name);
    }
  },
  methods: {
    'String getName()': (_rt, self: ApexType) => self.toString(),
    'Object newInstance()': (rt, self: ApexType) => create(rt, self),
    'Boolean isAssignableFrom(Type other)': (rt, self: ApexType, other: ApexType | null) =>
      isAssignable(rt, self.name, given(other).name),
    'Boolean equals(Object other)': (_rt, self: ApexType, other: unknown) =>
      other instanceof ApexType && other.hashText() === self.hashText(),
    'Integer hashCode()': (_rt, self: ApexType) => hashCodeOf(self),
    'String toString()': (_rt, self: ApexType) => self.toString()
  }
});
