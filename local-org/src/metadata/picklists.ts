// Reads the values of picklists, and which of them depend on the value of another field.
import { MetadataError } from './errors.ts';
import type { Picklist, PicklistValue } from './schema.ts';
import { booleanOf, childOf, childrenOf, requiredText, textOf, type XmlElement } from './xml.ts';

/** The values of a global value set; undefined when there is no such set. */
export type ValueSets = (name: string) => PicklistValue[] | undefined;

export function readPicklist(root: XmlElement, sets: ValueSets): Picklist {
  const valueSet = childOf(root, 'valueSet');
  if (!valueSet) return readOldPicklist(root);
  const picklist = readValues(root, valueSet, sets);
  const controllingField = textOf(valueSet, 'controllingField');
  if (controllingField !== null) {
    picklist.controllingField = controllingField;
    picklist.values = picklist.values.map((value) => ({ ...value, validFor: [] }));
    for (const settings of childrenOf(valueSet, 'valueSettings')) addValidity(picklist, settings);
  }
  return picklist;
}

function readValues(root: XmlElement, valueSet: XmlElement, sets: ValueSets): Picklist {
  const setName = textOf(valueSet, 'valueSetName');
  if (setName !== null) {
    const values = sets(setName);
    if (!values) {
      const line = childOf(valueSet, 'valueSetName')?.line ?? valueSet.line;
      throw new MetadataError(`There is no global value set ${setName}.`, root.file, line);
    }
    return { values, restricted: textOf(valueSet, 'restricted') !== 'false' };
  }
  const definition = childOf(valueSet, 'valueSetDefinition');
  if (!definition) {
    throw new MetadataError(
      'A <valueSet> needs a <valueSetDefinition> or a <valueSetName>.',
      root.file,
      valueSet.line
    );
  }
  const values = childrenOf(definition, 'value').map(readPicklistValue);
  return { values: sorted(definition, values), restricted: booleanOf(valueSet, 'restricted') };
}

/** Before API version 38 the values stood in `<picklist>`. */
function readOldPicklist(root: XmlElement): Picklist {
  const picklist = childOf(root, 'picklist');
  if (!picklist) throw new MetadataError('A picklist needs a <valueSet>.', root.file, root.line);
  const entries = childrenOf(picklist, 'picklistValues');
  const controllingField = textOf(picklist, 'controllingField') ?? undefined;
  const values = entries.map((entry) => {
    const value = readPicklistValue(entry);
    if (controllingField === undefined) return value;
    const validFor = childrenOf(entry, 'controllingFieldValues').map((item) => item.text.trim());
    return { ...value, validFor };
  });
  return {
    values: sorted(picklist, values),
    restricted: booleanOf(picklist, 'restrictedPicklist'),
    controllingField
  };
}

function sorted(definition: XmlElement, values: PicklistValue[]): PicklistValue[] {
  if (!booleanOf(definition, 'sorted')) return values;
  return [...values].sort((left, right) => left.label.localeCompare(right.label, 'en'));
}

function addValidity(picklist: Picklist, settings: XmlElement): void {
  const name = requiredText(settings, 'valueName');
  const value = picklist.values.find(({ fullName }) => fullName === name);
  const controlling = childrenOf(settings, 'controllingFieldValue').map((item) => item.text.trim());
  value?.validFor?.push(...controlling);
}

export function readPicklistValue(value: XmlElement): PicklistValue {
  const fullName = requiredText(value, 'fullName');
  return {
    fullName,
    label: textOf(value, 'label') ?? fullName,
    default: booleanOf(value, 'default'),
    active: textOf(value, 'isActive') !== 'false'
  };
}
