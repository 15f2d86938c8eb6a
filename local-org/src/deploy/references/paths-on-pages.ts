/** Paths (the stages above a record): their picklist, its values, and the fields of each step. */
import { childrenOf } from '../../metadata/xml.ts';
import { namesOf } from './names.ts';
import { valuesOf } from './picklists.ts';
import { eachOf, nameIn, named, refuseTwins, type ReferenceCheck } from './report.ts';

const MOST_FIELDS = 5;

export const checkPaths: ReferenceCheck = (context) =>
  eachOf(context, ['pathAssistant'], 'paths', ({ root }, refuse) => {
    const names = namesOf(context);
    const entity = nameIn(root, 'entityName');
    const object = entity && names.object(entity.name);
    if (entity && object === 'missing') {
      refuse(entity.at, `There is no object ${entity.name}.`, 'Correct the name in <entityName>.');
    }
    const type = nameIn(root, 'recordTypeName');
    if (
      type &&
      type.name !== '__MASTER__' &&
      entity &&
      !names.mayExist('recordType', `${entity.name}.${type.name}`)
    ) {
      refuse(
        type.at,
        `${entity.name} has no record type ${type.name}.`,
        'Write __MASTER__ or the name of a record type.'
      );
    }
    if (!object || typeof object === 'string') return;
    const fieldName = nameIn(root, 'fieldName');
    const field = fieldName && names.field(object, fieldName.name);
    if (fieldName && field === 'missing') {
      refuse(
        fieldName.at,
        `${object.name} has no field ${fieldName.name}.`,
        'Correct the name in <fieldName>.'
      );
    } else if (fieldName && field && typeof field !== 'string' && field.type !== 'Picklist') {
      refuse(fieldName.at, `${object.name}.${field.name} is no picklist.`, 'Name a picklist.');
    }
    const values = field && typeof field !== 'string' && field.custom ? valuesOf(field) : null;
    const steps = childrenOf(root, 'pathAssistantSteps');
    const chosen = steps.flatMap((step) => nameIn(step, 'picklistValueName') ?? []);
    refuseTwins(chosen, refuse, 'on the path');
    for (const { at, name } of chosen) {
      if (!values || values.has(name.toLowerCase())) continue;
      refuse(at, `${name} is no value of the picklist ${fieldName?.name}.`, 'Correct the value.');
    }
    for (const step of steps) {
      const fields = named(step, 'fieldNames');
      refuseTwins(fields, refuse, 'in the step');
      if (fields[MOST_FIELDS]) {
        refuse(
          fields[MOST_FIELDS].at,
          `The step has ${fields.length} fields; ${MOST_FIELDS} is the most.`,
          'Remove fields.'
        );
      }
      for (const { at, name } of fields) {
        if (names.field(object, name) !== 'missing') continue;
        refuse(at, `${object.name} has no field ${name}.`, 'Correct the name of the field.');
      }
    }
  });
