/** Aura components on Lightning pages, and as templates of pages: what their files say. */
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { MetadataError } from '../../metadata/errors.ts';
import { readText } from '../../metadata/text.ts';
import { descendants, parseXml, type XmlElement } from '../../metadata/xml.ts';
import type { DeployContext } from '../context.ts';
import type { Page } from './page.ts';
import { propertiesOf } from './page-properties.ts';

interface AuraComponent {
  /** The interfaces it implements. */
  interfaces: string;
  /** Names of the attributes that a page may set. */
  attributes: string[];
  /** Names of its regions, where it is a template. */
  regions: string[];
}

/** Null where the package has no such component, or its files cannot be read. */
export function auraComponent({ files }: DeployContext, name: string): AuraComponent | null {
  const markup = `${name.toLowerCase()}.cmp`;
  const file = files.find((each) => basename(each).toLowerCase() === markup);
  if (file === undefined) return null;
  const root = read(file);
  const design = read(file.replace(/\.cmp$/, '.design'));
  const names = (element: string): string[] =>
    design ? descendants(design, element).map(({ attributes }) => attributes['name'] ?? '') : [];
  return {
    interfaces: root?.attributes['implements'] ?? '',
    attributes: names('design:attribute'),
    regions: names('flexipage:region')
  };
}

/** What is no XML is reported elsewhere. */
function read(file: string): XmlElement | null {
  if (!existsSync(file)) return null;
  try {
    return parseXml(readText(file), file);
  } catch (error) {
    if (error instanceof MetadataError) return null;
    throw error;
  }
}

export function checkAura(
  { refuse }: Page,
  component: XmlElement,
  element: XmlElement,
  { interfaces, attributes }: AuraComponent
): void {
  const name = element.text.trim().replace(/^c:/, '');
  if (!/\bflexipage:available/i.test(interfaces)) {
    refuse(
      element,
      `The Aura component ${name} is not made for pages.`,
      'Let it implement flexipage:availableForAllPageTypes.'
    );
    return;
  }
  for (const [property, { name: place, type }] of propertiesOf(component)) {
    if (type === 'decorator' || attributes.includes(property)) continue;
    refuse(
      place,
      `${name} has no design attribute ${property}.`,
      `Declare it in ${name}.design, or remove it here.`
    );
  }
}
