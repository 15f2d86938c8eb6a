/** How the reference checks walk over the package's own metadata and word what they find. */
import type { MetadataFile, ObjectSource } from '../../metadata/project-types.ts';
import type { Problem } from '../../metadata/problem.ts';
import { childOf, childrenOf, type XmlElement } from '../../metadata/xml.ts';
import type { Component } from '../components.ts';
import type { DeployContext } from '../context.ts';

/** Reports a problem at an element: what is wrong, and what to do about it. */
export type Refuse = (at: XmlElement, message: string, fix: string) => void;

export type ReferenceCheck = (context: DeployContext) => Problem[];

/** Runs the check on every component of the types. */
export function eachOf(
  context: DeployContext,
  types: readonly string[],
  rule: string,
  check: (component: Component, refuse: Refuse) => void
): Problem[] {
  return collect(rule, (refuse) => {
    for (const type of types) {
      for (const component of context.ofType(type)) check(component, refuse);
    }
  });
}

export type ObjectPart =
  | 'fields'
  | 'listViews'
  | 'recordTypes'
  | 'compactLayouts'
  | 'fieldSets'
  | 'webLinks'
  | 'businessProcesses'
  | 'indexes';

/** Runs the check on a part of every object, whether it has a file of its own or stands in the object's. */
export function eachPart(
  context: DeployContext,
  part: ObjectPart,
  rule: string,
  check: (source: ObjectSource, file: MetadataFile, refuse: Refuse) => void
): Problem[] {
  return collect(rule, (refuse) => {
    for (const source of context.project.objects) {
      for (const file of source[part]) {
        if (isOwn(context, file.file)) check(source, file, refuse);
      }
    }
  });
}

/** Runs the check on the definition of every object. */
export function eachObject(
  context: DeployContext,
  rule: string,
  check: (source: ObjectSource, definition: MetadataFile, refuse: Refuse) => void
): Problem[] {
  return collect(rule, (refuse) => {
    for (const source of context.project.objects) {
      if (source.definition && isOwn(context, source.definition.file)) {
        check(source, source.definition, refuse);
      }
    }
  });
}

function collect(rule: string, run: (refuse: Refuse) => void): Problem[] {
  const problems: Problem[] = [];
  run(({ file, line }, message, fix) => problems.push({ file, line, rule, message, fix }));
  return problems;
}

/** What is installed before the project is not the project's to mend. */
function isOwn({ project }: DeployContext, file: string): boolean {
  return !project.installed.some((folder) => file.startsWith(folder));
}

/** The texts of the named children with the elements they stand in; empty ones are a matter of the schema. */
export function named(element: XmlElement, child: string): { at: XmlElement; name: string }[] {
  return childrenOf(element, child).flatMap((at) => {
    const name = at.text.trim();
    return name === '' ? [] : [{ at, name }];
  });
}

/** The first of them. */
export function nameIn(
  element: XmlElement,
  child: string
): { at: XmlElement; name: string } | undefined {
  return named(element, child)[0];
}

export function isTrue(element: XmlElement, child: string): boolean {
  return childOf(element, child)?.text.trim() === 'true';
}

/** Entries whose key was there before: the platform takes each once. */
export function refuseTwins(
  entries: readonly { at: XmlElement; name: string }[],
  refuse: Refuse,
  where: string
): void {
  const seen = new Map<string, number>();
  for (const { at, name } of entries) {
    const key = name.toLowerCase();
    const first = seen.get(key);
    if (first === undefined) seen.set(key, at.line);
    else {
      refuse(at, `${name} is ${where} twice, first at line ${first}.`, 'Remove one of the two.');
    }
  }
}
