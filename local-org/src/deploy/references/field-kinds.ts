/** Types of relationships that one kind of object has only. */
import { eachPart, nameIn, type ReferenceCheck } from './report.ts';

export const checkFieldKinds: ReferenceCheck = (context) =>
  eachPart(context, 'fields', 'field-kinds', (source, field, refuse) => {
    const type = nameIn(field.root, 'type');
    const object = context.schema.object(source.name);
    if (!type || !object || !field.name.endsWith('__c')) return;
    if (type.name === 'MetadataRelationship' && object.kind !== 'metadata') {
      refuse(
        type.at,
        `${source.name} is no custom metadata type, so it has no metadata relationships.`,
        'Choose Lookup.'
      );
    } else if (type.name === 'Hierarchy' && source.name !== 'User') {
      refuse(
        type.at,
        `Only users have hierarchical lookups, not ${source.name}.`,
        'Choose Lookup.'
      );
    }
  });
