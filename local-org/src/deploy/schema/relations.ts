/** Names of relationships: how they are written, and that no two lists of a parent have the same. */
import type { Problem } from '../../metadata/problem.ts';
import { childOf, textOf } from '../../metadata/xml.ts';
import type { DeployContext } from '../context.ts';
import { customFields, type CustomField } from './fields.ts';
import { DEVELOPER_NAME } from './names.ts';

export function checkRelationshipNames(context: DeployContext): Problem[] {
  const first = new Map<string, CustomField>();
  return customFields(context).flatMap((field): Problem[] => {
    const { element, object, name } = field;
    const relationship = childOf(element, 'relationshipName');
    const parent = textOf(element, 'referenceTo');
    const text = relationship?.text.trim();
    if (!relationship || !text) return [];
    const place = { file: element.file, line: relationship.line, rule: 'relationship-name' };
    if (!DEVELOPER_NAME.test(text)) {
      const message = `${object}.${name}: <relationshipName> is '${text}', which is no API name.`;
      return [{ ...place, message, fix: 'Use letters, digits and single underscores.' }];
    }
    const key = `${parent}.${text}`.toLowerCase();
    const other = first.get(key);
    if (!other) first.set(key, field);
    // The same field may be in two folders of a project.
    if (!other || (other.object === object && other.name === name)) return [];
    // "There is already a Child Relationship named Purchase_Orders on Account."
    const message = `${parent} has the child relationship ${text} already, of ${other.object}.${other.name}.`;
    return [{ ...place, message, fix: 'Choose another <relationshipName>.' }];
  });
}
