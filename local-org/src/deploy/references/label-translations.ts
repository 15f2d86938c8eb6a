/** Translations of labels, apps and tabs: what they translate exists, and each once. */
import { childrenOf } from '../../metadata/xml.ts';
import type { DeployContext } from '../context.ts';
import { isForeign, namesOf } from './names.ts';
import { eachOf, nameIn, refuseTwins, type ReferenceCheck } from './report.ts';

type IsKnown = (context: DeployContext, name: string) => boolean;

const PARTS: readonly [element: string, what: string, isKnown: IsKnown][] = [
  [
    'customLabels',
    'label',
    ({ project }, name) =>
      project.labels.some((label) => label.name.toLowerCase() === name.toLowerCase())
  ],
  ['customApplications', 'app', (context, name) => namesOf(context).has('application', name)],
  ['customTabs', 'tab', (context, name) => namesOf(context).has('tab', name)],
  [
    'reportTypes',
    'report type',
    (context, name) => context.ofType('reportType').some((type) => type.name === name)
  ]
];

export const checkLabelTranslations: ReferenceCheck = (context) =>
  eachOf(context, ['translation'], 'translations', ({ root }, refuse) => {
    for (const [element, what, isKnown] of PARTS) {
      const entries = childrenOf(root, element).flatMap((item) => nameIn(item, 'name') ?? []);
      refuseTwins(entries, refuse, 'translated');
      for (const { at, name } of entries) {
        // Apps and tabs of the platform are called standard__Sales and standard-Account.
        if (isForeign(name) || /^standard[_-]/i.test(name) || isKnown(context, name)) continue;
        refuse(
          at,
          `There is no ${what} ${name} to translate.`,
          'Correct the name or remove the translation.'
        );
      }
    }
  });
