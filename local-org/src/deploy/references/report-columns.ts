/** The names of columns in reports: of objects, of lookups, of tables of custom report types, of buckets and formulas. */
import type { ObjectDef } from '../../metadata/schema.ts';
import type { Names } from './names.ts';
import { followPath } from './paths.ts';

/**
 * What is wrong with a column; null when nothing is, or when only the platform can tell. Standard fields have names of
 * their own here (ACCOUNT.NAME, CUST_NAME), so custom ones are looked at: `Deal__c.Amount__c`, `FK_$Deal__c.Amount__c` of
 * a lookup, `Account.Deals__r$Amount__c` of a custom report type.
 */
export function reportColumnProblem(names: Names, column: string): string | null {
  const plain = column.replace(/^FK_\$?/, '').replace(/:\w+$/, '');
  const dollar = plain.lastIndexOf('$');
  if (dollar > 0) return tableProblem(names, plain.slice(0, dollar), plain.slice(dollar + 1));
  const dot = plain.indexOf('.');
  if (dot < 0 || !/__[a-z]$/i.test(plain)) return null;
  const object = names.object(plain.slice(0, dot));
  if (object === 'missing') return `There is no object ${plain.slice(0, dot)}.`;
  return object === 'foreign' ? null : fieldProblem(names, object, plain.slice(dot + 1));
}

function fieldProblem(names: Names, object: ObjectDef, path: string): string | null {
  if (!/__/.test(path)) return null;
  const { found, problem } = followPath(names, object, path);
  return found === 'missing' ? problem : null;
}

function tableProblem(names: Names, table: string, path: string): string | null {
  const object = tableOf(names, table);
  if (typeof object === 'string') return object;
  return object ? fieldProblem(names, object, path) : null;
}

/** The object of a table such as `Account.Deals__r`; a text says what is missing, undefined that nobody can tell. */
export function tableOf(names: Names, table: string): ObjectDef | string | undefined {
  const [base = '', ...relationships] = table.split('.');
  if (table.includes('*')) return undefined;
  let object = names.object(base);
  if (object === 'missing') return `There is no object ${base}.`;
  for (const name of relationships) {
    if (object === 'foreign' || object === 'missing') return undefined;
    const child: ReturnType<ObjectDef['childRelationship']> = object.childRelationship(name);
    if (!child) {
      const isOurs = /^(?!\w+?__\w+__r)\w+__r$/i.test(name);
      return isOurs ? `${object.name} has no child relationship ${name}.` : undefined;
    }
    object = names.object(child.childObject);
  }
  return typeof object === 'string' ? undefined : object;
}
