/** One flow while it is checked: its names, their types, and the problems that were found. */
import type { MetadataFile } from '../../metadata/project-types.ts';
import type { Problem } from '../../metadata/problem.ts';
import type { FieldDef, ObjectDef } from '../../metadata/schema.ts';
import { textOf, type XmlElement } from '../../metadata/xml.ts';
import type { DeployContext } from '../context.ts';
import { likelyMeant } from '../likely.ts';
import type { FlowType } from './flow-type.ts';

/** Something with a name that references can start with. */
export interface Resource {
  name: string;
  /** The tag that declares it. */
  tag: string;
  line: number;
  /** Asked late: the type of a loop's item is that of a collection declared further down. */
  type(): FlowType;
}

/** Endings of object names: custom objects of all kinds and the objects that belong to them. */
const ENDINGS = new Set(
  'b c changeevent chn datacategoryselection dll dlm dlo e feed hd history ka kav mdt p s share tag viewstat votestat x'.split(
    ' '
  )
);

/** Two underscores stand before the ending of a custom object only. */
function isNoObjectName(name: string): boolean {
  const ending = name.split('__').slice(1).at(-1);
  return ending !== undefined && !ENDINGS.has(ending.toLowerCase());
}

/** What to do about a name that does not exist. */
export function advice(name: string, known: Iterable<string>, what: string): string {
  const meant = likelyMeant(name, known);
  return meant
    ? `Write ${meant}.`
    : `Name ${/^[aeiou]/.test(what) ? 'an' : 'a'} ${what} that exists.`;
}

export function fieldNames({ fields }: ObjectDef): string[] {
  return [...fields.values()].map(({ name }) => name);
}

export type Rule =
  | 'flow-action'
  | 'flow-connector'
  | 'flow-element'
  | 'flow-field'
  | 'flow-formula'
  | 'flow-logic'
  | 'flow-name'
  | 'flow-object'
  | 'flow-operator'
  | 'flow-reference'
  | 'flow-screen'
  | 'flow-start'
  | 'flow-type';

export class FlowCheck {
  readonly context: DeployContext;
  readonly name: string;
  readonly file: string;
  readonly root: XmlElement;
  readonly start: XmlElement | undefined;
  readonly processType: string;
  readonly problems: Problem[] = [];
  /** By lower-case name. */
  readonly resources = new Map<string, Resource>();
  /** The object of $Record, null without one. */
  readonly recordObject: string | null;

  constructor(context: DeployContext, { name, file, root }: MetadataFile) {
    this.context = context;
    this.name = name;
    this.file = file;
    this.root = root;
    this.start = root.children.find((child) => child.name === 'start');
    this.processType = textOf(root, 'processType') ?? 'AutoLaunchedFlow';
    this.recordObject = this.start ? textOf(this.start, 'object') : null;
  }

  report(node: { line: number }, rule: Rule, message: string, fix?: string): void {
    const problem: Problem = { file: this.file, line: node.line, rule, message };
    this.problems.push(fix === undefined ? problem : { ...problem, fix });
  }

  resource(name: string): Resource | undefined {
    return this.resources.get(name.toLowerCase());
  }

  /** The object, or undefined when it is not known; a name that cannot be right is reported. */
  object(name: string, node: { line: number }): ObjectDef | undefined {
    const object = this.context.schema.object(name);
    if (!object && (this.isOurs(name) || isNoObjectName(name))) {
      const known = this.context.schema.objects().map((one) => one.name);
      this.report(
        node,
        'flow-object',
        `There is no object ${name}.`,
        advice(name, known, 'object')
      );
    }
    return object;
  }

  /** The field, or undefined when it is not known; a name that cannot be right is reported. */
  field(object: ObjectDef | undefined, name: string, node: { line: number }): FieldDef | undefined {
    if (!object || name === '') return undefined;
    const field = object.field(name);
    if (!field) {
      const message = `${object.name} has no field ${name}.`;
      this.report(node, 'flow-field', message, advice(name, fieldNames(object), 'field'));
    }
    return field;
  }

  /** True for custom names without the prefix of another package: those the project must have itself. */
  isOurs(name: string): boolean {
    const match = /^(?:([A-Za-z0-9]+?)__)?[A-Za-z0-9_]+?__(c|mdt|e|b|x|share|history|feed)$/i.exec(
      name
    );
    // Articles (__kav) are objects of the platform where Knowledge is on.
    if (!match) return false;
    const { namespace } = this.context.project;
    return !match[1] || match[1].toLowerCase() === namespace.toLowerCase();
  }

  /** `ns__Name` belongs to an installed package, unless the prefix is the project's own. */
  isForeign(name: string): boolean {
    const prefix = /^([A-Za-z0-9]+)__[A-Za-z]/.exec(name)?.[1];
    if (!prefix || /__(c|mdt|e|b|x|r)$/i.test(name)) return false;
    return prefix.toLowerCase() !== this.context.project.namespace.toLowerCase();
  }
}
