/** Every metadata file against the Metadata API's types: its root, its namespace and everything inside. */
import type { Problem } from '../../metadata/problem.ts';
import type { Component } from '../components.ts';
import type { DeployContext } from '../context.ts';
import { likelyMeant } from '../likely.ts';
import { rootsOf } from './file-types.ts';
import { metadataTypes, type MetadataTypes } from './metadata-types.ts';
import { validateElement } from './validate.ts';

const NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';
/** Of the tooling that made them; the platform takes such files, many projects have some. */
const TOOLING_NAMESPACE = 'urn:metadata.tooling.soap.sforce.com';

export function checkSchema({ components, project }: DeployContext): Problem[] {
  const types = metadataTypes();
  const apiVersion = Number(project.apiVersion);
  return components.flatMap((component) => {
    const { root } = component;
    const wrongRoot = rootProblem(types, component);
    if (wrongRoot) return [wrongRoot];
    const inside = validateElement(types, root, apiVersion);
    return [...namespaceProblem(component), ...inside];
  });
}

function rootProblem(types: MetadataTypes, { type, file, root }: Component): Problem | null {
  const roots = rootsOf(type);
  if (roots ? roots.includes(root.name) : types.complex(root.name)) return null;
  const fix = (name: string): string => `Write <${name}>.`;
  const place = { file, line: root.line, rule: 'wrong-root' };
  if (roots) {
    const message = `The root of a .${type} file is <${roots.join('> or <')}>, not <${root.name}>.`;
    return { ...place, message, fix: fix(roots[0] ?? '') };
  }
  // The published types do not have all that orgs take, so that only slips are reported.
  const metadata = [...types.names()].filter((name) => types.isMetadata(name));
  const meant = likelyMeant(root.name, metadata);
  if (!meant) return null;
  return { ...place, message: `<${root.name}> is no metadata type.`, fix: fix(meant) };
}

function namespaceProblem({ file, root }: Component): Problem[] {
  const namespace = root.attributes.xmlns;
  if (namespace === NAMESPACE || namespace === TOOLING_NAMESPACE) return [];
  // Nothing is in the wrong namespace where there is nothing.
  if (namespace === undefined && root.children.length === 0) return [];
  const message = namespace
    ? `<${root.name}> is in the namespace '${namespace}', which is not that of metadata.`
    : `<${root.name}> has no namespace.`;
  return [
    { file, line: root.line, rule: 'wrong-namespace', message, fix: `Write xmlns="${NAMESPACE}".` }
  ];
}
