/** What annotations ask of the methods and fields they stand on: modifiers, parameters, results, and how many there may be. */
import { ANNOTATION_RULES } from './annotation-rules.ts';
import { hasAnnotation, type FieldSymbol, type MethodSymbol, type UserType } from './symbols.ts';
import { VOID, collectionName, elementOf, isList, OBJECT, type Type } from './type.ts';

type Problem = { at: number; message: string };

/** Classes of this API version and later have no overloads of methods for components. */
const NO_AURA_OVERLOADS = 55;

const HTTP_VERBS = ['httpdelete', 'httpget', 'httppatch', 'httppost', 'httpput'];

/** Beside these nothing stands on an invocable method. */
const WITH_INVOCABLE = ['invocablemethod', 'deprecated', 'suppresswarnings', 'testvisible'];

const METHOD_RULES: Record<string, (method: MethodSymbol) => string[]> = {
  istest: testMessages,
  testsetup: testMessages,
  future: futureMessages,
  auraenabled: auraMessages,
  invocablemethod: invocableMessages,
  remoteaction: (method) => [
    ...mustBeStatic(method, 'RemoteAction'),
    ...open(method, 'RemoteAction')
  ]
};

const FIELD_RULES: Record<string, (field: FieldSymbol) => string[]> = {
  auraenabled: auraFieldMessages,
  invocablevariable: invocableFieldMessages
};

export function annotatedMemberProblems(type: UserType): Problem[] {
  const methods = [...type.methods.values()].flat();
  const found = [
    ...methods.flatMap((method) => problemsOf(method, METHOD_RULES)),
    ...[...type.fields.values()].flatMap((field) => problemsOf(field, FIELD_RULES)),
    ...onlyOne(methods, 'invocablemethod'),
    ...auraOverloads(methods, type),
    ...restProblems(type, methods)
  ];
  return found;
}

function problemsOf<M extends MethodSymbol | FieldSymbol>(
  member: M,
  rules: Record<string, (member: M) => string[]>
): Problem[] {
  return Object.entries(rules)
    .filter(([name]) => hasAnnotation(member.annotations, name))
    .flatMap(([, rule]) => rule(member))
    .map((message) => ({ at: member.at, message }));
}

/** `AuraEnabled methods require at least one of the following global, public` */
function open({ access }: { access: string }, name: string, kind = 'methods'): string[] {
  if (access === 'public' || access === 'global') return [];
  return [`${name} ${kind} require at least one of the following global, public`];
}

function mustBeStatic({ isStatic }: MethodSymbol, name: string): string[] {
  return isStatic ? [] : [`${name} methods must be declared as static`];
}

function testMessages({ isStatic, parameters, returns }: MethodSymbol): string[] {
  const found: string[] = [];
  if (!isStatic) found.push('Test methods must be declared as static');
  if (parameters.length > 0) found.push('Test methods must have no arguments');
  if (returns !== VOID) found.push('Test methods must return void');
  return found;
}

function futureMessages(method: MethodSymbol): string[] {
  const { parameters, returns } = method;
  const found = mustBeStatic(method, 'Future');
  if (returns !== VOID) found.push(`Future methods do not support return type of ${returns.name}`);
  for (const { type } of parameters) {
    if (/\b(SObject|Object)\b/.test(type.name) || !isPrimitive(type)) {
      found.push(`Future methods do not support parameter type of ${type.name}`);
    }
  }
  return found;
}

/** Primitives and collections of them. */
function isPrimitive(type: Type): boolean {
  if (type.kind === 'platform') return type.args.every(isPrimitive);
  return type.kind !== 'user' && type.kind !== 'sobject';
}

function auraMessages(method: MethodSymbol): string[] {
  const { isStatic, name, parameters, returns } = method;
  const found = open(method, 'AuraEnabled');
  if (!isStatic && !/^get/i.test(name)) {
    found.push("Non static AuraEnabled methods must be named with a prefix 'get'");
  }
  if (!isStatic && parameters.length > 0) {
    found.push('Non static AuraEnabled methods may not have parameters');
  }
  if (!reachesComponents(returns)) {
    found.push(`AuraEnabled methods do not support return type of ${returns.name}`);
  }
  for (const { type } of parameters) {
    if (reachesComponents(type)) continue;
    found.push(`AuraEnabled methods do not support parameter type of ${type.name}`);
  }
  return found;
}

/** The types that JSON has no form for; what the members of a class hold is not looked at. */
function reachesComponents(type: Type): boolean {
  if (type.kind !== 'platform') return true;
  if (collectionName(type) === 'Set' || type.name === 'Schema.SObjectType') return false;
  return type.args.every(reachesComponents);
}

