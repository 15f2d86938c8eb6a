/** Fields on Lightning pages and the rules that show or hide what stands there. */
import { type XmlElement, childOf, childrenOf, descendants, textOf } from '../../metadata/xml.ts';
import { filterLogicProblem } from './filter-logic.ts';
import { isForeign, namesOf } from './names.ts';
import { followPath } from './paths.ts';
import type { Page } from './page.ts';

const BEHAVIORS = ['none', 'readonly', 'required'];

export function checkFieldInstance(page: Page, instance: XmlElement): void {
  const item = childOf(instance, 'fieldItem');
  if (!item) return;
  const [start, ...path] = item.text.trim().split('.');
  if (start === 'Record' && path.length > 0) checkRecordPath(page, item, path.join('.'));
  for (const property of childrenOf(instance, 'fieldInstanceProperties')) {
    const value = childOf(property, 'value');
    if (textOf(property, 'name') !== 'uiBehavior' || !value) continue;
    if (BEHAVIORS.includes(value.text.trim())) continue;
    page.refuse(
      value,
      `'${value.text.trim()}' is no behavior of a field on a page.`,
      `Use one of ${BEHAVIORS.join(', ')}.`
    );
  }
}

function checkRecordPath({ context, object, refuse }: Page, element: XmlElement, path: string) {
  if (!object) return;
  const { found, problem } = followPath(namesOf(context), object, path);
  if (found === 'missing') refuse(element, problem, `Name a field of ${object.name}.`);
}

/** `1 AND (2 OR 3)` counts the criteria of its rule from one. */
export function checkVisibility(page: Page, rule: XmlElement): void {
  const criteria = childrenOf(rule, 'criteria');
  for (const criterion of criteria) {
    const left = childOf(criterion, 'leftValue');
    if (left) checkLeftValue(page, left);
  }
  const filter = childOf(rule, 'booleanFilter');
  const logic = filter?.text.trim() ?? '';
  if (!filter || logic === '') return;
  const problem = filterLogicProblem(logic, criteria.length);
  if (problem) page.refuse(filter, problem, 'Number the criteria from 1.');
}

function checkLeftValue(page: Page, left: XmlElement): void {
  const match = /^\{!([$\w.]+)\}$/.exec(left.text.trim());
  const [start, ...path] = (match?.[1] ?? '').split('.');
  if (start === 'Record' && path.length > 0) checkRecordPath(page, left, path.join('.'));
  if (start === '$User' && path.length > 0) checkUserPath(page, left, path.join('.'));
  if (start === '$Permission') checkPermission(page, left, path);
}

function checkUserPath({ context, refuse }: Page, left: XmlElement, path: string) {
  const user = context.schema.object('User');
  const end = user && followPath(namesOf(context), user, path);
  if (end?.found === 'missing') refuse(left, end.problem, 'Name a field of User.');
}

function checkPermission({ context, refuse }: Page, left: XmlElement, path: string[]): void {
  const [kind = '', name = ''] = path;
  if (kind !== 'CustomPermission' || namesOf(context).mayExist('customPermission', name)) return;
  refuse(left, `There is no custom permission ${name}.`, 'Name a permission that exists.');
}

/** `{!$Label.Name}` in any value of a component. */
export function checkLabelNames({ context, refuse }: Page, component: XmlElement): void {
  for (const value of descendants(component, 'value')) {
    for (const [, namespace, name = ''] of value.text.matchAll(
      /\{!\s*\$Label\.(?:(\w+)\.)?(\w+)\s*\}/gi
    )) {
      if ((namespace && namespace !== 'c') || isForeign(name)) continue;
      const isKnown = context.project.labels.some(
        (label) => label.name.toLowerCase() === name.toLowerCase()
      );
      if (!isKnown) refuse(value, `There is no label ${name}.`, 'Add the label, or mend its name.');
    }
  }
}
