/** List views and search layouts: their columns, filters, queue and the groups they are shared with. */
import type { ObjectDef } from '../../metadata/schema.ts';
import { childOf, childrenOf, textOf, type XmlElement } from '../../metadata/xml.ts';
import { columnProblem } from './columns.ts';
import { filterLogicProblem } from './filter-logic.ts';
import { namesOf, type Names } from './names.ts';
import {
  eachObject,
  eachPart,
  nameIn,
  named,
  refuseTwins,
  type Refuse,
  type ReferenceCheck
} from './report.ts';
import { refuseLostTargets } from './share-targets.ts';

export const checkListViews: ReferenceCheck = (context) =>
  eachPart(context, 'listViews', 'list-views', (source, { root }, refuse) => {
    const names = namesOf(context);
    const object = context.schema.object(source.name);
    const filters = childrenOf(root, 'filters');
    if (object) {
      const columns = named(root, 'columns');
      checkColumns(object, columns, names, refuse);
      refuseTwins(columns, refuse, 'in the list view');
      checkColumns(
        object,
        filters.flatMap((filter) => nameIn(filter, 'field') ?? []),
        names,
        refuse
      );
    }
    const logic = nameIn(root, 'booleanFilter');
    const problem = logic && filterLogicProblem(logic.name, filters.length);
    if (problem) refuse(logic.at, problem, 'Correct the numbers in <booleanFilter>.');
    checkQueue(root, names, refuse);
    const shared = childOf(root, 'sharedTo');
    if (shared) refuseLostTargets(shared, names, refuse);
  });

function checkColumns(
  object: ObjectDef,
  columns: { at: XmlElement; name: string }[],
  names: Names,
  refuse: Refuse
): void {
  for (const { at, name } of columns) {
    const problem = columnProblem(names, object, name);
    if (problem) refuse(at, problem, 'Correct the name of the column.');
  }
}

function checkQueue(root: XmlElement, names: Names, refuse: Refuse): void {
  const scope = childOf(root, 'filterScope');
  const queue = nameIn(root, 'queue');
  if (queue && !names.mayExist('queue', queue.name)) {
    refuse(queue.at, `There is no queue ${queue.name}.`, 'Correct the name in <queue>.');
  } else if (!queue && scope?.text.trim() === 'Queue') {
    refuse(
      scope,
      'The list view shows a queue and names none.',
      'Add <queue> with the name of the queue.'
    );
  }
}

const SEARCH_COLUMNS = [
  'customTabListAdditionalFields',
  'lookupDialogsAdditionalFields',
  'lookupFilterFields',
  'lookupPhoneDialogsAdditionalFields',
  'searchFilterFields',
  'searchResultsAdditionalFields'
];

/** Which columns searching and choosing records show. */
export const checkSearchLayouts: ReferenceCheck = (context) =>
  eachObject(context, 'search-layouts', (source, { root }, refuse) => {
    const names = namesOf(context);
    const object = context.schema.object(source.name);
    if (!object) return;
    for (const layout of childrenOf(root, 'searchLayouts')) {
      for (const element of SEARCH_COLUMNS) {
        checkColumns(object, named(layout, element), names, refuse);
        refuseTwins(named(layout, element), refuse, `in <${element}>`);
      }
      for (const element of ['listViewButtons', 'searchResultsCustomButtons']) {
        for (const { at, name } of named(layout, element)) {
          if (!object.custom || names.mayExist('webLink', `${object.name}.${name}`)) continue;
          if (textOf(layout, 'massQuickActions') === name) continue;
          refuse(
            at,
            `${object.name} has no button ${name}.`,
            'Correct the name or remove the button.'
          );
        }
      }
    }
  });
