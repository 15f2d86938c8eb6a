/** Checks of a flow when it is loaded: its connectors and references lead somewhere. */
import { childOf } from '../metadata/xml.ts';
import type { FlowBuilder } from './builder.ts';
import type { FlowDefinition } from './model.ts';

/** Global variables of flows. */
const GLOBALS = new Set([
  '$Flow',
  '$GlobalConstant',
  '$User',
  '$Profile',
  '$UserRole',
  '$Organization',
  '$Permission',
  '$Label',
  '$CustomMetadata',
  '$Setup',
  '$Api',
  '$System',
  '$ObjectType',
  '$RecordType',
  '$Client'
]);

export function checkConnectors(builder: FlowBuilder, flow: FlowDefinition): void {
  const check = (target: string | null, line: number): void => {
    if (target !== null && !flow.elements.has(target)) {
      throw builder.error(`There is no element '${target}' to continue with`, { line });
    }
  };
  const line = childOf(builder.root, 'start')?.line ?? 1;
  check(flow.start.connector, line);
  for (const path of flow.start.paths) check(path.connector, line);
  for (const element of flow.elements.values()) {
    for (const target of element.targets) check(target, element.line);
  }
}

export function checkReferences(builder: FlowBuilder, flow: FlowDefinition): void {
  for (const { path, line } of builder.references) {
    const [first, ...rest] = path;
    if (first === '$Record' || first === '$Record__Prior') {
      checkField(builder, flow.start.object, rest, line);
    } else if (first.startsWith('$')) {
      if (!GLOBALS.has(first)) throw builder.notSupported(`support ${first}`, { line });
    } else if (!isKnown(flow, first)) {
      checkField(builder, flow.start.object, path, line);
    }
  }
}

function isKnown(flow: FlowDefinition, name: string): boolean {
  return flow.variables.has(name) || flow.resources.has(name) || flow.elements.has(name);
}

function checkField(
  builder: FlowBuilder,
  object: string | null,
  path: string[],
  line: number
): void {
  const { schema } = builder.engine.services.host;
  let definition = object ? schema.object(object) : undefined;
  if (!definition) throw builder.error(`The flow has no resource '${path.join('.')}'`, { line });
  for (const [index, part] of path.entries()) {
    const [name, target] = part.split(':');
    const relationship = definition?.relationship(name);
    if (relationship && index < path.length - 1) {
      definition = schema.object(target ?? relationship.referenceTo[0]);
    } else if (!definition?.field(name)) {
      throw builder.error(`${definition?.name ?? object} has no field '${name}'`, { line });
    }
  }
}
