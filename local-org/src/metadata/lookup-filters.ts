// Reads the filter of a lookup: which records it may point at.
import type { FilterItem, LookupFilter } from './schema.ts';
import { booleanOf, childOf, childrenOf, requiredText, textOf, type XmlElement } from './xml.ts';

export function readLookupFilter(field: XmlElement): LookupFilter | undefined {
  const filter = childOf(field, 'lookupFilter');
  if (!filter) return undefined;
  return {
    active: booleanOf(filter, 'active'),
    optional: booleanOf(filter, 'isOptional'),
    errorMessage: textOf(filter, 'errorMessage'),
    booleanFilter: textOf(filter, 'booleanFilter'),
    items: childrenOf(filter, 'filterItems').map(readFilterItem)
  };
}

export function readFilterItem(item: XmlElement): FilterItem {
  return {
    field: requiredText(item, 'field'),
    operation: requiredText(item, 'operation'),
    value: textOf(item, 'value'),
    valueField: textOf(item, 'valueField')
  };
}
