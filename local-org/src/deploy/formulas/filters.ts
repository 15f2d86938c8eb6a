/** Filters in metadata: every item names a field, an operator that it has and a value that it can have. */
import { formulaTypeOf } from '../../formula/types.ts';
import type { Problem } from '../../metadata/problem.ts';
import type { FieldDef, ObjectDef } from '../../metadata/schema.ts';
import { CoercionError } from '../../formula/coerce.ts';
import { childOf, childrenOf, textOf, type XmlElement } from '../../metadata/xml.ts';
import type { DeployContext } from '../context.ts';
import { filterLogicProblem } from '../references/filter-logic.ts';
import { isForeign, namesOf } from '../references/names.ts';
import { fieldOfPath, type NamedField } from './formula-names.ts';
import { operatorProblem, valueProblem } from './filter-values.ts';
import { tableOf } from '../../metadata/table.ts';

type FieldOf = (name: string) => NamedField;

interface FilterList {
  /** The element whose children the items are. */
  parent: XmlElement;
  items: XmlElement[];
  fieldOf: FieldOf;
  /** Names of fields are checked here, not with the other references. */
  checksNames: boolean;
  checksLogic: boolean;
  rule: string;
}

export function checkFilters(context: DeployContext): Problem[] {
  const lists = [
    ...listViews(context),
    ...ofFields(context),
    ...ofRules(context),
    ...duplicateRules(context),
    ...reports(context)
  ];
  return lists.flatMap((list) => [
    ...list.items.flatMap((item) => itemProblems(list, item)),
    ...logicProblems(list)
  ]);
}

function itemProblems(list: FilterList, item: XmlElement): Problem[] {
  const name = childOf(item, 'field') ?? childOf(item, 'column');
  if (!name) return [];
  const field = named(list, name);
  if ('problem' in field) return [field.problem];
  if (field.found === 'unknown') return [];
  const operator = childOf(item, 'operation') ?? childOf(item, 'operator');
  const wrong = operator && operatorProblem(field.found, operator.text.trim());
  if (wrong) return [problem(list, operator, wrong, 'Choose another operator.')];
  const valueField = childOf(item, 'valueField');
  if (valueField) return valueFieldProblems(list, field.found, valueField);
  // A report compares two columns, or one with a value.
  if (textOf(item, 'columnToColumn') === 'true') return [];
  const value = childOf(item, 'value');
  const bad = value && valueProblem(field.found, value.text.trim());
  return bad ? [problem(list, value, bad, 'Write a value that the field can have.')] : [];
}

function problem(
  { rule }: FilterList,
  { file, line }: XmlElement,
  message: string,
  fix: string
): Problem {
  return { file, line, rule, message, fix };
}

function named(
  list: FilterList,
  element: XmlElement
): { found: NamedField } | { problem: Problem } {
  try {
    return { found: list.fieldOf(element.text.trim()) };
  } catch (error) {
    if (!(error instanceof CoercionError)) throw error;
    if (!list.checksNames) return { found: 'unknown' };
    return { problem: problem(list, element, error.message, 'Name a field that exists.') };
  }
}

/** The other side of a lookup filter. */
function valueFieldProblems(list: FilterList, field: FieldDef, element: XmlElement): Problem[] {
  const other = named(list, element);
  if ('problem' in other) return [other.problem];
  if (other.found === 'unknown') return [];
  const [left, right] = [formulaTypeOf(field.type), formulaTypeOf(other.found.type)];
  const isText = (type: string): boolean => type === 'Text' || type === 'Picklist';
  if (left === right || (isText(left) && isText(right))) return [];
  const message = `${field.name} (${field.type}) cannot be compared with ${element.text.trim()} (${other.found.type}).`;
  return [problem(list, element, message, 'Compare fields of one type.')];
}

function logicProblems(list: FilterList): Problem[] {
  const logic = childOf(list.parent, 'booleanFilter') ?? childOf(list.parent, 'filterLogic');
  const text = logic?.text.trim() ?? '';
  if (!list.checksLogic || !logic || text === '') return [];
  const wrong = filterLogicProblem(text, list.items.length);
  return wrong ? [problem(list, logic, wrong, 'Correct the numbers of the filter logic.')] : [];
}

/** Custom fields go by their names in list views; the platform's have names of their own there. */
const LIST_VIEW_COLUMNS = tableOf<string>({
  NAME: 'Name',
  CREATED_DATE: 'CreatedDate',
  LAST_UPDATE: 'LastModifiedDate'
});

function listViewField(context: DeployContext, object: ObjectDef, name: string): NamedField {
  const standard = object.custom ? LIST_VIEW_COLUMNS[name] : undefined;
  if (standard !== undefined) return object.field(standard) ?? 'unknown';
  return /^\w+__c$/.test(name) ? pathOf(context, object, name) : 'unknown';
}

