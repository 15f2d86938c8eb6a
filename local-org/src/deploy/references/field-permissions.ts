/** Which permissions a permission set can give on a field. */
import type { FieldDef } from '../../metadata/schema.ts';
import type { Names } from './names.ts';

interface Refusal {
  message: string;
  fix: string;
}

export function fieldPermissionProblem(
  names: Names,
  path: string,
  { read, edit }: { read: boolean; edit: boolean }
): Refusal | null {
  const [objectName = '', fieldName = ''] = path.split('.');
  const object = names.object(objectName);
  if (object === 'foreign') return null;
  if (object === 'missing') return lost(`There is no object ${objectName}.`);
  const field = names.field(object, fieldName);
  if (field === 'foreign') return null;
  if (field === 'missing') return lost(`${objectName} has no field ${fieldName}.`);
  if (field !== 'compound') {
    const always = alwaysVisible(field);
    if (always) {
      return {
        message: `${path} is ${always}, so everybody who sees the record sees it and it takes no permission.`,
        fix: 'Remove the <fieldPermissions>.'
      };
    }
  }
  if (edit && !read) {
    return { message: `${path} is editable but not readable.`, fix: 'Set <readable> to true.' };
  }
  return null;
}

function lost(message: string): Refusal {
  return { message, fix: 'Correct the name or remove the <fieldPermissions>.' };
}

/** "You cannot deploy to a required field". */
export function alwaysVisible(field: FieldDef): string | null {
  if (field.custom && field.type === 'MasterDetail') return 'a master-detail field';
  if (field.custom && field.required) return 'required';
  return null;
}
