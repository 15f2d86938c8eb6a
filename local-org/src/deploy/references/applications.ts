/** Apps and tabs: the tabs of an app, the pages it replaces, and the one thing that a tab shows. */
import { type XmlElement, childOf, childrenOf, descendants, textOf } from '../../metadata/xml.ts';
import type { DeployContext } from '../context.ts';
import { isStandard, namesOf, type NameKind, type Names } from './names.ts';
import { refuseLostOverride } from './objects.ts';
import {
  eachOf,
  isTrue,
  nameIn,
  named,
  refuseTwins,
  type Refuse,
  type ReferenceCheck
} from './report.ts';

export const checkApplications: ReferenceCheck = (context) =>
  eachOf(context, ['app'], 'applications', ({ name: app, root }, refuse) => {
    const names = namesOf(context);
    const tabs = named(root, 'tabs');
    const mapped = descendants(root, 'mappings').flatMap((item) => nameIn(item, 'tab') ?? []);
    const landing = named(root, 'defaultLandingTab');
    for (const { at, name } of [...tabs, ...mapped, ...landing]) {
      if (/__kav$/.test(name) || isStandard(name, names) || names.mayExist('tab', name)) continue;
      refuse(at, `There is no tab ${name}.`, 'Correct the name or add the tab.');
    }
    refuseTwins(tabs, refuse, 'in the app');
    const logo = childrenOf(root, 'brand').flatMap((brand) => nameIn(brand, 'logo') ?? [])[0];
    if (logo && !names.mayExist('asset', logo.name)) {
      refuse(logo.at, `There is no asset file ${logo.name}.`, 'Correct the name in <logo>.');
    }
    const bar = nameIn(root, 'utilityBar');
    // Apps of the platform have utility bars of their own.
    if (bar && !app.startsWith('standard__') && !names.mayExist('flexiPage', bar.name)) {
      refuse(bar.at, `There is no utility bar ${bar.name}.`, 'Correct the name in <utilityBar>.');
    }
    const page = context.project.flexiPages.find(({ name }) => name === bar?.name);
    if (bar && page && textOf(page.root, 'type') !== 'UtilityBar') {
      refuse(bar.at, `${bar.name} is no utility bar.`, 'Name a page of the type UtilityBar.');
    }
    for (const element of ['actionOverrides', 'profileActionOverrides']) {
      for (const override of childrenOf(root, element)) {
        const object = textOf(override, 'pageOrSobjectType') ?? '';
        refuseLostOverride(override, object.replace(/^standard-.*/, ''), context, refuse);
        checkOverridden(override, names, refuse);
      }
    }
  });

function checkOverridden(override: XmlElement, names: Names, refuse: Refuse): void {
  const object = nameIn(override, 'pageOrSobjectType');
  // Pages that are no object's have names of their own: standard-home.
  if (object && !/^standard-/.test(object.name) && names.object(object.name) === 'missing') {
    refuse(
      object.at,
      `There is no object ${object.name}.`,
      'Correct the name in <pageOrSobjectType>.'
    );
  }
  const type = nameIn(override, 'recordType');
  if (type && !names.mayExist('recordType', type.name)) {
    refuse(type.at, `There is no record type ${type.name}.`, 'Correct the name in <recordType>.');
  }
}

const CONTENTS: readonly [element: string, kinds: NameKind[], what: string][] = [
  ['flexiPage', ['flexiPage'], 'Lightning page'],
  ['lwcComponent', ['lwc'], 'Lightning web component'],
  ['auraComponent', ['aura'], 'Aura component'],
  ['page', ['page'], 'Visualforce page']
];

export const checkTabs: ReferenceCheck = (context) =>
  eachOf(context, ['tab'], 'tabs', ({ name, root }, refuse) => {
    const names = namesOf(context);
    const shown = [...CONTENTS.map(([element]) => element), 'url', 'scontrol'].filter((element) =>
      childOf(root, element)
    );
    if (isTrue(root, 'customObject')) {
      shown.push('customObject');
      if (names.object(name) === 'missing') {
        refuse(root, `There is no object ${name} for the tab.`, 'Name the file after an object.');
      }
    }
    if (shown.length > 1) {
      const last = childOf(root, shown.at(-1) ?? '') ?? root;
      refuse(last, `The tab ${name} shows ${shown.join(' and ')}.`, 'Leave one of them.');
    }
    for (const [element, kinds, what] of CONTENTS) {
      const entry = nameIn(root, element);
      if (!entry || kinds.some((kind) => names.mayExist(kind, entry.name.replace(/^c:/, ''))))
        continue;
      refuse(entry.at, `There is no ${what} ${entry.name}.`, `Correct the name in <${element}>.`);
    }
    checkTarget(context, root, refuse);
  });

/** A component says where it can be placed. */
function checkTarget({ project }: DeployContext, root: XmlElement, refuse: Refuse): void {
  const entry = nameIn(root, 'lwcComponent');
  const meta = project.lwcBundles.find(({ name }) => name === entry?.name)?.meta?.root;
  if (!entry || !meta) return;
  const targets = descendants(meta, 'target').map(({ text }) => text.trim());
  if (targets.includes('lightning__Tab')) return;
  refuse(
    entry.at,
    `${entry.name} is not made for tabs.`,
    'Add the target lightning__Tab to its js-meta.xml.'
  );
}
