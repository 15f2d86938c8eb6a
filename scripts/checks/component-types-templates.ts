// Turns templates into TypeScript that the compiler can check: every expression against the component's class, every
// attribute against the property of the child that it sets.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { kebabcaseToCamelcase, parse } from '@lwc/template-compiler';
import type { Bundle, Bundles } from '../../local-org/src/deploy/references/components-bundles.ts';
import type {
  BaseElement,
  ChildNode,
  Expression,
  Root
} from '../../local-org/src/deploy/references/components-nodes.ts';
import {
  placeInText,
  placeOf,
  TEMPLATE_OPTIONS
} from '../../local-org/src/deploy/references/components-template.ts';

interface Place {
  line: number;
  column: number;
}

export interface CheckedTemplate {
  /** The template. */
  file: string;
  code: string;
  /** Where each line of the code comes from; null for what only holds it together. */
  places: (Place | null)[];
}

const HEAD = `declare function $handler(handler: (event: any) => unknown): void;
declare function $each<Row>(rows: Iterable<Row>): Row;`;

/** Null for what is no component, or does not compile. */
export function checkedTemplate(
  bundles: Bundles,
  bundle: Bundle,
  file: string
): CheckedTemplate | null {
  const text = readFileSync(file, 'utf8');
  const { root } = parse(text, { ...TEMPLATE_OPTIONS, apiVersion: bundle.apiVersion }) as {
    root?: Root;
  };
  if (!root || !bundles.membersOf(bundle)) return null;
  return new Translation(bundles, bundle, file, text).translate(root);
}

class Translation {
  private readonly bundles: Bundles;
  private readonly bundle: Bundle;
  private readonly file: string;
  private readonly text: string;
  private readonly lines: string[] = [];
  private readonly places: (Place | null)[] = [];

  constructor(bundles: Bundles, bundle: Bundle, file: string, text: string) {
    this.bundles = bundles;
    this.bundle = bundle;
    this.file = file;
    this.text = text;
  }

  translate(root: Root): CheckedTemplate {
    for (const line of HEAD.split('\n')) this.write(line);
    this.write(`declare const $self: import('c/${this.bundle.name}').default;`);
    this.readAll(root.children, []);
    this.write('export {};');
    return { file: this.file, code: this.lines.join('\n'), places: this.places };
  }

  private write(code: string, place: Place | null = null): void {
    this.lines.push(code);
    this.places.push(place);
  }

  private readAll(nodes: readonly ChildNode[], scope: readonly string[]): void {
    for (const node of nodes) this.read(node, scope);
  }

  private read(node: ChildNode, scope: readonly string[]): void {
    switch (node.type) {
      case 'Comment':
        return;
      case 'Text':
        this.expression(node.value, placeInText(this.text, node), scope);
        return;
      case 'ForEach':
      case 'ForOf':
        this.loop(node, scope);
        return;
      case 'If':
      case 'IfBlock':
      case 'ElseifBlock':
        this.expression(node.condition, placeOf(node.directiveLocation), scope);
        this.readAll(node.children, scope);
        if ('else' in node && node.else) this.read(node.else, scope);
        return;
      case 'ElseBlock':
        this.readAll(node.children, scope);
        return;
      case 'ScopedSlotFragment':
        this.block(`const ${node.slotData.value.name}: any = null;`, null, node.children, [
          ...scope,
          node.slotData.value.name
        ]);
        return;
      default:
        this.element(node, scope);
    }
  }

  private loop(node: ChildNode & { type: 'ForEach' | 'ForOf' }, scope: readonly string[]): void {
    const rows = codeOf(node.expression, scope);
    const place = placeOf(node.directiveLocation);
    if (node.type === 'ForOf') {
      const { name } = node.iterator;
      const row = `{ value: $each(${rows}), index: 0, first: true, last: true }`;
      this.block(`const ${name} = ${row};`, place, node.children, [...scope, name]);
      return;
    }
    const index = node.index ? ` const ${node.index.name}: number = 0;` : '';
    const names = [node.item.name, ...(node.index ? [node.index.name] : [])];
    const start = `const ${node.item.name} = $each(${rows});${index}`;
    this.block(start, place, node.children, [...scope, ...names]);
  }

  private block(
    start: string,
    place: Place | null,
    children: readonly ChildNode[],
    scope: readonly string[]
  ): void {
    this.write('{');
    this.write(start, place);
    this.readAll(children, scope);
    this.write('}');
  }

  private element(node: BaseElement, scope: readonly string[]): void {
    const child = node.type === 'Component' ? this.childOf(node.name) : null;
    for (const { name, value, location } of node.properties) {
      if (child?.has(name)) {
        const property = `(null as import('c/${child.module}').default).${name}`;
        this.write(`${property} = ${codeOf(value, scope)};`, placeOf(location));
      } else this.expression(value, placeOf(location), scope);
    }
    for (const { value, location } of node.attributes) {
      this.expression(value, placeOf(location), scope);
    }
    for (const { handler, location } of node.listeners) {
      this.write(`$handler(${codeOf(handler, scope)});`, placeOf(location));
    }
    for (const { name, value, location } of node.directives) {
      if (name !== 'SlotData') this.expression(value, placeOf(location), scope);
    }
    this.readAll(node.children, scope);
  }

  /** The package's own component with its public properties. */
  private childOf(tag: string): { module: string; has(name: string): boolean } | null {
    const [, module = ''] = /^c\/(\w+)$/.exec(kebabcaseToCamelcase(tag)) ?? [];
    const bundle = this.bundles.named(module, this.file);
    const members = bundle && this.bundles.membersOf(bundle);
    return members ? { module, has: (name) => members.members.get(name)?.isApi === true } : null;
  }

  private expression(value: Expression, place: Place, scope: readonly string[]): void {
    if (value.type !== 'Literal') this.write(`${codeOf(value, scope)};`, place);
  }
}

function codeOf(value: Expression, scope: readonly string[]): string {
  switch (value.type) {
    case 'Literal':
      return JSON.stringify(value.value);
    case 'Identifier':
      return scope.includes(value.name) ? value.name : `$self.${value.name}`;
    case 'MemberExpression':
      return `${codeOf(value.object, scope)}.${value.property.name}`;
  }
}

/** Name of the TypeScript file that stands for a template. */
export function checkedName(file: string): string {
  return `${path.basename(file, '.html')}.ts`;
}
