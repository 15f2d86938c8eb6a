/** Modifiers, names and bodies that a declaration may not have. */
import type {
  Accessor,
  Member,
  Modifiers,
  PropertyMember,
  TypeDeclaration
} from '../syntax/ast.ts';
import { nameProblems } from './names.ts';

type Problem = { at: number; message: string };
type Kind = Exclude<Member['kind'], 'initializer'>;

/** Classes and methods are final without the word; constructors and fields are never virtual. */
const REFUSED: Record<Kind, readonly string[]> = {
  type: ['static', 'final', 'transient', 'override'],
  constructor: ['static', 'abstract', 'virtual', 'override', 'final', 'transient'],
  method: ['final', 'transient'],
  field: ['abstract', 'virtual', 'override'],
  property: []
};

const PLURALS: Record<Kind, string> = {
  type: 'classes',
  constructor: 'constructors',
  method: 'methods',
  field: 'fields',
  property: 'properties'
};

const MOST_PARAMETERS = 32;

const SCOPES = ['global', 'public', 'protected', 'private'];
const SHARING = ['withsharing', 'withoutsharing', 'inheritedsharing'];

export function declarationProblems(declaration: TypeDeclaration): Problem[] {
  const { at, modifiers, members, kind } = declaration;
  return [
    ...modifierProblems('type', modifiers, at),
    ...typeModifiers(declaration),
    ...nameProblems(declaration.name, at, 'type'),
    ...sameNames(declaration),
    ...members.flatMap((member) => memberProblems(member, kind === 'interface')),
    ...(kind === 'class' && !modifiers.isAbstract ? abstractMethods(declaration) : [])
  ];
}

function memberProblems(member: Member, inInterface: boolean): Problem[] {
  if (member.kind === 'initializer' || member.kind === 'type') return [];
  const { kind, modifiers, at } = member;
  const found = modifierProblems(kind, modifiers, at);
  if (kind === 'field') {
    const names = member.declarators.flatMap(({ name, at }) => nameProblems(name, at, 'variable'));
    return [...found, ...names];
  }
  if (kind !== 'constructor') {
    const what = kind === 'method' ? 'method' : 'variable';
    found.push(...nameProblems(member.name, at, what));
  }
  if (kind === 'method' || kind === 'constructor') {
    if (member.parameters.length > MOST_PARAMETERS) {
      found.push({ at, message: `Invalid number of parameters exceeds: ${MOST_PARAMETERS}` });
    }
    found.push(...member.parameters.flatMap(({ name, at }) => nameProblems(name, at, 'variable')));
  }
  if (kind === 'property') found.push(...propertyProblems(member));
  if (kind === 'method' && modifiers.isAbstract && member.body) {
    found.push({ at, message: `Abstract methods cannot have a body: ${member.name}` });
  }
  if (inInterface) {
    found.push(
      ...modifiers.words.map((word) => ({
        at,
        message: `${word} is not allowed on interface methods`
      }))
    );
  }
  return found;
}

/** Only classes share records, and only members are protected. */
function typeModifiers({ at, kind, modifiers }: TypeDeclaration): Problem[] {
  const plurals = { class: 'classes', interface: 'interfaces', enum: 'enums' };
  const refused = {
    class: ['protected'],
    interface: ['protected', ...SHARING],
    enum: ['protected', 'abstract', 'virtual', ...SHARING]
  };
  return modifiers.words
    .filter((word) => refused[kind].includes(word))
    .map((word) => ({
      at,
      message: `${word.replace('sharing', ' sharing')} is not allowed on ${plurals[kind]}`
    }));
}

/** Words twice, words that exclude each other, and words of other declarations. */
function modifierProblems(kind: Kind, { words }: Modifiers, at: number): Problem[] {
  const refused = words.filter((word) => REFUSED[kind].includes(word));
  const messages = refused.map((word) => `${word} is not allowed on ${PLURALS[kind]}`);
  const repeated = words.filter((word, index) => words.indexOf(word) !== index);
  messages.push(...repeated.map((word) => `Duplicate modifier: ${word}`));
  const several = (group: string[]): boolean =>
    new Set(words.filter((word) => group.includes(word))).size > 1;
  if (several(SCOPES)) messages.push('Declarations can only have one scope');
  if (several(SHARING)) messages.push('Declarations can only have one kind of sharing');
  const isOpen = kind === 'method' || kind === 'type';
  if (isOpen && words.includes('abstract') && words.includes('virtual')) {
    messages.push(`abstract ${PLURALS[kind]} are by default virtual`);
  }
  const isMember = kind === 'method' || kind === 'field' || kind === 'property';
  if (isMember && words.includes('protected') && words.includes('static')) {
    messages.push(`protected ${PLURALS[kind]} cannot be static`);
  }
  if (kind === 'method' && words.includes('static')) {
    const virtual = ['virtual', 'abstract', 'override'].filter((word) => words.includes(word));
    messages.push(...virtual.map((word) => `static methods cannot be ${word}`));
  }
  return messages.map((message) => ({ at, message }));
}

function propertyProblems({ at, name, modifiers, getter, setter }: PropertyMember): Problem[] {
  if (!getter && !setter) {
    return [{ at, message: `Property must have a getter or a setter: ${name}` }];
  }
  const rank = (access: Accessor['access']): number => SCOPES.indexOf(access ?? 'private');
  const own = modifiers.access ?? 'private';
  return [getter, setter].flatMap((accessor) => {
    if (!accessor) return [];
    const found: Problem[] = [];
    if (accessor.isRepeated) {
      found.push({ at: accessor.at, message: `Property has the same accessor twice: ${name}` });
    }
    const { access } = accessor;
    if (access && rank(access) < rank(own)) {
      const message = `Cannot declare ${access} accessor on ${own} property`;
      found.push({ at: accessor.at, message });
    }
    return found;
  });
}

/** UNVERIFIED: the platform's text. */
function abstractMethods({ name, members }: TypeDeclaration): Problem[] {
  return members.flatMap((member) =>
    member.kind === 'method' && member.modifiers.isAbstract
      ? [
          {
            at: member.at,
            message: `Abstract methods are only allowed in abstract classes: ${name}.${member.name}`
          }
        ]
      : []
  );
}

/** An inner type has a name of its own, beside the other inner types and the outer one. */
function sameNames({ name, members }: TypeDeclaration): Problem[] {
  const seen = new Set([name.toLowerCase()]);
  return members.flatMap((member) => {
    if (member.kind !== 'type') return [];
    const { declaration } = member;
    const key = declaration.name.toLowerCase();
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [{ at: declaration.at, message: `Duplicate class name: ${declaration.name}` }];
  });
}
