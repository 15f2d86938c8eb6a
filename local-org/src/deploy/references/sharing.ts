/** Sharing rules: their object, the fields of their criteria, and whom they share with. */
import type { FieldType, ObjectDef } from '../../metadata/schema.ts';
import { childOf, childrenOf, textOf, type XmlElement } from '../../metadata/xml.ts';
import { namesOf, type Names } from './names.ts';
import { eachOf, nameIn, refuseTwins, type Refuse, type ReferenceCheck } from './report.ts';
import { refuseLostTargets } from './share-targets.ts';

const RULES = [
  'sharingCriteriaRules',
  'sharingOwnerRules',
  'sharingGuestRules',
  'sharingTerritoryRules'
];

/** Records of these objects are open to everybody, or shared as their master is: there is nothing left to share. */
const OPEN = new Set(['ReadWrite', 'ReadWriteTransfer', 'FullAccess', 'ControlledByParent']);

const UNFIT: ReadonlySet<FieldType> = new Set(['LongTextArea', 'Html', 'EncryptedText']);

export const checkSharingRules: ReferenceCheck = (context) =>
  eachOf(context, ['sharingRules'], 'sharing-rules', ({ name, root }, refuse) => {
    const names = namesOf(context);
    const object = names.object(name);
    if (object === 'missing') {
      refuse(root, `There is no object ${name}.`, 'Name the file after an object.');
    }
    const rules = RULES.flatMap((element) => childrenOf(root, element));
    refuseTwins(
      rules.flatMap((rule) => nameIn(rule, 'fullName') ?? []),
      refuse,
      'in the file'
    );
    const definition = context.project.objects.find((source) => source.name === name)?.definition;
    const model = definition ? textOf(definition.root, 'sharingModel') : null;
    for (const rule of rules) {
      // Guests are outside of what everybody may see.
      if (model !== null && OPEN.has(model) && rule.name !== 'sharingGuestRules') {
        refuse(
          rule,
          `${name} is ${model}, so no rule can share its records.`,
          'Remove the rule or change <sharingModel>.'
        );
      }
      for (const element of ['sharedTo', 'sharedFrom']) {
        const targets = childOf(rule, element);
        if (targets) refuseLostTargets(targets, names, refuse);
      }
      if (typeof object !== 'string') checkCriteria(object, rule, names, refuse);
    }
  });

function checkCriteria(object: ObjectDef, rule: XmlElement, names: Names, refuse: Refuse): void {
  for (const item of childrenOf(rule, 'criteriaItems')) {
    const entry = nameIn(item, 'field');
    const field = entry && names.field(object, entry.name);
    if (entry && field === 'missing') {
      refuse(
        entry.at,
        `${object.name} has no field ${entry.name}.`,
        'Correct the name of the field.'
      );
    } else if (entry && field && typeof field !== 'string' && UNFIT.has(field.type)) {
      refuse(
        entry.at,
        `${entry.name} is of type ${field.type}, by which no rule can share.`,
        'Choose another field.'
      );
    }
  }
}