/** Properties may be static, private in their type, and of any type; fields not. */
function auraFieldMessages(field: FieldSymbol): string[] {
  if (field.property) return open(field, 'AuraEnabled', 'properties');
  const found = open(field, 'AuraEnabled', 'fields');
  if (field.isStatic) found.push('AuraEnabled fields cannot be static');
  if (!reachesComponents(field.type)) {
    found.push(`AuraEnabled fields do not support type of ${field.type.name}`);
  }
  return found;
}

function invocableMessages(method: MethodSymbol): string[] {
  const { parameters, returns, annotations } = method;
  const name = 'InvocableMethod';
  const found = [...mustBeStatic(method, name), ...open(method, name)];
  if (parameters.length > 1) {
    found.push('Only one parameter is supported on methods with @Invocable annotation');
  }
  const [first] = parameters;
  if (first && !isList(first.type)) {
    found.push(
      `Unsupported parameter type ${first.type.name}. Valid invocable parameters must be List ` +
        'types like List<T> where T is a supported type'
    );
  } else if (first && !isActionValue(first.type)) {
    found.push(`${name} methods do not support parameter type of ${first.type.name}`);
  }
  if (returns !== VOID && !(isList(returns) && isActionValue(returns))) {
    found.push(`${name} methods do not support return type of ${returns.name}`);
  }
  if (annotations.some((annotation) => !WITH_INVOCABLE.includes(annotation.name))) {
    found.push(`The only annotation that can be used with ${name} is Deprecated`);
  }
  return found;
}

/** Flows know values, records, objects and lists of them: no sets, no maps. */
function isActionValue(type: Type): boolean {
  if (isList(type)) return isActionValue(elementOf(type));
  return type !== OBJECT && collectionName(type) === null;
}

function invocableFieldMessages(field: FieldSymbol): string[] {
  const name = 'InvocableVariable';
  const found = open(field, name, 'fields');
  if (field.isStatic) found.push(`${name} fields cannot be static`);
  if (field.isFinal) found.push(`${name} fields cannot be final`);
  if (!isActionValue(field.type)) {
    found.push(`${name} fields do not support type of ${field.type.name}`);
  }
  return found;
}

function onlyOne(methods: MethodSymbol[], annotation: string): Problem[] {
  const [, ...more] = methods.filter((method) => hasAnnotation(method.annotations, annotation));
  const name = ANNOTATION_RULES.get(annotation)?.name ?? annotation;
  const message = `Only one method per type can be defined with: ${name}`;
  return more.map(({ at }) => ({ at, message }));
}

function auraOverloads(methods: MethodSymbol[], { apiVersion, fields }: UserType): Problem[] {
  const isAura = ({ annotations }: MethodSymbol | FieldSymbol): boolean =>
    hasAnnotation(annotations, 'auraenabled');
  const aura = methods.filter(isAura);
  const key = ({ name }: { name: string }): string => name.toLowerCase();
  const overloaded = aura.filter((method, index) =>
    aura.slice(0, index).some((other) => key(other) === key(method))
  );
  const variables = new Set([...fields.values()].filter(isAura).map(key));
  return [
    ...(apiVersion < NO_AURA_OVERLOADS ? [] : overloaded).map(({ at, name }) => ({
      at,
      message: `Overload of AuraEnabled method: ${name} overload is not permitted`
    })),
    ...aura
      .filter((method) => variables.has(key(method)))
      .map(({ at, name }) => ({
        at,
        message: `AuraEnabled method and variable cannot have the same name: ${name}`
      }))
  ];
}

/** The methods of a REST resource: global, static, one for each verb. */
function restProblems({ declaration }: UserType, methods: MethodSymbol[]): Problem[] {
  const { annotations, access } = declaration.modifiers;
  const isResource = hasAnnotation(annotations, 'restresource');
  const found = HTTP_VERBS.flatMap((verb) => {
    const name = ANNOTATION_RULES.get(verb)?.name ?? verb;
    const answering = methods.filter((method) => hasAnnotation(method.annotations, verb));
    const wrong = answering.flatMap((method) => {
      const messages = mustBeStatic(method, name);
      if (method.access !== 'global') messages.push(`${name} methods must be declared as global`);
      if (!isResource) {
        messages.push(`Defining type for ${name} methods must be declared as RestResource`);
      }
      return messages.map((message) => ({ at: method.at, message }));
    });
    return [...wrong, ...onlyOne(methods, verb)];
  });
  if (isResource && access !== 'global') {
    const message = 'RestResource classes must be declared as global';
    found.push({ at: declaration.at, message });
  }
  return found;
}
