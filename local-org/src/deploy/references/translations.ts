/** Translations of objects: what they translate exists. */
import { basename, dirname } from 'node:path';
import { childrenOf } from '../../metadata/xml.ts';
import { namesOf, type NameKind } from './names.ts';
import { eachOf, nameIn, type ReferenceCheck } from './report.ts';

/** Folders and files are named Object-language. */
const objectOf = (name: string): string => name.replace(/-[a-z]{2,3}(_[A-Za-z]{2,4})?$/, '');

const PARTS: readonly [element: string, kind: NameKind, what: string][] = [
  ['recordTypes', 'recordType', 'record type'],
  ['webLinks', 'webLink', 'button or link'],
  ['quickActions', 'quickAction', 'quick action']
];

export const checkTranslations: ReferenceCheck = (context) => [
  ...eachOf(context, ['fieldTranslation'], 'translations', ({ file, root }, refuse) => {
    const names = namesOf(context);
    const object = names.object(objectOf(basename(dirname(file))));
    const entry = nameIn(root, 'name');
    if (!entry || typeof object === 'string' || !object.custom) return;
    if (!/__c$/.test(entry.name) || names.field(object, entry.name) !== 'missing') return;
    refuse(
      entry.at,
      `${object.name} has no field ${entry.name} to translate.`,
      'Correct the name or remove the translation.'
    );
  }),
  ...eachOf(context, ['objectTranslation'], 'translations', ({ name, root }, refuse) => {
    const names = namesOf(context);
    const objectName = objectOf(name);
    const object = names.object(objectName);
    if (object === 'missing') {
      refuse(
        root,
        `There is no object ${objectName} to translate.`,
        'Name the file Object-language.'
      );
    }
    if (typeof object === 'string' || !object.custom) return;
    for (const [element, kind, what] of PARTS) {
      for (const entry of childrenOf(root, element).flatMap((item) => nameIn(item, 'name') ?? [])) {
        if (names.mayExist(kind, `${objectName}.${entry.name}`)) continue;
        refuse(
          entry.at,
          `${objectName} has no ${what} ${entry.name} to translate.`,
          'Correct the name or remove the translation.'
        );
      }
    }
  })
];
