/** The properties that a page gives a component. */
import { childOf, childrenOf, descendants, textOf, type XmlElement } from '../../metadata/xml.ts';

export interface PageProperty {
  name: XmlElement;
  /** One value, or the items of a list. */
  values: XmlElement[];
  type: string;
}

export function propertiesOf(component: XmlElement): Map<string, PageProperty> {
  const properties = new Map<string, PageProperty>();
  for (const property of childrenOf(component, 'componentInstanceProperties')) {
    const name = childOf(property, 'name');
    if (!name) continue;
    properties.set(name.text.trim(), {
      name,
      values: descendants(property, 'value'),
      type: textOf(property, 'type') ?? ''
    });
  }
  return properties;
}
