/** Reads the JavaScript of a Lightning web component: imports, exports, the class and what it uses by name. */
import { parse, type ParserPlugin } from '@babel/parser';
import type * as t from '@babel/types';
import { readText } from '../../metadata/text.ts';
import { readClass, type ComponentClass } from './components-class.ts';
import { placeOf, propertyName, walk, type Place } from './components-tree.ts';

export interface ImportUse extends Place {
  source: string;
  /** `default`, `*` or the exported name, with the name it has in this file. */
  names: (Place & { imported: string; local: string })[];
}

/** A call of an imported function with its first argument. */
export interface ImportedCall extends Place {
  local: string;
  argument: t.Node | null;
}

export interface Script {
  file: string;
  /** Why the file could not be read; the compiler reports it. */
  isBroken: boolean;
  imports: ImportUse[];
  /** Null where another module's exports are passed on and nobody can tell. */
  exports: Set<string> | null;
  /** Modules whose exports are passed on by `export * from`. */
  passedOn: string[];
  classes: Map<string, ComponentClass>;
  /** The class that the module exports by default, where it is one. */
  component: ComponentClass | null;
  calls: ImportedCall[];
  /** `this.refs.name` */
  refs: (Place & { name: string })[];
  /** Names of the events that it makes, as far as they are literals. */
  events: Set<string>;
}

const PLUGINS: ParserPlugin[] = [
  ['decorators', { decoratorsBeforeExport: true }],
  'decoratorAutoAccessors',
  'importAttributes'
];

export function readScript(file: string): Script {
  const script: Script = {
    file,
    isBroken: false,
    imports: [],
    exports: new Set(),
    passedOn: [],
    classes: new Map(),
    component: null,
    calls: [],
    refs: [],
    events: new Set()
  };
  const plugins: ParserPlugin[] = file.endsWith('.ts') ? [...PLUGINS, 'typescript'] : PLUGINS;
  try {
    const { program } = parse(readText(file), { sourceType: 'module', plugins });
    for (const statement of program.body) readStatement(script, statement);
    readUses(script, program);
  } catch {
    script.isBroken = true;
    script.exports = null;
  }
  return script;
}

function readStatement(script: Script, statement: t.Statement): void {
  switch (statement.type) {
    case 'ImportDeclaration':
      readImport(script, statement);
      break;
    case 'ExportDefaultDeclaration':
      readDefault(script, statement.declaration);
      break;
    case 'ExportNamedDeclaration':
      readExport(script, statement);
      break;
    case 'ExportAllDeclaration':
      script.imports.push({ ...placeOf(statement), source: statement.source.value, names: [] });
      script.passedOn.push(statement.source.value);
      break;
    default:
      readDeclaration(script, statement);
  }
}

function readImport(script: Script, statement: t.ImportDeclaration): void {
  if (statement.importKind === 'type') return;
  const names = statement.specifiers.map((specifier) => {
    const place = { ...placeOf(specifier), local: specifier.local.name };
    if (specifier.type === 'ImportDefaultSpecifier') return { ...place, imported: 'default' };
    if (specifier.type === 'ImportNamespaceSpecifier') return { ...place, imported: '*' };
    return { ...place, imported: nameOf(specifier.imported) };
  });
  script.imports.push({ ...placeOf(statement), source: statement.source.value, names });
}

const nameOf = (node: t.Identifier | t.StringLiteral): string =>
  node.type === 'Identifier' ? node.name : node.value;

function readDefault(script: Script, node: t.ExportDefaultDeclaration['declaration']): void {
  script.exports?.add('default');
  if (node.type === 'ClassDeclaration') script.component = readDeclaration(script, node);
  else if (node.type === 'Identifier') script.component = script.classes.get(node.name) ?? null;
}

function readExport(script: Script, statement: t.ExportNamedDeclaration): void {
  const { declaration, source, specifiers } = statement;
  if (declaration) {
    readDeclaration(script, declaration);
    for (const name of declaredNames(declaration)) script.exports?.add(name);
  }
  const names = specifiers.flatMap((specifier) => {
    if (specifier.type === 'ExportNamespaceSpecifier') {
      script.exports?.add(specifier.exported.name);
      return [];
    }
    if (specifier.type !== 'ExportSpecifier') return [];
    const exported = nameOf(specifier.exported);
    script.exports?.add(exported);
    if (exported === 'default' && !source) {
      script.component = script.classes.get(specifier.local.name) ?? null;
    }
    return [{ ...placeOf(specifier), imported: specifier.local.name, local: '' }];
  });
  if (source) script.imports.push({ ...placeOf(statement), source: source.value, names });
}

function readDeclaration(script: Script, node: t.Node): ComponentClass | null {
  if (node.type !== 'ClassDeclaration') return null;
  const found = readClass(node);
  if (node.id) script.classes.set(node.id.name, found);
  return found;
}

function declaredNames(node: t.Declaration): string[] {
  if (node.type === 'VariableDeclaration') {
    return node.declarations.flatMap(({ id }) => boundNames(id));
  }
  return 'id' in node && node.id?.type === 'Identifier' ? [node.id.name] : [];
}

function boundNames(node: t.Node | null): string[] {
  switch (node?.type) {
    case 'Identifier':
      return [node.name];
    case 'ObjectPattern':
      return node.properties.flatMap((property) =>
        boundNames(property.type === 'RestElement' ? property.argument : property.value)
      );
    case 'ArrayPattern':
      return node.elements.flatMap(boundNames);
    case 'AssignmentPattern':
      return boundNames(node.left);
    case 'RestElement':
      return boundNames(node.argument);
    default:
      return [];
  }
}

function readUses(script: Script, program: t.Program): void {
  const imported = new Set(script.imports.flatMap(({ names }) => names.map(({ local }) => local)));
  walk(program, (node) => {
    if (node.type === 'ImportExpression') readDynamicImport(script, node.source, node);
    if (node.type === 'CallExpression') {
      if (node.callee.type === 'Import') readDynamicImport(script, node.arguments[0], node);
      if (node.callee.type === 'Identifier' && imported.has(node.callee.name)) {
        const [argument = null] = node.arguments;
        script.calls.push({ ...placeOf(node), local: node.callee.name, argument });
      }
    }
    if (node.type === 'NewExpression') readEvent(script, node);
    const isRef =
      node.type === 'MemberExpression' &&
      (node.object.type === 'MemberExpression' ||
        node.object.type === 'OptionalMemberExpression') &&
      node.object.object.type === 'ThisExpression' &&
      propertyName(node.object) === 'refs';
    const name = isRef ? propertyName(node) : null;
    if (name !== null) script.refs.push({ ...placeOf(node), name });
  });
}

/** `new CustomEvent('name', …)` */
function readEvent({ events }: Script, { callee, arguments: [name] }: t.NewExpression): void {
  const isEvent = callee.type === 'Identifier' && /^(Custom)?Event$/.test(callee.name);
  if (isEvent && name?.type === 'StringLiteral') events.add(name.value);
}

function readDynamicImport(script: Script, source: t.Node | undefined, node: t.Node): void {
  if (source?.type !== 'StringLiteral') return;
  script.imports.push({ ...placeOf(node), source: source.value, names: [] });
}
