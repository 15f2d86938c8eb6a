// Turns a layout of the UI API into what the template of the record layout shows.
import { display, labelOf } from 'platform/fields';
import { fieldApiName } from 'platform/formLink';

export function fieldNamesOf(layout) {
  const items = layout.sections.flatMap((section) =>
    section.layoutRows.flatMap((row) => row.layoutItems)
  );
  const components = items.flatMap((item) => item.layoutComponents);
  return components.filter(isField).map((component) => component.apiName);
}

function isField({ componentType, apiName }) {
  return componentType === 'Field' && Boolean(apiName);
}

export function layoutOfFields(fields, columns) {
  const names = fields.map(fieldApiName);
  const layoutItems = names.map((apiName) => ({
    editableForNew: true,
    editableForUpdate: true,
    layoutComponents: [{ apiName, componentType: 'Field' }]
  }));
  return {
    sections: [{ id: 'fields', useHeading: false, columns, layoutRows: [{ layoutItems }] }]
  };
}

export function sectionsOf(layout, state) {
  return layout.sections
    .map((section) => sectionOf(section, state))
    .filter((section) => section.items.length > 0);
}

function sectionOf(section, state) {
  const isClosed = Boolean(state.collapsed[section.id]);
  const size = section.columns === 1 ? '' : ' slds-medium-size_1-of-2';
  const items = section.layoutRows.flatMap((row) => row.layoutItems);
  return {
    key: section.id,
    heading: section.heading,
    useHeading: section.useHeading && Boolean(section.heading),
    isOpen: !isClosed,
    expanded: String(!isClosed),
    icon: isClosed ? 'utility:chevronright' : 'utility:chevrondown',
    items: items.flatMap((item, index) => itemsOf(item, `${section.id}-${index}`, size, state))
  };
}

function itemsOf(item, key, size, state) {
  const fields = item.layoutComponents.filter(isField);
  const known = fields.filter(({ apiName }) => state.objectInfo.fields[apiName]);
  const itemClass = `slds-size_1-of-1${size} slds-p-horizontal_x-small`;
  return known.map(({ apiName, label }) => ({
    ...fieldOf(apiName, item, state),
    key: `${key}-${apiName}`,
    label: labelOf(state.objectInfo, apiName, item.label || label),
    itemClass
  }));
}

function fieldOf(name, item, state) {
  const info = state.objectInfo.fields[name];
  const writable = state.isNew
    ? item.editableForNew && info.createable
    : item.editableForUpdate && info.updateable;
  const isEditable = !state.readOnly && Boolean(writable) && !info.calculated;
  const shown = display(state.record, name, state.objectInfo);
  return {
    name,
    info: { ...info, objectApiName: state.objectInfo.apiName },
    shown: { ...shown, label: info.label },
    text: shown.text,
    help: info.inlineHelpText,
    value: name in state.values ? state.values[name] : shown.value,
    required: Boolean(item.required || info.required),
    picklistValues: state.picklists[name]?.values,
    error: state.errors[name],
    isInput: state.isEditing && isEditable,
    hasPencil: !state.isEditing && isEditable,
    pencilTitle: `Edit ${labelOf(state.objectInfo, name, item.label)}`
  };
}
