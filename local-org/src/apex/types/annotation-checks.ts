/** What the platform's compiler refuses in annotations: places, properties and what they ask of the declaration. */
import type { Annotation, Member, TypeDeclaration } from '../syntax/ast.ts';
import {
  ANNOTATION_RULES,
  OTHER_ANNOTATIONS,
  type AnnotationRule,
  type AnnotationTarget
} from './annotation-rules.ts';
import { hasAnnotation, type UserType } from './symbols.ts';

type Problem = { at: number; message: string };

/** An annotated declaration. */
interface Annotated {
  target: AnnotationTarget;
  annotations: Annotation[];
}

/** From this version on test methods stand in test classes only. */
const TESTS_IN_TEST_CLASSES = 28;

export function annotationProblems(type: UserType): Problem[] {
  const { declaration } = type;
  return [
    ...annotated(declaration).flatMap(({ target, annotations }) => [
      ...annotations.flatMap((annotation) => oneProblem(annotation, target)),
      ...repeated(annotations)
    ]),
    ...testClassProblems(type)
  ];
}

function annotated(declaration: TypeDeclaration): Annotated[] {
  const kinds = { class: 'classes', interface: 'interfaces', enum: 'enums' } as const;
  const own = { target: kinds[declaration.kind], annotations: declaration.modifiers.annotations };
  return [own, ...declaration.members.flatMap(annotatedMember)];
}

function annotatedMember(member: Member): Annotated[] {
  // Inner types report their own.
  if (member.kind === 'initializer' || member.kind === 'type') return [];
  const targets = {
    field: 'fields',
    property: 'properties',
    method: 'methods',
    constructor: 'constructors'
  } as const;
  return [{ target: targets[member.kind], annotations: member.modifiers.annotations }];
}

function oneProblem(annotation: Annotation, target: AnnotationTarget): Problem[] {
  const { at, name, written = name } = annotation;
  const rule = ANNOTATION_RULES.get(name);
  if (!rule) {
    if (OTHER_ANNOTATIONS.has(name)) return [];
    return [{ at, message: `Annotation does not exist: ${written}` }];
  }
  const messages: string[] = [];
  if (rule.targets && !rule.targets.includes(target)) {
    messages.push(`${rule.name} is not allowed on ${target}`);
  }
  if (annotation.hasCommas) messages.push("Unexpected token ','.");
  messages.push(...propertyMessages(annotation, rule));
  return messages.map((message) => ({ at, message }));
}

function propertyMessages({ parameters }: Annotation, rule: AnnotationRule): string[] {
  const known = new Map(
    Object.entries(rule.properties).map(([name, type]) => [name.toLowerCase(), { name, type }])
  );
  const found = Object.entries(parameters).flatMap(([given, value]) => {
    const property = known.get(given);
    if (!property) {
      return [`No such property, ${given}, defined on this annotation: ${rule.name}`];
    }
    // A quoted text is taken for a Boolean, not the reverse.
    const isWrong =
      property.type === 'String'
        ? typeof value !== 'string'
        : property.type === 'Boolean' && typeof value === 'number';
    if (!isWrong) return [];
    const type = property.type.toUpperCase();
    return [`Invalid value for property ${property.name} expected type ${type}`];
  });
  if (rule.required && !(rule.required.toLowerCase() in parameters)) {
    found.push(`Required property is missing: ${rule.required}`);
  }
  if (rule.name === 'RestResource') found.push(...urlMessages(parameters['urlmapping']));
  return found;
}

function urlMessages(url: unknown): string[] {
  if (typeof url !== 'string') return [];
  if (url === '') return ['Rest Resource url cannot be empty'];
  if (url.length > 255) return ['Rest Resource url cannot be longer than 255 characters'];
  const found: string[] = [];
  if (!url.startsWith('/')) {
    found.push("Rest Resource url must begin with a forward slash, '/'");
  }
  if (/[^/]\*/.test(url)) {
    found.push("Rest Resource url wildcard, '*', must be preceded by a forward slash, '/'");
  }
  if (/\*[^/]/.test(url)) {
    found.push(
      "Rest Resource url wildcard, '*', must be followed by a forward slash, '/', or be the last character"
    );
  }
  return found;
}

function repeated(annotations: Annotation[]): Problem[] {
  return annotations
    .filter(({ name }, index) => hasAnnotation(annotations.slice(0, index), name))
    .map(({ at, name, written = name }) => ({
      at,
      message: `Duplicate modifier: ${ANNOTATION_RULES.get(name)?.name ?? written}`
    }));
}

/** Test classes and test methods belong together. */
function testClassProblems(type: UserType): Problem[] {
  const { declaration, outer, apiVersion } = type;
  const { annotations } = declaration.modifiers;
  const mark = annotations.find(({ name }) => name === 'istest');
  const methods = declaration.members.filter((member) => member.kind === 'method');
  const marked = (name: string): typeof methods =>
    methods.filter((method) => hasAnnotation(method.modifiers.annotations, name));
  const [tests, setups] = [marked('istest'), marked('testsetup')];
  const found: Problem[] = [];
  if (mark && outer) {
    const message = 'Only top-level non-exception class types can be marked as tests';
    found.push({ at: mark.at, message });
  }
  if (!mark && apiVersion >= TESTS_IN_TEST_CLASSES) {
    const say = (at: number, kind: string): void => {
      found.push({ at, message: `Defining type for ${kind} methods must be declared as IsTest` });
    };
    for (const { at } of tests) say(at, 'testMethod');
    for (const { at } of setups) say(at, 'TestSetup');
  }
  const [, second] = setups;
  if (second) {
    const message = 'Only one method per type can be defined with: TestSetup';
    found.push({ at: second.at, message });
  }
  return mark ? [...found, ...seeAllDataProblems(mark, tests, setups)] : found;
}

type Method = Extract<Member, { kind: 'method' }>;

/** Data of the org is for tests that do not run in parallel and have no records of their own. */
function seeAllDataProblems(mark: Annotation, tests: Method[], setups: Method[]): Problem[] {
  const isOn = (annotation: Annotation | undefined, name: string): boolean =>
    annotation?.parameters[name] === true;
  const found: Problem[] = [];
  const seesAll = tests.filter((method) =>
    isOn(
      method.modifiers.annotations.find(({ name }) => name === 'istest'),
      'seealldata'
    )
  );
  if (isOn(mark, 'isparallel')) {
    const start = 'Test class annotated with @isTest(IsParallel=true) cannot';
    if (isOn(mark, 'seealldata')) {
      const message = `${start} also be annotated with @isTest(SeeAllData=true)`;
      found.push({ at: mark.at, message });
    }
    const message = `${start} have any methods annotated with @isTest(SeeAllData=true)`;
    found.push(...seesAll.map(({ at }) => ({ at, message })));
  }
  if (setups.length === 0) return found;
  if (isOn(mark, 'seealldata')) {
    const message = 'Test class cannot be annotated with @isTest(SeeAllData=true)';
    found.push({ at: mark.at, message });
  }
  const message =
    'Test class containing a test setup method cannot have any methods annotated with @isTest(SeeAllData=true)';
  return [...found, ...seesAll.map(({ at }) => ({ at, message }))];
}
