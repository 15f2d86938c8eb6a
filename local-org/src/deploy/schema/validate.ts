/** Metadata XML against the Metadata API's types: names, repeats, required elements and plain values. */
import type { Problem } from '../../metadata/problem.ts';
import type { XmlElement } from '../../metadata/xml.ts';
import { likelyMeant } from '../likely.ts';
import { isOpaque, isOptional, isTolerated, isToleratedValue } from './exceptions.ts';
import type { ElementType, MetadataTypes } from './metadata-types.ts';
import { typedValueFault, valueFault } from './values.ts';

/** Deeper than any type of the schema nests: what is beyond is no metadata. */
const DEEPEST = 64;

type Found = Omit<Problem, 'file'>;

/** Everything in which the element differs from the schema type. */
export function validateElement(
  types: MetadataTypes,
  root: XmlElement,
  apiVersion: number,
  type = root.name
): Problem[] {
  const problems: Problem[] = [];
  const report = (found: Found) => problems.push({ file: root.file, ...found });
  visit(root, type, 1);
  return problems;

  function visit(element: XmlElement, typeName: string, depth: number): void {
    const elements = types.complex(typeName);
    if (!elements) return;
    if (depth > DEEPEST) {
      report({ line: element.line, rule: 'depth', message: 'The elements nest too deeply.' });
      return;
    }
    const last = new Map<string, number>();
    const misspelt = new Set<string | null>();
    element.children.forEach((child, index) => {
      const expected = elements.get(child.name);
      if (!expected) {
        if (!isTolerated(typeName, child.name, apiVersion)) {
          const meant = likelyMeant(child.name, elements.keys());
          misspelt.add(meant);
          report(unknownElement(child, typeName, meant));
        }
        return;
      }
      const before = last.get(child.name);
      last.set(child.name, index);
      if (before !== undefined) repeated(element, child, expected, before, index);
      within(child, typeName, expected, depth);
    });
    for (const [name, { required, type: elementType }] of elements) {
      // One mistake, one problem: what is only misspelt is not missing as well.
      if (!required || last.has(name) || misspelt.has(name)) continue;
      if (!isOptional(typeName, name, elementType)) report(missingElement(element, name));
    }
  }

  function repeated(
    parent: XmlElement,
    child: XmlElement,
    { many }: ElementType,
    before: number,
    index: number
  ): void {
    const first = parent.children[before]?.line ?? parent.line;
    if (!many) {
      report({
        line: child.line,
        rule: 'repeated-element',
        message: `<${child.name}> may be written once in <${parent.name}> and is already on line ${first}.`,
        fix: 'Keep one of them.'
      });
    } else if (before !== index - 1) {
      report({
        line: child.line,
        rule: 'scattered-elements',
        message: `<${child.name}> stands apart from the one of line ${first}; elements of one name must follow each other.`,
        fix: `Move it next to the other <${child.name}> elements.`
      });
    }
  }

  /**
   * Booleans have no empty form, needed or not: "'' is not valid for type xsd:boolean, should be '0', '1', 'true' or
   * 'false'" (certinia/apex-mdapi, issue 146). Translations wait to be written, and filters look for empty values.
   */
  function isLeftEmpty(name: string, type: string, required: boolean): boolean {
    if (!required) return type !== 'boolean' && type !== 'any';
    return type === 'string' && (name === 'value' || /Translations?$/.test(root.name));
  }

  function within(
    child: XmlElement,
    owner: string,
    { type, required, many }: ElementType,
    depth: number
  ): void {
    if (isOpaque(owner, child.name)) return;
    if (types.complex(type)) {
      visit(child, type, depth + 1);
      return;
    }
    const [inner] = child.children;
    if (inner) {
      report({
        line: inner.line,
        rule: 'unknown-element',
        message: `<${child.name}> holds a value and no <${inner.name}>.`,
        fix: `Remove <${inner.name}>.`
      });
      return;
    }
    if (child.attributes['xsi:nil'] === 'true') return;
    const text = child.text.trim();
    if (isToleratedValue(type, text)) return;
    if (text === '' && isLeftEmpty(child.name, type, required || many)) return;
    if (text === '' && type === 'string') {
      const message = `<${child.name}> is empty.`;
      report({ line: child.line, rule: 'missing-value', message, fix: 'Write its value.' });
      return;
    }
    const fault =
      type === 'any'
        ? typedValueFault(child.attributes['xsi:type'] ?? '', text)
        : valueFault(types, { owner, name: child.name, type }, text);
    if (fault) report(wrongValue(child, text, fault, types.values(type)));
  }
}

function unknownElement(child: XmlElement, type: string, meant: string | null): Found {
  return {
    line: child.line,
    rule: 'unknown-element',
    message: `${type} has no element <${child.name}>.`,
    fix: meant ? `Write <${meant}>.` : 'Remove it, or correct its name.'
  };
}

function missingElement(element: XmlElement, name: string): Found {
  return {
    line: element.line,
    rule: 'missing-element',
    message: `<${element.name}> needs a <${name}>.`,
    fix: `Add <${name}>.`
  };
}

function wrongValue(
  element: XmlElement,
  text: string,
  fault: string,
  values: ReadonlySet<string> | null
): Found {
  const meant = values && likelyMeant(text, values);
  const few = values && values.size <= 12 ? `Write one of ${[...values].join(', ')}.` : null;
  return {
    line: element.line,
    rule: values ? 'unknown-value' : 'wrong-value',
    message: `<${element.name}> is '${short(text)}', which ${fault}.`,
    fix: meant ? `Write ${meant}.` : (few ?? 'Correct the value.')
  };
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}
