/** Names of components: their letters and lengths, the lengths of labels and texts, and what is named twice. */
import type { Problem } from '../../metadata/problem.ts';
import { childOf, childrenOf, textOf, type XmlElement } from '../../metadata/xml.ts';
import type { Component } from '../components.ts';
import type { DeployContext } from '../context.ts';
import { nameLimitOf, textLimitsOf } from './text-limits.ts';
import { tableOf } from '../../metadata/table.ts';

type Found = Omit<Problem, 'file'>;

/**
 * Types whose names are developer names: "can only contain underscores and alphanumeric characters, must begin with a
 * letter, not include spaces, not end with an underscore, and not contain two consecutive underscores".
 */
const DEVELOPER_NAMED = new Set(
  `cls compactLayout customPermission externalCredential field fieldSet flexipage flow globalValueSet group listView md
  messageChannel namedCredential notiftype object page permissionset permissionsetgroup queue quickAction recordType
  remoteSite resource role trigger validationRule webLink`.split(/\s+/)
);
export const DEVELOPER_NAME = /^[A-Za-z](?:_?[A-Za-z0-9])*$/;
const SYNTAX = 'Use letters, digits and single underscores, a letter first and no underscore last.';
const NAMESPACE = /^[A-Za-z][A-Za-z0-9]{0,14}__(?=[A-Za-z])/;
const OBJECT_SUFFIX = /__(?:c|mdt|e|b|x|kav)$/;

export function checkNames({ components }: DeployContext): Problem[] {
  return components.flatMap((component) =>
    [
      ...developerName(component),
      ...labelNames(component),
      ...fullName(component),
      ...textLengths(component),
      ...repeatedNames(component)
    ].map((found) => ({ file: component.file, ...found }))
  );
}

/** The parts that are names of their own, as records of custom metadata have two; without namespace and suffix. */
function ownName({ type, name }: Component): string {
  const last = type === 'md' || type === 'quickAction' ? name.replace(/^.*?\./, '') : name;
  const part = last.replace(/^.*[./]/, '');
  const plain = type === 'object' || type === 'field' ? part.replace(OBJECT_SUFFIX, '') : part;
  // Flows of older versions carry the number of their version.
  const versionless = type === 'flow' ? plain.replace(/-\d+$/, '') : plain;
  return versionless.replace(NAMESPACE, '');
}

function developerName(component: Component): Found[] {
  const { type, root } = component;
  if (!DEVELOPER_NAMED.has(type)) return [];
  const name = ownName(component);
  const most = nameLimitOf(type);
  const line = childOf(root, 'fullName')?.line ?? root.line;
  if (!DEVELOPER_NAME.test(name)) {
    const message = `'${name}' is no API name.`;
    const fix =
      'Use letters, digits and single underscores, a letter first and no underscore last.';
    return [{ line, rule: 'api-name', message, fix }];
  }
  if (name.length <= most) return [];
  const message = `The API name '${name}' has ${name.length} characters.`;
  return [{ line, rule: 'api-name', message, fix: `Shorten it to ${most}.` }];
}

/** Many labels share a file. */
function labelNames({ type, root }: Component): Found[] {
  if (type !== 'labels') return [];
  return elementsAt(root, ['labels', 'fullName'])
    .filter(({ text }) => !DEVELOPER_NAME.test(text.trim().replace(NAMESPACE, '')))
    .map(({ text, line }) => ({
      line,
      rule: 'api-name',
      message: `'${text.trim()}' is no API name.`,
      fix: SYNTAX
    }));
}

/** The file says the name too: the tools look for the one in the package under the other. */
function fullName({ type, name, root }: Component): Found[] {
  const element = childOf(root, 'fullName');
  const inside = element?.text.trim();
  if (!element || !inside || type === 'md' || type === 'labels') return [];
  const file = name.replace(/^.*[./]/, '');
  const same = [file, name].some((one) => one.toLowerCase() === inside.toLowerCase());
  if (same || inside.replace(/^.*[./]/, '').toLowerCase() === file.toLowerCase()) return [];
  const message = `<fullName> is '${inside}' and the file's name '${file}'.`;
  return [{ line: element.line, rule: 'full-name', message, fix: 'Give both the same name.' }];
}

function textLengths({ type, root }: Component): Found[] {
  return textLimitsOf(type).flatMap(([path, most]) =>
    elementsAt(root, path.split('.')).flatMap((element) => {
      const { length } = [...element.text.trim()];
      if (length <= most) return [];
      const message = `<${element.name}> has ${length} characters; ${most} are allowed.`;
      return [{ line: element.line, rule: 'text-length', message, fix: 'Shorten it.' }];
    })
  );
}

function elementsAt(root: XmlElement, path: string[]): XmlElement[] {
  return path.reduce(
    (elements, name) => elements.flatMap((element) => childrenOf(element, name)),
    [root]
  );
}

/** Lists whose entries are found by a name: the element of the list, the element of the name. */
const LISTS = tableOf<readonly (readonly [string, string])[]>({
  labels: [['labels', 'fullName']],
  md: [['values', 'field']]
});

function repeatedNames({ type, root }: Component): Found[] {
  return (LISTS[type] ?? []).flatMap(([list, key]) => {
    const lines = new Map<string, number>();
    return childrenOf(root, list).flatMap((entry) => {
      const name = textOf(entry, key);
      if (name === null) return [];
      const line = childOf(entry, key)?.line ?? entry.line;
      const first = lines.get(name.toLowerCase());
      if (first === undefined) {
        lines.set(name.toLowerCase(), line);
        return [];
      }
      const message = `<${list}> names ${name} twice; the first is on line ${first}.`;
      return [{ line, rule: 'named-twice', message, fix: 'Keep one of them.' }];
    });
  });
}