function listViews(context: DeployContext): FilterList[] {
  const { project, schema } = context;
  return project.objects.flatMap((source) => {
    const object = schema.object(source.name);
    if (!object) return [];
    return source.listViews.map(({ root }) => ({
      parent: root,
      items: childrenOf(root, 'filters'),
      fieldOf: (name: string) => listViewField(context, object, name),
      checksNames: false,
      checksLogic: false,
      rule: 'list-view-filter'
    }));
  });
}

function pathOf(context: DeployContext, object: ObjectDef, name: string): NamedField {
  return fieldOfPath(context, object, name.split('.'));
}

/** Object.Field, with the object's relationships behind it. */
function fieldOfObject(context: DeployContext, name: string): NamedField {
  const [objectName = '', ...path] = name.split('.');
  const object = namesOf(context).object(objectName);
  if (object === 'foreign' || path.length === 0) return 'unknown';
  if (object === 'missing') throw new CoercionError(`There is no object ${objectName}.`);
  return fieldOfPath(context, object, path);
}

/** Lookup filters and filters of roll-up summaries. */
function ofFields(context: DeployContext): FilterList[] {
  const { project, schema } = context;
  return project.objects.flatMap((source) => {
    const object = schema.object(source.name);
    if (!object) return [];
    return source.fields.flatMap(({ root }) => {
      const lookup = childOf(root, 'lookupFilter');
      const lookupList = lookup && {
        parent: lookup,
        items: childrenOf(lookup, 'filterItems'),
        fieldOf: (name: string) => lookupField(context, object, name),
        checksNames: true,
        checksLogic: true,
        rule: 'lookup-filter'
      };
      return [
        ...(lookupList ? [lookupList] : []),
        {
          parent: root,
          items: childrenOf(root, 'summaryFilterItems'),
          fieldOf: (name: string) => fieldOfObject(context, name),
          checksNames: true,
          checksLogic: false,
          rule: 'summary-filter'
        }
      ];
    });
  });
}

/** `$Source` is the record with the lookup, `$User` and its like the person. */
function lookupField(context: DeployContext, source: ObjectDef, name: string): NamedField {
  const [first = '', ...path] = name.split('.');
  if (/^\$source$/i.test(first)) return fieldOfPath(context, source, path);
  if (/^\$user$/i.test(first)) {
    const user = context.schema.object('User');
    return user ? fieldOfPath(context, user, path) : 'unknown';
  }
  return first.startsWith('$') ? 'unknown' : fieldOfObject(context, name);
}

const RULE_TYPES = [
  'workflow',
  'approvalProcess',
  'assignmentRules',
  'autoResponseRules',
  'escalationRules',
  'sharingRules'
];

/** Criteria of workflow, approvals, assignment and sharing: Object.Field, or Field of the rule's object. */
function ofRules(context: DeployContext): FilterList[] {
  return RULE_TYPES.flatMap((type) =>
    context.ofType(type).flatMap(({ name, root }) => {
      const object = context.schema.object(name.split('.')[0] ?? '');
      if (!object) return [];
      return parentsOf(root, 'criteriaItems').map((parent) => ({
        parent,
        items: childrenOf(parent, 'criteriaItems'),
        fieldOf: (field: string) =>
          field.includes('.') && !object.relationship(field.split('.')[0] ?? '')
            ? fieldOfObject(context, field)
            : pathOf(context, object, field),
        checksNames: true,
        checksLogic: true,
        rule: 'criteria'
      }));
    })
  );
}

function parentsOf(element: XmlElement, child: string): XmlElement[] {
  const own = element.children.some(({ name }) => name === child) ? [element] : [];
  return [...own, ...element.children.flatMap((inner) => parentsOf(inner, child))];
}

function duplicateRules(context: DeployContext): FilterList[] {
  return context.ofType('duplicateRule').flatMap(({ root }) =>
    parentsOf(root, 'duplicateRuleFilterItems').flatMap((parent) =>
      childrenOf(parent, 'duplicateRuleFilterItems').map((item) => ({
        parent,
        items: [item],
        fieldOf: (field: string) =>
          fieldOfObject(context, `${textOf(item, 'table') ?? ''}.${field}`),
        checksNames: true,
        checksLogic: false,
        rule: 'duplicate-rule-filter'
      }))
    )
  );
}

/** Of reports only columns that are plainly a custom field of an object: others have names of their report type. */
function reports(context: DeployContext): FilterList[] {
  return context.ofType('report').flatMap(({ root }) =>
    childrenOf(root, 'filter').map((parent) => ({
      parent,
      items: childrenOf(parent, 'criteriaItems'),
      fieldOf: (column: string) =>
        /^\w+\.\w+__c$/.test(column) && !isForeign(column)
          ? fieldOfObject(context, column)
          : 'unknown',
      checksNames: true,
      checksLogic: true,
      rule: 'report-filter'
    }))
  );
}
