/** Which types of fields each kind of object takes. */
import type { ObjectKind } from '../../metadata/schema.ts';
import { nameIn, eachPart, type ReferenceCheck } from './report.ts';

const PLAIN = [
  'Checkbox',
  'Date',
  'DateTime',
  'Email',
  'Number',
  'Percent',
  'Phone',
  'Text',
  'TextArea',
  'Url'
];

/** As the guides of these kinds list them; the others take every type. */
const TYPES: Partial<Record<ObjectKind, { what: string; types: ReadonlySet<string> }>> = {
  metadata: {
    what: 'custom metadata type',
    types: new Set([...PLAIN, 'LongTextArea', 'MetadataRelationship', 'Picklist'])
  },
  setting: { what: 'custom setting', types: new Set([...PLAIN, 'Currency']) },
  event: {
    what: 'platform event',
    types: new Set(['Checkbox', 'Date', 'DateTime', 'LongTextArea', 'Number', 'Text'])
  }
};

export const checkFieldKinds: ReferenceCheck = (context) =>
  eachPart(context, 'fields', 'field-kinds', (source, field, refuse) => {
    const type = nameIn(field.root, 'type');
    const object = context.schema.object(source.name);
    if (!type || !object) return;
    const kind = TYPES[object.kind];
    if (object.custom && kind && !kind.types.has(type.name)) {
      refuse(
        type.at,
        `${source.name}.${field.name} is of type ${type.name}, which no ${kind.what} has.`,
        'Choose another type.'
      );
    } else if (type.name === 'MetadataRelationship' && object.kind !== 'metadata') {
      refuse(
        type.at,
        `${source.name} is no custom metadata type, so it has no metadata relationships.`,
        'Choose Lookup.'
      );
    } else if (type.name === 'Hierarchy' && source.name !== 'User' && field.name.endsWith('__c')) {
      refuse(
        type.at,
        `Only users have hierarchical lookups, not ${source.name}.`,
        'Choose Lookup.'
      );
    }
  });
