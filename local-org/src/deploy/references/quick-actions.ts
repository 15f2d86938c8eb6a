/** Quick actions: what they create, update or open, and with which fields. */
import type { ObjectDef } from '../../metadata/schema.ts';
import { type XmlElement, childOf, childrenOf, descendants, textOf } from '../../metadata/xml.ts';
import type { DeployContext } from '../context.ts';
import { namesOf, type NameKind, type Names } from './names.ts';
import { eachOf, nameIn, refuseTwins, type Refuse, type ReferenceCheck } from './report.ts';

const OPENED: readonly [element: string, kinds: NameKind[], what: string, type: string][] = [
  ['page', ['page'], 'Visualforce page', 'VisualforcePage'],
  ['flowDefinition', ['flow'], 'flow', 'Flow'],
  ['lightningComponent', ['aura'], 'Aura component', 'LightningComponent'],
  ['lightningWebComponent', ['lwc'], 'Lightning web component', 'LightningWebComponent']
];

export const checkQuickActions: ReferenceCheck = (context) =>
  eachOf(context, ['quickAction'], 'quick-actions', ({ name, root }, refuse) => {
    const names = namesOf(context);
    const owner = name.includes('.') ? (name.split('.')[0] ?? '') : null;
    if (owner !== null && names.object(owner) === 'missing') {
      refuse(
        root,
        `There is no object ${owner} for the quick action.`,
        'Name the file Object.Action.'
      );
    }
    for (const [element, kinds, what, type] of OPENED) {
      const entry = nameIn(root, element);
      if (entry && !kinds.some((kind) => names.mayExist(kind, entry.name.replace(/^c:/, '')))) {
        refuse(entry.at, `There is no ${what} ${entry.name}.`, `Correct the name in <${element}>.`);
      } else if (!entry && textOf(root, 'type') === type) {
        refuse(
          childOf(root, 'type') ?? root,
          `The quick action opens a ${what} and names none.`,
          `Add <${element}>.`
        );
      }
    }
    checkTarget(owner, root, names, refuse);
    checkPlace(context, root, refuse);
  });

/** A component says where it can be placed. */
function checkPlace({ project }: DeployContext, root: XmlElement, refuse: Refuse): void {
  const entry = nameIn(root, 'lightningWebComponent');
  const meta = project.lwcBundles.find(({ name }) => name === entry?.name)?.meta?.root;
  if (!entry || !meta) return;
  const targets = descendants(meta, 'target').map(({ text }) => text.trim());
  if (targets.some((target) => /^lightning__\w+Action$/.test(target))) return;
  refuse(
    entry.at,
    `${entry.name} is not made for quick actions.`,
    'Add the target lightning__RecordAction to its js-meta.xml.'
  );
}

function checkTarget(owner: string | null, root: XmlElement, names: Names, refuse: Refuse): void {
  const entry = nameIn(root, 'targetObject');
  const targetName = entry?.name ?? owner;
  const target = targetName === null ? 'foreign' : names.object(targetName);
  if (entry && target === 'missing') {
    refuse(entry.at, `There is no object ${entry.name}.`, 'Correct the name in <targetObject>.');
  }
  if (typeof target === 'string') return;
  const parent = nameIn(root, 'targetParentField');
  if (parent) checkParent(target, owner, parent, names, refuse);
  const type = nameIn(root, 'targetRecordType');
  if (type && !names.mayExist('recordType', type.name)) {
    refuse(
      type.at,
      `There is no record type ${type.name}.`,
      'Correct the name in <targetRecordType>.'
    );
  }
  const items = descendants(root, 'quickActionLayoutItems').flatMap(
    (item) => nameIn(item, 'field') ?? []
  );
  const overrides = childrenOf(root, 'fieldOverrides').flatMap(
    (item) => nameIn(item, 'field') ?? []
  );
  refuseTwins(items, refuse, 'in the layout of the quick action');
  for (const { at, name } of [...items, ...overrides]) {
    if (names.field(target, name) !== 'missing') continue;
    refuse(at, `${target.name} has no field ${name}.`, 'Correct the name of the field.');
  }
}

/** The new record's lookup to the record whose action it is; its own name or that of the relationship. */
function checkParent(
  target: ObjectDef,
  owner: string | null,
  { at, name }: { at: XmlElement; name: string },
  names: Names,
  refuse: Refuse
): void {
  const found = target.relationship(name) ?? target.field(`${name}Id`) ?? names.field(target, name);
  if (found === 'missing') {
    refuse(at, `${target.name} has no field ${name}.`, 'Correct the name in <targetParentField>.');
  } else if (typeof found !== 'string' && found.custom && owner !== null) {
    const pointsThere =
      found.referenceTo.length === 0 ||
      found.referenceTo.some((other) => other.toLowerCase() === owner.toLowerCase());
    if (pointsThere) return;
    refuse(at, `${target.name}.${name} does not point at ${owner}.`, `Name a lookup to ${owner}.`);
  }
}
