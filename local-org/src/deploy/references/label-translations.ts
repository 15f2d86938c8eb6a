/** Translations of labels, apps and tabs: what they translate exists, and each once. */
import { childrenOf } from '../../metadata/xml.ts';
import type { DeployContext } from '../context.ts';
import { isForeign } from './names.ts';
import { eachOf, nameIn, refuseTwins, type ReferenceCheck } from './report.ts';

type IsKnown = (context: DeployContext) => (name: string) => boolean;

const among = (names: readonly { name: string }[]): ((name: string) => boolean) => {
  const known = new Set(names.map(({ name }) => name.toLowerCase()));
  return (name) => known.has(name.toLowerCase());
};

const PARTS: readonly [element: string, what: string, isKnown: IsKnown][] = [
  ['customLabels', 'label', ({ project }) => among(project.labels)],
  ['customApplications', 'app', ({ project }) => among(project.applications)],
  ['customTabs', 'tab', ({ project }) => among(project.tabs)],
  ['reportTypes', 'report type', (context) => among(context.ofType('reportType'))]
];

export const checkLabelTranslations: ReferenceCheck = (context) => {
  const parts = PARTS.map(([element, what, of]) => ({ element, what, isKnown: of(context) }));
  return eachOf(context, ['translation'], 'translations', ({ root }, refuse) => {
    for (const { element, what, isKnown } of parts) {
      const entries = childrenOf(root, element).flatMap((item) => nameIn(item, 'name') ?? []);
      refuseTwins(entries, refuse, 'translated');
      for (const { at, name } of entries) {
        // Apps and tabs of the platform are called standard__Sales and standard-Account.
        if (isForeign(name) || /^standard[_-]/i.test(name) || isKnown(name)) continue;
        refuse(
          at,
          `There is no ${what} ${name} to translate.`,
          'Correct the name or remove the translation.'
        );
      }
    }
  });
};
