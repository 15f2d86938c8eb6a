/** Custom report types: their objects, joins and columns. */
import { childOf, childrenOf, textOf, type XmlElement } from '../../metadata/xml.ts';
import { namesOf, type Names } from './names.ts';
import { followPath } from './paths.ts';
import { tableOf } from './report-columns.ts';
import { eachOf, nameIn, type ReferenceCheck, type Refuse } from './report.ts';

export const checkReportTypes: ReferenceCheck = (context) =>
  eachOf(context, ['reportType'], 'reports', ({ root }, refuse) => {
    const names = namesOf(context);
    const base = nameIn(root, 'baseObject');
    if (!base) return;
    if (names.object(base.name) === 'missing') {
      refuse(base.at, `There is no object ${base.name}.`, 'Name an object that exists.');
      return;
    }
    const tables = new Set([base.name.toLowerCase()]);
    checkJoin(names, root, base.name, tables, refuse);
    for (const section of childrenOf(root, 'sections')) {
      for (const column of childrenOf(section, 'columns')) {
        checkColumn(names, column, tables, refuse);
      }
    }
  });

/** A join stands in the one before it: Account, its Deals__r, their Lines__r. */
function checkJoin(
  names: Names,
  above: XmlElement,
  table: string,
  tables: Set<string>,
  refuse: Refuse
): void {
  const join = childOf(above, 'join');
  const relationship = join && nameIn(join, 'relationship');
  if (!join || !relationship) return;
  const path = `${table}.${relationship.name}`;
  const object = tableOf(names, path);
  if (typeof object === 'string') {
    refuse(relationship.at, object, 'Name the relationship as the lookup field does, with __r.');
    return;
  }
  tables.add(path.toLowerCase());
  checkJoin(names, join, path, tables, refuse);
}

function checkColumn(names: Names, column: XmlElement, tables: Set<string>, refuse: Refuse): void {
  const table = nameIn(column, 'table');
  const field = textOf(column, 'field') ?? '';
  if (!table || !/__/.test(`${table.name}${field}`)) return;
  if (!tables.has(table.name.toLowerCase()) && !table.name.includes('*')) {
    refuse(table.at, `The report type has no table ${table.name}.`, 'Name a table that it joins.');
    return;
  }
  const object = tableOf(names, table.name);
  if (!object || typeof object === 'string' || !/__/.test(field)) return;
  const { found, problem } = followPath(names, object, field);
  if (found !== 'missing') return;
  refuse(childOf(column, 'field') ?? column, problem, 'Name a field that exists.');
}
