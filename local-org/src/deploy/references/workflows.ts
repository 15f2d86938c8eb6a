/** Workflow rules and approval processes: their fields, and the updates, alerts and tasks they name. */
import type { ObjectDef } from '../../metadata/schema.ts';
import { type XmlElement, childrenOf, descendants, textOf } from '../../metadata/xml.ts';
import type { DeployContext } from '../context.ts';
import { namesOf, type Names } from './names.ts';
import { eachOf, nameIn, named, type Refuse, type ReferenceCheck } from './report.ts';

/** What an action of each type is called in the workflow file. */
const ACTIONS: ReadonlyMap<string, string> = new Map([
  ['Alert', 'alerts'],
  ['FieldUpdate', 'fieldUpdates'],
  ['OutboundMessage', 'outboundMessages'],
  ['Task', 'tasks']
]);

export const checkWorkflows: ReferenceCheck = (context) =>
  eachOf(context, ['workflow'], 'workflows', ({ name, root }, refuse) => {
    const names = namesOf(context);
    const object = names.object(name);
    if (object === 'missing') {
      refuse(root, `There is no object ${name}.`, 'Name the file after an object.');
    }
    for (const rule of childrenOf(root, 'rules')) {
      const actions = [rule, ...childrenOf(rule, 'workflowTimeTriggers')].flatMap((part) =>
        childrenOf(part, 'actions')
      );
      for (const action of actions) checkAction(action, root, names, refuse);
    }
    for (const alert of childrenOf(root, 'alerts')) checkAlert(alert, context, refuse);
    if (typeof object === 'string') return;
    for (const update of childrenOf(root, 'fieldUpdates'))
      checkUpdate(object, update, names, refuse);
    for (const message of childrenOf(root, 'outboundMessages')) {
      refuseLostFields(object, named(message, 'fields'), names, refuse);
    }
    checkCriteria(object, root, names, refuse);
  });

function checkAction(action: XmlElement, workflow: XmlElement, names: Names, refuse: Refuse): void {
  const list = ACTIONS.get(textOf(action, 'type') ?? '');
  const entry = nameIn(action, 'name');
  if (!list || !entry) return;
  const isKnown = childrenOf(workflow, list).some(
    (item) => textOf(item, 'fullName') === entry.name
  );
  if (isKnown || names.mayExist('webLink', entry.name)) return;
  refuse(
    entry.at,
    `There is no ${textOf(action, 'type')} ${entry.name} in the file.`,
    `Correct the name or add it to <${list}>.`
  );
}

function checkAlert(alert: XmlElement, context: DeployContext, refuse: Refuse): void {
  const names = namesOf(context);
  const template = nameIn(alert, 'template');
  if (template && !names.mayExist('emailTemplate', template.name)) {
    refuse(
      template.at,
      `There is no e-mail template ${template.name}.`,
      'Write <template> as Folder/Template.'
    );
  }
  for (const recipient of childrenOf(alert, 'recipients')) {
    const type = textOf(recipient, 'type') ?? '';
    const kind = type === 'group' ? 'group' : /^role/.test(type) ? 'role' : null;
    const entry = nameIn(recipient, 'recipient');
    if (!kind || !entry || names.mayExist(kind, entry.name)) continue;
    refuse(entry.at, `There is no ${kind} ${entry.name}.`, 'Correct the name in <recipient>.');
  }
}

function checkUpdate(object: ObjectDef, update: XmlElement, names: Names, refuse: Refuse): void {
  const lookup = nameIn(update, 'targetObject');
  const relation = lookup && names.field(object, lookup.name);
  if (lookup && relation === 'missing') {
    refuse(
      lookup.at,
      `${object.name} has no lookup ${lookup.name}.`,
      'Correct the name in <targetObject>.'
    );
  }
  const entry = nameIn(update, 'field');
  if (lookup || !entry) return;
  const field = names.field(object, entry.name);
  if (field === 'missing') {
    refuse(entry.at, `${object.name} has no field ${entry.name}.`, 'Correct the name in <field>.');
  } else if (
    typeof field !== 'string' &&
    field.custom &&
    (field.formula !== undefined || field.summary)
  ) {
    refuse(
      entry.at,
      `${entry.name} is computed, so nothing can update it.`,
      'Update another field.'
    );
  }
}

/** Written as Object.Field; User and other objects that everybody knows stand there too. */
function checkCriteria(object: ObjectDef, root: XmlElement, names: Names, refuse: Refuse): void {
  const fields = descendants(root, 'criteriaItems').flatMap((item) => nameIn(item, 'field') ?? []);
  for (const { at, name } of fields) {
    const [start = '', field = '', ...more] = name.split('.');
    if (start.toLowerCase() !== object.name.toLowerCase() || more.length > 0) continue;
    if (names.field(object, field) !== 'missing') continue;
    refuse(at, `${object.name} has no field ${field}.`, 'Correct the name in <field>.');
  }
}

function refuseLostFields(
  object: ObjectDef,
  fields: { at: XmlElement; name: string }[],
  names: Names,
  refuse: Refuse
): void {
  for (const { at, name } of fields) {
    if (names.field(object, name) !== 'missing') continue;
    refuse(at, `${object.name} has no field ${name}.`, 'Correct the name of the field.');
  }
}

/** Named Object.Process; their actions stand in the workflow file of the object. */
export const checkApprovals: ReferenceCheck = (context) =>
  eachOf(context, ['approvalProcess'], 'approvals', ({ name, root }, refuse) => {
    const names = namesOf(context);
    const objectName = name.split('.')[0] ?? '';
    const object = names.object(objectName);
    if (object === 'missing') {
      refuse(root, `There is no object ${objectName}.`, 'Name the file Object.Process.');
    }
    const workflow = context.project.workflows.find((file) => file.name === objectName);
    for (const action of descendants(root, 'action')) {
      if (workflow) checkAction(action, workflow.root, names, refuse);
    }
    for (const approver of descendants(root, 'approver')) {
      const entry = nameIn(approver, 'name');
      const isQueue = textOf(approver, 'type') === 'queue';
      if (!entry || !isQueue || names.mayExist('queue', entry.name)) continue;
      refuse(entry.at, `There is no queue ${entry.name}.`, 'Correct the name of the approver.');
    }
    const template = nameIn(root, 'emailTemplate');
    if (template && !names.mayExist('emailTemplate', template.name)) {
      refuse(
        template.at,
        `There is no e-mail template ${template.name}.`,
        'Write <emailTemplate> as Folder/Template.'
      );
    }
    if (typeof object === 'string') return;
    checkCriteria(object, root, names, refuse);
    refuseLostFields(
      object,
      childrenOf(root, 'approvalPageFields').flatMap((page) => named(page, 'field')),
      names,
      refuse
    );
  });
