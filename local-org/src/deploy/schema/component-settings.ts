/** Configuration files of Lightning Web Components (LWC Developer Guide, "XML Configuration File Elements"). */
import { basename, dirname } from 'node:path';
import type { Problem } from '../../metadata/problem.ts';
import { childrenOf, type XmlElement } from '../../metadata/xml.ts';
import type { DeployContext } from '../context.ts';
import { likelyMeant } from '../likely.ts';

type Found = Omit<Problem, 'file'>;

const words = (text: string): string[] => text.split(/\s+/);

/** Salesforce adds targets, types and elements with every release: unlisted ones pass unless they look like slips. */
const TARGETS =
  words(`analytics__Dashboard lightning__AgentforceInput lightning__AgentforceOutput lightning__AppPage
  lightning__EnablementProgram lightning__FlowAction lightning__FlowScreen lightning__GlobalAction lightning__HomePage
  lightning__Inbox lightning__PropertyEditor lightning__RecordAction lightning__RecordPage lightning__Tab
  lightning__UrlAddressable lightning__UtilityBar lightning__VoiceExtension lightningCommunity__Default
  lightningCommunity__Page lightningCommunity__Page_Layout lightningCommunity__Theme_Layout
  lightningSnapin__ChatHeader lightningSnapin__ChatMessage lightningSnapin__Minimized lightningSnapin__PreChat
  lightningStatic__Email`);
const ELEMENTS = words(
  `actionType event hasStep objects property propertyType sourceType supportedFormFactors`
);
const TYPES = words(`Boolean Color ContentReference Date DateTime Integer Picklist String`);
const ROLES = ['inputAndOutput', 'inputOnly', 'outputOnly'];
const FORM_FACTORS = ['Large', 'Small'];

export function checkComponentSettings({ ofType }: DeployContext): Problem[] {
  return ofType('js').flatMap(({ file, root }) => {
    const listed = childrenOf(root, 'targets').flatMap((list) => childrenOf(list, 'target'));
    const names = new Set(listed.map(({ text }) => text.trim()));
    const configs = childrenOf(root, 'targetConfigs').flatMap(({ children }) => children);
    return [
      ...bundleName(file, root),
      ...listed.flatMap(target),
      ...configs.flatMap((config) => targetConfig(config, names))
    ].map((found) => ({ file, ...found }));
  });
}

function bundleName(file: string, { line }: XmlElement): Found[] {
  const name = basename(dirname(file));
  if (/^[a-z](?:_?[A-Za-z0-9])*$/.test(name)) return [];
  const message = `'${name}' is no name of a Lightning Web Component.`;
  const fix =
    'Use letters, digits and single underscores, a small letter first and no underscore last.';
  return [{ line, rule: 'api-name', message, fix }];
}

function target({ text, line }: XmlElement): Found[] {
  return slip(text.trim(), TARGETS, line, (name) => `There is no target '${name}'.`);
}

function targetConfig(config: XmlElement, listed: ReadonlySet<string>): Found[] {
  const { line, name } = config;
  if (name !== 'targetConfig') {
    const message = `<targetConfigs> has no element <${name}>.`;
    return [{ line, rule: 'unknown-element', message, fix: 'Write <targetConfig>.' }];
  }
  const targets = (config.attributes.targets ?? '').split(',').flatMap((one) => one.trim() || []);
  if (targets.length === 0) {
    const message = '<targetConfig> says no targets.';
    return [{ line, rule: 'target-config', message, fix: 'Add targets="…".' }];
  }
  const unlisted = targets
    .filter((one) => !listed.has(one))
    .map((one) => ({
      line,
      rule: 'target-config',
      message: `<targetConfig> is for ${one}, which <targets> does not list.`,
      fix: `Add <target>${one}</target>, or leave it out here.`
    }));
  return [...unlisted, ...config.children.flatMap(configElement)];
}

function configElement(element: XmlElement): Found[] {
  switch (element.name) {
    case 'property':
      return property(element);
    case 'supportedFormFactors':
      return element.children.flatMap(formFactor);
    case 'objects':
      return element.children
        .filter(({ name }) => name !== 'object')
        .map(({ name, line }) => ({
          line,
          rule: 'unknown-element',
          message: `<objects> has no element <${name}>.`,
          fix: 'Write <object>.'
        }));
    default:
      return slip(
        element.name,
        ELEMENTS,
        element.line,
        (name) => `<targetConfig> has no element <${name}>.`
      );
  }
}

function formFactor({ name, attributes, line }: XmlElement): Found[] {
  if (name === 'supportedFormFactor' && FORM_FACTORS.includes(attributes.type ?? '')) return [];
  const message =
    name === 'supportedFormFactor'
      ? `There is no form factor '${attributes.type ?? ''}'.`
      : `<supportedFormFactors> has no element <${name}>.`;
  const fix = 'Write <supportedFormFactor type="Large" /> or type="Small".';
  return [{ line, rule: 'form-factor', message, fix }];
}

function property({ attributes, line }: XmlElement): Found[] {
  const refuse = (message: string, fix: string): Found[] => [
    { line, rule: 'component-property', message, fix }
  ];
  const { name, type, role, required } = attributes;
  if (!name) return refuse('<property> has no name.', 'Add name="…".');
  if (!type) return refuse(`The property ${name} has no type.`, 'Add type="String" or another.');
  const found: Found[] = [];
  const single = type.replace(/\[\]$/, '');
  const wrongType = (wrong: string): string => `The property ${name} has the type '${wrong}'.`;
  found.push(...slip(single, TYPES, line, wrongType));
  if (role && !ROLES.some((known) => known.toLowerCase() === role.toLowerCase())) {
    found.push(...refuse(`The property ${name} has the role '${role}'.`, oneOf(ROLES)));
  }
  if (required && !/^(?:true|false)$/.test(required)) {
    const message = `The property ${name} has required="${required}".`;
    found.push(...refuse(message, 'Write true or false.'));
  }
  for (const part of ['default', 'min', 'max'] as const) {
    const fault = plainFault(type, part, attributes[part]);
    if (fault)
      found.push(...refuse(`The property ${name} has ${part}="${attributes[part]}".`, fault));
  }
  return found;
}

/** What to write instead; null when the value suits the type. */
function plainFault(type: string, part: string, value: string | undefined): string | null {
  if (value === undefined || value === '') return null;
  switch (type.toLowerCase()) {
    case 'boolean':
      return /^(?:true|false)$/i.test(value) ? null : 'Write true or false.';
    case 'integer':
      return /^-?\d+$/.test(value) ? null : 'Write a whole number.';
    default:
      return part === 'default' ? null : `Remove ${part}: only numbers have one.`;
  }
}

const oneOf = (names: readonly string[]): string => `Write one of ${names.join(', ')}.`;

/** Reports what is nearly, but not quite, a known name. */
function slip(
  name: string,
  known: readonly string[],
  line: number,
  message: (name: string) => string
): Found[] {
  const isKnown = known.some((one) => one.toLowerCase() === name.toLowerCase());
  const meant = isKnown ? null : likelyMeant(name, known);
  if (!meant) return [];
  return [{ line, rule: 'unknown-value', message: message(name), fix: `Write ${meant}.` }];
}
