// Reads criteria-based and owner-based sharing rules; a file holds those of one object.
import type { FilterItem, Schema } from './schema.ts';
import { attempt, MetadataError } from './errors.ts';
import { readFilterItem } from './lookup-filters.ts';
import type { MetadataFile, Project } from './project-types.ts';
import { booleanOf, childOf, childrenOf, requiredText, textOf, type XmlElement } from './xml.ts';
import { tableOf } from './table.ts';

export type ShareTargetKind = 'group' | 'queue' | 'role' | 'roleAndSubordinates' | 'internalUsers';

export interface ShareTarget {
  kind: ShareTargetKind;
  /** Developer name; '' for all internal users. */
  name: string;
}

export interface SharingRule {
  object: string;
  name: string;
  access: 'Read' | 'Edit';
  sharedTo: ShareTarget[];
  /** Owner-based rules: whose records. */
  sharedFrom: ShareTarget[] | null;
  /** Criteria-based rules: which records. */
  criteria: { items: FilterItem[]; booleanFilter: string | null } | null;
}

const KINDS = tableOf<ShareTargetKind>({
  group: 'group',
  queue: 'queue',
  role: 'role',
  roleAndSubordinates: 'roleAndSubordinates',
  roleAndSubordinatesInternal: 'roleAndSubordinates',
  allInternalUsers: 'internalUsers'
});

export function readSharingRules(project: Project, schema: Schema): SharingRule[] {
  return project.sharingRules.flatMap((file) => {
    const rules: SharingRule[] = [];
    attempt(project.report, () => rules.push(...rulesOf(file, schema)));
    return rules;
  });
}

function rulesOf({ name, file, root }: MetadataFile, schema: Schema): SharingRule[] {
  const object = schema.object(name);
  if (!object) throw new MetadataError(`There is no object ${name}.`, file, root.line);
  const owner = childrenOf(root, 'sharingOwnerRules').map((rule) => readRule(object.name, rule));
  const criteria = childrenOf(root, 'sharingCriteriaRules').map((rule) =>
    readRule(object.name, rule)
  );
  return [...owner, ...criteria];
}

function readRule(object: string, rule: XmlElement): SharingRule {
  const items = childrenOf(rule, 'criteriaItems').map(readFilterItem);
  const from = childOf(rule, 'sharedFrom');
  return {
    object,
    name: requiredText(rule, 'fullName'),
    access: textOf(rule, 'accessLevel') === 'Edit' ? 'Edit' : 'Read',
    sharedTo: targetsOf(childOf(rule, 'sharedTo')),
    sharedFrom: from ? targetsOf(from) : null,
    criteria: from || booleanOf(rule, 'guestUser') ? null : criteriaOf(rule, items)
  };
}

function criteriaOf(rule: XmlElement, items: FilterItem[]): SharingRule['criteria'] {
  return { items, booleanFilter: textOf(rule, 'booleanFilter') };
}

function targetsOf(element: XmlElement | undefined | null): ShareTarget[] {
  return Object.entries(KINDS).flatMap(([tag, kind]) =>
    element ? childrenOf(element, tag).map(({ text }) => ({ kind, name: text.trim() })) : []
  );
}
