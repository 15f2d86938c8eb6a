/** What an object's own file names: its compact layout and the pages that replace its standard actions. */
import { childOf, childrenOf, textOf, type XmlElement } from '../../metadata/xml.ts';
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
  if (type !== 'Flexipage' || !shown || object === '' || shown === object) return;
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
