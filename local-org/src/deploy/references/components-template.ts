/** Reads the template of a Lightning web component: child components, expressions, handlers and slots. */
import { parse } from '@lwc/template-compiler';
import { readText } from '../../metadata/text.ts';
import type {
  BaseElement,
  ChildNode,
  Expression,
  Root,
  SourceLocation
} from './components-nodes.ts';
import type { Place } from './components-tree.ts';

/** A name that the template takes from the component's class. */
export interface MemberUse extends Place {
  name: string;
  isHandler: boolean;
}

export interface ChildUse extends Place {
  tag: string;
  attributes: (Place & { name: string; property: string })[];
  /** Names of the events that it is listened to for. */
  listeners: (Place & { name: string })[];
  /** Names of the slots that its direct children are for. */
  slots: (Place & { name: string })[];
}

export interface Template {
  file: string;
  isBroken: boolean;
  uses: MemberUse[];
  children: ChildUse[];
  /** Names of the slots that it offers; '' is the default one. */
  slots: Set<string>;
  refs: Set<string>;
}

export function readTemplate(file: string, apiVersion: number): Template {
  const template: Template = {
    file,
    isBroken: true,
    uses: [],
    children: [],
    slots: new Set(),
    refs: new Set()
  };
  try {
    const text = readText(file);
    const { root } = parse(text, { ...TEMPLATE_OPTIONS, apiVersion }) as { root?: Root };
    if (!root) return template;
    new TemplateReader(template, text).read(root, []);
    template.isBroken = false;
  } catch {
    // the compiler reports it
  }
  return template;
}

/** What the platform's compiler allows: https://lwc.dev/guide/versioning and the component guide. */
export const TEMPLATE_OPTIONS = {
  enableDynamicComponents: true,
  enableLwcOn: true,
  experimentalComputedMemberExpression: false,
  // beta components may still hold the directive that lwc:is replaced
  experimentalDynamicDirective: true
};

class TemplateReader {
  private readonly template: Template;
  private readonly text: string;

  constructor(template: Template, text: string) {
    this.template = template;
    this.text = text;
  }

  read(node: Root | ChildNode, scope: readonly string[]): void {
    switch (node.type) {
      case 'Text':
        this.value(node.value, placeInText(this.text, node), scope);
        return;
      case 'Comment':
        return;
      case 'ForEach': {
        const place = placeOf(node.directiveLocation);
        this.value(node.expression, place, scope);
        const names = [node.item.name, ...(node.index ? [node.index.name] : [])];
        this.readAll(node.children, [...scope, ...names]);
        return;
      }
      case 'ForOf':
        this.value(node.expression, placeOf(node.directiveLocation), scope);
        this.readAll(node.children, [...scope, node.iterator.name]);
        return;
      case 'If':
        this.value(node.condition, placeOf(node.directiveLocation), scope);
        this.readAll(node.children, scope);
        return;
      case 'IfBlock':
      case 'ElseifBlock':
        this.value(node.condition, placeOf(node.directiveLocation), scope);
        this.readAll(node.children, scope);
        if (node.else) this.read(node.else, scope);
        return;
      case 'ScopedSlotFragment':
        this.readAll(node.children, [...scope, node.slotData.value.name]);
        return;
      case 'Root':
      case 'ElseBlock':
        this.readAll(node.children, scope);
        return;
      default:
        this.element(node, scope);
    }
  }

  private readAll(nodes: readonly ChildNode[], scope: readonly string[]): void {
    for (const node of nodes) this.read(node, scope);
  }

  private element(node: BaseElement, scope: readonly string[]): void {
    for (const { value, location } of [...node.properties, ...node.attributes]) {
      this.value(value, placeOf(location), scope);
    }
    for (const { handler, location } of node.listeners) {
      this.value(handler, placeOf(location), scope, true);
    }
    for (const directive of node.directives) this.directive(directive, scope);
    if (node.type === 'Slot') this.template.slots.add(node.slotName ?? '');
    if (node.type === 'Component') this.child(node);
    this.readAll(node.children, scope);
  }

  private directive(directive: BaseElement['directives'][number], scope: readonly string[]): void {
    const { value } = directive;
    if (directive.name === 'Ref' && value.type === 'Literal') {
      this.template.refs.add(String(value.value));
    }
    if (directive.name !== 'SlotData') this.value(value, placeOf(directive.location), scope);
  }

  private child(node: BaseElement): void {
    const attributes = node.properties.map(({ name, attributeName, location }) => ({
      ...placeOf(location),
      name: attributeName,
      property: name
    }));
    this.template.children.push({
      ...placeOf(node.location),
      tag: node.name,
      attributes,
      listeners: node.listeners.map(({ name, location }) => ({ ...placeOf(location), name })),
      slots: node.children.flatMap(slotsOf)
    });
  }

  private value(
    value: Expression,
    place: Place,
    scope: readonly string[],
    isHandler = false
  ): void {
    if (value.type === 'Literal') return;
    let first: Expression = value;
    while (first.type === 'MemberExpression') first = first.object;
    // complex expressions are another matter
    if (first.type !== 'Identifier' || scope.includes(first.name)) return;
    const isWhole = first === value;
    this.template.uses.push({ ...place, name: first.name, isHandler: isHandler && isWhole });
  }
}

/** The compiler gives every piece of a text the place where the whole text starts. */
export function placeInText(
  text: string,
  { raw, location }: { raw: string; location: SourceLocation }
): Place {
  const at = text.indexOf(raw, location.start);
  if (at < 0 || at > location.end) return placeOf(location);
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

/** The slot that a child stands for; directives such as lwc:if around it change nothing. */
function slotsOf(node: ChildNode): (Place & { name: string })[] {
  if (node.type === 'ScopedSlotFragment') {
    const { slotName } = node;
    if (slotName.type !== 'Literal') return [];
    return [{ ...placeOf(node.location), name: String(slotName.value) }];
  }
  if ('attributes' in node) {
    const slot = node.attributes.find(({ name }) => name === 'slot');
    if (slot?.value.type !== 'Literal' || typeof slot.value.value !== 'string') return [];
    return [{ ...placeOf(slot.location), name: slot.value.value }];
  }
  if (node.type === 'Text' || node.type === 'Comment') return [];
  const inside = node.children.flatMap(slotsOf);
  return 'else' in node && node.else ? [...inside, ...slotsOf(node.else)] : inside;
}

export function placeOf({ startLine, startColumn }: SourceLocation): Place {
  return { line: startLine, column: startColumn };
}
