/** Rules that assign, match and find duplicates: their fields, queues and matching rules. */
import type { XmlElement } from '../../metadata/xml.ts';
import { childrenOf, descendants, textOf } from '../../metadata/xml.ts';
import { namesOf, type Names } from './names.ts';
import { eachOf, nameIn, type Refuse, type ReferenceCheck } from './report.ts';

/** A file holds the matching rules of one object. */
export const checkMatchingRules: ReferenceCheck = (context) =>
  eachOf(context, ['matchingRule'], 'matching-rules', ({ name, root }, refuse) => {
    const names = namesOf(context);
    const object = names.object(name);
    if (typeof object === 'string') return;
    for (const item of descendants(root, 'matchingRuleItems')) {
      const entry = nameIn(item, 'fieldName');
      if (!entry || names.field(object, entry.name) !== 'missing') continue;
      refuse(
        entry.at,
        `${object.name} has no field ${entry.name}.`,
        'Correct the name in <fieldName>.'
      );
    }
  });

/** Named Object.Rule; which matching rules they use stands as a name of the object they look at. */
export const checkDuplicateRules: ReferenceCheck = (context) =>
  eachOf(context, ['duplicateRule'], 'duplicate-rules', ({ name, root }, refuse) => {
    const names = namesOf(context);
    const objectName = name.split('.')[0] ?? '';
    if (names.object(objectName) === 'missing') {
      refuse(root, `There is no object ${objectName}.`, 'Name the file Object.Rule.');
    }
    for (const rule of childrenOf(root, 'duplicateRuleMatchRules')) {
      const target = nameIn(rule, 'matchRuleSObjectType');
      if (!target || names.object(target.name) !== 'missing') continue;
      refuse(
        target.at,
        `There is no object ${target.name}.`,
        'Correct the name in <matchRuleSObjectType>.'
      );
    }
  });

/** Leads and cases go to queues, with templates for the mail about it. */
export const checkAssignmentRules: ReferenceCheck = (context) =>
  eachOf(
    context,
    ['assignmentRules', 'escalationRules'],
    'assignment-rules',
    ({ root }, refuse) => {
      const names = namesOf(context);
      for (const entry of descendants(root, 'ruleEntry')) {
        refuseLostQueue(entry, names, refuse);
        const template = nameIn(entry, 'template');
        if (!template || names.mayExist('emailTemplate', template.name)) continue;
        refuse(
          template.at,
          `There is no e-mail template ${template.name}.`,
          'Write <template> as Folder/Template.'
        );
      }
    }
  );

function refuseLostQueue(entry: XmlElement, names: Names, refuse: Refuse): void {
  const queue = nameIn(entry, 'assignedTo');
  if (!queue || textOf(entry, 'assignedToType') !== 'Queue' || names.mayExist('queue', queue.name))
    return;
  refuse(queue.at, `There is no queue ${queue.name}.`, 'Correct the name in <assignedTo>.');
}
