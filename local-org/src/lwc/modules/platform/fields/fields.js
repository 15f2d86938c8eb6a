// How a field of a record is shown and asked for, decided by its description in the object info.
const kinds = {
  Boolean: 'checkbox',
  Currency: 'currency',
  Date: 'date',
  DateTime: 'datetime',
  Double: 'number',
  Int: 'number',
  Percent: 'percent',
  Email: 'email',
  Phone: 'phone',
  Url: 'url',
  Picklist: 'picklist',
  MultiPicklist: 'multipicklist',
  Reference: 'lookup',
  TextArea: 'textarea'
};

export function kindOf(info) {
  if (info?.extraTypeInfo === 'RichTextArea' || info?.htmlFormatted) return 'richtext';
  return kinds[info?.dataType] ?? 'text';
}

/** Pages word some labels otherwise than the object's description: Account Name, not Account ID. */
export function labelOf(objectInfo, name, layoutLabel) {
  const info = objectInfo.fields[name];
  if (layoutLabel && layoutLabel !== info?.label) return layoutLabel;
  if (!info) return name;
  if (info.nameField && info.label === 'Name') return `${objectInfo.label} Name`;
  if (name === 'OwnerId') return `${objectInfo.label} Owner`;
  if (name === 'AccountId') return 'Account Name';
  return info.reference ? info.label.replace(/ ID$/, '') : info.label;
}

/** Names to ask getRecord for: a lookup is shown by the name of the record it points at. */
export function fieldsToRead(objectInfo, names) {
  const fields = names.flatMap((name) => {
    const info = objectInfo.fields[name];
    if (!info) return name.includes('.') ? [name] : [];
    const parent = info.relationshipName;
    return info.reference && parent ? [name, `${parent}.${nameFieldOf(info)}`] : [name];
  });
  return [...new Set(fields)].map((name) => `${objectInfo.apiName}.${name}`);
}

function nameFieldOf(info) {
  return info.referenceToInfos?.[0]?.nameFields?.[0] ?? 'Name';
}

/** What a cell or a detail shows for the field; `path` may lead over a parent (`Owner.Name`). */
export function display(record, path, objectInfo) {
  const names = path.split('.');
  const info = objectInfo?.fields[names[0]];
  if (names.length === 2) return parentDisplay(record, objectInfo, names);
  const field = record?.fields?.[path];
  const kind = kindOf(info);
  const shown = { kind, value: field?.value ?? null, text: textOf(field) };
  if (kind !== 'lookup') return { ...shown, isEmpty: shown.value === null || shown.value === '' };
  return { ...shown, ...lookupDisplay(record, info, field?.value), isEmpty: !field?.value };
}

/** `Owner.Name` is shown as a link to the owner. */
function parentDisplay(record, objectInfo, [relationship]) {
  const infos = Object.values(objectInfo?.fields ?? {});
  const info = infos.find((field) => field.relationshipName === relationship);
  const id = record?.fields?.[relationship]?.value?.id ?? null;
  const shown = lookupDisplay(record, info ?? { relationshipName: relationship }, id);
  return { kind: 'lookup', value: id, ...shown, isEmpty: !id };
}

function lookupDisplay(record, info, id) {
  const parent = record?.fields?.[info?.relationshipName];
  const names = Object.entries(parent?.value?.fields ?? {}).filter(([name]) => name !== 'Id');
  const objectApiName = parent?.value?.apiName ?? info?.referenceToInfos?.[0]?.apiName;
  return { text: parent?.displayValue ?? names[0]?.[1].value ?? id, objectApiName };
}

function textOf(field) {
  if (!field || field.value === null) return '';
  return field.displayValue ?? String(field.value);
}
