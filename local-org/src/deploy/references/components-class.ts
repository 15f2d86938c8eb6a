/** Reads the class of a Lightning web component: members, public properties, wires and what it extends. */
import type * as t from '@babel/types';
import { keyName, placeOf, propertyName, walk, type Place } from './components-tree.ts';

export interface ClassMember extends Place {
  kind: 'field' | 'getter' | 'setter' | 'method' | 'assigned';
  isApi: boolean;
}

export interface Wire extends Place {
  /** Name of the adapter in this file. */
  local: string;
  config: t.ObjectExpression | null;
}

export interface ComponentClass extends Place {
  members: Map<string, ClassMember>;
  wires: Wire[];
  /** What it extends: a name in this file, the mixins around a name, or something that is computed. */
  base: { name: string; mixins: string[] } | 'computed' | null;
  /** Members come into being that the source does not name, for instance by Object.defineProperty. */
  isOpen: boolean;
}

export function readClass(node: t.ClassDeclaration): ComponentClass {
  const found: ComponentClass = {
    ...placeOf(node),
    members: new Map(),
    wires: [],
    base: node.superClass ? baseOf(node.superClass) : null,
    isOpen: false
  };
  for (const member of node.body.body) readMember(found, member);
  walk(node.body, (inner) => readAssignment(found, inner));
  return found;
}

function baseOf(node: t.Node): ComponentClass['base'] {
  if (node.type === 'Identifier') return { name: node.name, mixins: [] };
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return 'computed';
  // `Mixin(Base)`, and libraries that take the base as the last of several arguments
  const inner = node.arguments.at(-1);
  const base = inner ? baseOf(inner) : null;
  if (base === null || base === 'computed' || node.arguments.length > 1) return 'computed';
  return { name: base.name, mixins: [node.callee.name, ...base.mixins] };
}

function readMember(found: ComponentClass, member: t.ClassBody['body'][number]): void {
  if (!('key' in member) || member.key.type === 'PrivateName') return;
  const computed = 'computed' in member && member.computed === true;
  const name = keyName(member.key, computed);
  if (name === null) {
    found.isOpen ||= computed;
    return;
  }
  if ('static' in member && member.static) return;
  const decorators = ('decorators' in member ? member.decorators : null) ?? [];
  const isApi = decorators.some(({ expression }) => isNamed(expression, 'api'));
  const known = found.members.get(name);
  const kind = kindOf(member);
  const isReadable = known?.kind === 'getter' || kind === 'getter';
  found.members.set(name, {
    ...placeOf(member.key),
    kind: isReadable ? 'getter' : kind,
    isApi: isApi || known?.isApi === true
  });
  for (const { expression } of decorators) readWire(found, expression);
}

function kindOf(member: t.ClassBody['body'][number]): ClassMember['kind'] {
  if (member.type !== 'ClassMethod' && member.type !== 'TSDeclareMethod') return 'field';
  if (member.kind === 'get') return 'getter';
  return member.kind === 'set' ? 'setter' : 'method';
}

const isNamed = (node: t.Node, name: string): boolean =>
  node.type === 'Identifier' && node.name === name;

function readWire(found: ComponentClass, expression: t.Expression): void {
  if (expression.type !== 'CallExpression' || !isNamed(expression.callee, 'wire')) return;
  const [adapter, config] = expression.arguments;
  if (adapter?.type !== 'Identifier') return;
  found.wires.push({
    ...placeOf(adapter),
    local: adapter.name,
    config: config?.type === 'ObjectExpression' ? config : null
  });
}

/** `this.x = …` without a declaration makes a member too. */
function readAssignment(found: ComponentClass, node: t.Node): void {
  if (node.type === 'AssignmentExpression') {
    const { left } = node;
    if (left.type !== 'MemberExpression' || left.object.type !== 'ThisExpression') {
      if (left.type === 'ObjectPattern' || left.type === 'ArrayPattern')
        assignedInside(found, left);
      return;
    }
    const name = propertyName(left);
    if (name === null) found.isOpen = true;
    else if (!found.members.has(name)) {
      found.members.set(name, { ...placeOf(left), kind: 'assigned', isApi: false });
    }
  }
  const definesMembers =
    node.type === 'CallExpression' &&
    node.callee.type === 'MemberExpression' &&
    ['assign', 'defineProperty', 'defineProperties', 'set'].includes(
      propertyName(node.callee) ?? ''
    ) &&
    node.arguments[0]?.type === 'ThisExpression';
  if (definesMembers) found.isOpen = true;
}

/** `({ a: this.a } = …)` */
function assignedInside(found: ComponentClass, pattern: t.Node): void {
  walk(pattern, (node) => {
    if (node.type !== 'MemberExpression' || node.object.type !== 'ThisExpression') return;
    const name = propertyName(node);
    if (name !== null && !found.members.has(name)) {
      found.members.set(name, { ...placeOf(node), kind: 'assigned', isApi: false });
    }
  });
}
