/** What an object's own file names: its compact layout and the pages that replace its standard actions. */
import { childOf, childrenOf, textOf, type XmlElement } from '../../metadata/xml.ts';
import { levenshteinDistance } from '../../apex/runtime/text-distance.ts';
import type { DeployContext } from '../context.ts';
import { namesOf, type NameKind, type Names } from './names.ts';
import { eachObject, eachPart, nameIn, named, type Refuse, type ReferenceCheck } from './report.ts';

export const checkObjects: ReferenceCheck = (context) =>
  eachObject(context, 'objects', (source, { root }, refuse) => {
    const names = namesOf(context);
    refuseUnknownCompactLayout(source.name, root, names, refuse);
    for (const override of childrenOf(root, 'actionOverrides'))
      refuseLostOverride(override, source.name, context, refuse);
  });

/** Standard objects may have compact layouts that are not in the project. */
export function refuseUnknownCompactLayout(
  object: string,
  root: XmlElement,
  names: Names,
  refuse: Refuse
): void {
  const entry = nameIn(root, 'compactLayoutAssignment');
  if (!entry || entry.name === 'SYSTEM') return;
  const known = names.object(object);
  if (typeof known !== 'string' && !known.custom) return;
  if (names.mayExist('compactLayout', `${object}.${entry.name}`)) return;
  refuse(
    entry.at,
    `${object} has no compact layout ${entry.name}.`,
    'Correct the name or write SYSTEM.'
  );
}

/** Actions that projects override; features bring more, so that only a slip of one of these is held against a name. */
const ACTIONS =
  `Accept Activate AddCampaign AddToCampaign Approve CallHighlightAction CancelEdit ChangeStatus Clone
  CloneAsChild CloseCase Convert Deactivate Delete Edit EmailHighlightAction EnableCustomerPortalUser
  EnablePartnerPortalUser FindDup Follow List ListClean MassClose Merge New NewCase NewContact SaveEdit Tab View`.split(
    /\s+/
  );

function refuseMisspeltAction(override: XmlElement, refuse: Refuse): void {
  const entry = nameIn(override, 'actionName');
  if (!entry || ACTIONS.some((known) => known.toLowerCase() === entry.name.toLowerCase())) return;
  const meant = ACTIONS.find((known) => levenshteinDistance(entry.name, known) === 1);
  if (meant) refuse(entry.at, `There is no action ${entry.name}.`, `Write ${meant}.`);
}

const OVERRIDES = new Map<string, { kinds: NameKind[]; what: string }>([
  ['Flexipage', { kinds: ['flexiPage'], what: 'Lightning page' }],
  ['LightningComponent', { kinds: ['aura', 'lwc'], what: 'component' }],
  ['Visualforce', { kinds: ['page'], what: 'Visualforce page' }]
]);

export function refuseLostOverride(
  override: XmlElement,
  object: string,
  context: DeployContext,
  refuse: Refuse
): void {
  refuseMisspeltAction(override, refuse);
  const names = namesOf(context);
  const type = textOf(override, 'type') ?? 'Default';
  const wanted = OVERRIDES.get(type);
  const content = nameIn(override, 'content');
  if (!wanted) return;
  if (!content) {
    refuse(
      childOf(override, 'type') ?? override,
      `The action is replaced by a ${wanted.what}, and none is named.`,
      'Name it in <content>.'
    );
    return;
  }
  const name = content.name.replace(/^c:/, '');
  if (!wanted.kinds.some((kind) => names.mayExist(kind, name))) {
    const message = `There is no ${wanted.what} ${content.name}.`;
    refuse(content.at, message, 'Correct the name in <content>.');
  }
  const page = context.project.flexiPages.find((candidate) => candidate.name === name);
  const shown = page && textOf(page.root, 'sobjectType');
  if (type !== 'Flexipage' || !shown || object === '') return;
  // An object that does not exist is a problem of its own.
  if ([shown, object].some((each) => names.object(each) === 'missing')) return;
  if (shown.toLowerCase() === object.toLowerCase()) return;
  refuse(
    content.at,
    `${name} is a page of ${shown}, not of ${object}.`,
    'Name a page of the object.'
  );
}

export const checkWebLinks: ReferenceCheck = (context) =>
  eachPart(context, 'webLinks', 'web-links', (_source, { root }, refuse) => {
    const page = nameIn(root, 'page');
    if (page && !namesOf(context).mayExist('page', page.name)) {
      refuse(page.at, `There is no Visualforce page ${page.name}.`, 'Correct the name in <page>.');
    }
  });

/** The index of a big object is its key. */
export const checkIndexes: ReferenceCheck = (context) =>
  eachPart(context, 'indexes', 'indexes', (source, { root }, refuse) => {
    const object = context.schema.object(source.name);
    for (const field of childrenOf(root, 'fields')) {
      for (const { at, name } of named(field, 'name')) {
        if (!object || namesOf(context).field(object, name) !== 'missing') continue;
        refuse(at, `${source.name} has no field ${name}.`, 'Correct the name of the field.');
      }
    }
  });
