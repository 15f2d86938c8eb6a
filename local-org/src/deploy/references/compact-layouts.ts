/** Compact layouts and field sets: fields that exist and that may stand there. */
import type { FieldType } from '../../metadata/schema.ts';
import { childrenOf } from '../../metadata/xml.ts';
import { namesOf } from './names.ts';
import { followPath } from './paths.ts';
import { eachPart, nameIn, named, refuseTwins, type ReferenceCheck } from './report.ts';

/** Compact layouts take all types but these. */
const TOO_LONG: ReadonlySet<FieldType> = new Set([
  'TextArea',
  'LongTextArea',
  'Html',
  'MultiselectPicklist'
]);
const MOST_FIELDS = 10;

export const checkCompactLayouts: ReferenceCheck = (context) =>
  eachPart(context, 'compactLayouts', 'compact-layouts', (source, { name, root }, refuse) => {
    const object = context.schema.object(source.name);
    const fields = named(root, 'fields');
    const eleventh = fields[MOST_FIELDS];
    if (eleventh) {
      refuse(
        eleventh.at,
        `The compact layout ${name} has ${fields.length} fields; ${MOST_FIELDS} is the most.`,
        'Remove fields.'
      );
    }
    refuseTwins(fields, refuse, 'in the compact layout');
    for (const field of object ? fields : []) {
      const found = namesOf(context).field(object!, field.name);
      if (found === 'missing') {
        refuse(
          field.at,
          `${source.name} has no field ${field.name}.`,
          'Correct the name of the field.'
        );
      } else if (typeof found !== 'string' && TOO_LONG.has(found.type)) {
        refuse(
          field.at,
          `${field.name} is of type ${found.type}, which a compact layout does not show.`,
          'Remove the field.'
        );
      }
    }
  });

export const checkFieldSets: ReferenceCheck = (context) =>
  eachPart(context, 'fieldSets', 'field-sets', (source, { root }, refuse) => {
    const object = context.schema.object(source.name);
    const fields = ['displayedFields', 'availableFields'].flatMap((list) =>
      childrenOf(root, list).flatMap((item) => nameIn(item, 'field') ?? [])
    );
    refuseTwins(fields, refuse, 'in the field set');
    for (const { at, name } of object ? fields : []) {
      const { found, problem } = followPath(namesOf(context), object!, name);
      if (found === 'missing') refuse(at, problem, 'Correct the field of the field set.');
    }
  });
