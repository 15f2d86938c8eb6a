// Decides whether a component's visibility rule lets it show, from the record, the user and the device.
import { formFactor, hasCustomPermission, hasUserPermission, session } from 'platform/context';

const comparisons = {
  EQUAL: (left, right) => same(left, right),
  NE: (left, right) => !same(left, right),
  GT: (left, right) => order(left, right) > 0,
  GE: (left, right) => order(left, right) >= 0,
  LT: (left, right) => order(left, right) < 0,
  LE: (left, right) => order(left, right) <= 0,
  CONTAINS: (left, right) => String(left ?? '').includes(right)
};

/** Numbers by value; dates as yyyy-mm-dd and other texts by their letters; nothing is below everything. */
function order(left, right) {
  if (left === null || left === undefined) return -1;
  const difference = Number(left) - Number(right);
  return Number.isNaN(difference) ? String(left).localeCompare(String(right)) : difference;
}

function same(left, right) {
  return String(left ?? '').toLowerCase() === String(right ?? '').toLowerCase();
}

export function isVisible(rule, record) {
  if (!rule || rule.criteria.length === 0) return true;
  const answers = rule.criteria.map((criterion) => holds(criterion, record));
  return rule.filter ? evaluate(rule.filter, answers) : answers.every(Boolean);
}

function holds({ left, operator, right }, record) {
  const compare = comparisons[operator];
  if (!compare) throw new Error(`Unknown operator ${operator} in a visibility rule.`);
  return compare(valueOf(left, record), right);
}

/** Expressions are written {!Record.Field}, {!$Permission.CustomPermission.Name}, {!$Client.FormFactor}. */
function valueOf(expression, record) {
  const path = expression.replace(/^\{!\s*|\s*\}$/g, '').split('.');
  const [scope, ...names] = path;
  if (scope === 'Record') return recordValue(names, record);
  if (scope === '$Client') return formFactor;
  if (scope === '$Permission' && names[0] === 'CustomPermission')
    return hasCustomPermission(names[1]);
  if (scope === '$Permission') return hasUserPermission(names[1]);
  if (scope === '$User')
    return session.user[names.join('.')] ?? session.user.fields?.[names.join('.')];
  throw new Error(`local-org does not support ${expression} in a visibility rule.`);
}

function recordValue(names, record) {
  let fields = record?.fields;
  for (const [index, name] of names.entries()) {
    const value = fields?.[name]?.value;
    if (index === names.length - 1) return value;
    fields = value?.fields;
  }
  return undefined;
}

/** Filter logic such as `1 AND (2 OR NOT 3)`. */
function evaluate(filter, answers) {
  const tokens = filter.toUpperCase().match(/\d+|AND|OR|NOT|[()]/g) ?? [];
  let at = 0;
  function term() {
    const token = tokens[at];
    at += 1;
    if (token === 'NOT') return !term();
    if (token !== '(') return answers[Number(token) - 1];
    const inner = either();
    at += 1;
    return inner;
  }
  function both() {
    let value = term();
    while (tokens[at] === 'AND') {
      at += 1;
      const right = term();
      value = value && right;
    }
    return value;
  }
  function either() {
    let value = both();
    while (tokens[at] === 'OR') {
      at += 1;
      const right = both();
      value = value || right;
    }
    return value;
  }
  return either();
}
