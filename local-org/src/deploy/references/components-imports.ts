/** The scripts of Lightning web components: imports, exports, wires, calls of Apex and `this.refs`. */
import { relative } from 'node:path';
import { likelyMeant } from '../likely.ts';
import { relativeFile, type Bundle } from './components-bundles.ts';
import { platformModule } from './components-platform.ts';
import type { ImportUse, Script } from './components-script.ts';
import { placeOf } from './components-tree.ts';
import type { Inspection } from './components.ts';
import type { MethodSymbol } from '../../apex/types/symbols.ts';

const IMPORT = 'lwc-import';
const APEX = 'lwc-apex';

export function checkScript(inspection: Inspection, bundle: Bundle, file: string): void {
  const script = inspection.bundles.script(file);
  if (script.isBroken) return;
  for (const use of script.imports) checkImport(inspection, bundle, script, use);
  checkApex(inspection, script);
  checkReactive(inspection, bundle, script);
  checkRefs(inspection, bundle, script);
}

function checkImport(
  inspection: Inspection,
  bundle: Bundle,
  { file }: Script,
  use: ImportUse
): void {
  const { report, bundles, modules, context } = inspection;
  const { source } = use;
  const refuse = (message: string, fix: string): void => report(IMPORT, file, use, message, fix);
  if (source.startsWith('.')) {
    const target = relativeFile(file, source);
    if (!target) refuse(`There is no file ${source} beside this one.`, 'Correct the path.');
    else if (relative(bundle.directory, target).startsWith('..')) {
      refuse(`${source} lies outside of the component.`, 'Import a component as c/name.');
    } else checkExports(inspection, file, use, bundles.scriptOf(file, source));
    return;
  }
  if (source.startsWith('@salesforce/')) {
    const fault = modules.fault(source);
    if (fault) refuse(fault.message, fault.fix);
    return;
  }
  const [namespace = '', name = '', ...rest] = source.split('/');
  if (namespace === 'lightning') {
    if (rest.length === 0) checkPlatformImport(inspection, file, use, name);
    return;
  }
  if (namespace !== 'c' && namespace !== context.project.namespace) return;
  const target = bundles.named(name, file);
  if (!target) refuse(`There is no component ${source}.`, 'Correct the name or add the component.');
  else checkExports(inspection, file, use, bundles.scriptOf(file, `c/${name}`));
}

function checkExports(
  { bundles, report }: Inspection,
  file: string,
  use: ImportUse,
  target: Script | null
): void {
  const exports = target && exportsOf(target, bundles, 0);
  if (!exports) return;
  for (const { imported, ...place } of use.names) {
    if (imported === '*' || exports.has(imported)) continue;
    const what = imported === 'default' ? 'default export' : `export ${imported}`;
    const fix = imported === 'default' ? 'Import it by name.' : 'Correct the name or export it.';
    report(IMPORT, file, place, `${use.source} has no ${what}.`, fix);
  }
}

/** With what the module passes on from others; null where one of them is not known. */
function exportsOf(
  script: Script,
  bundles: Inspection['bundles'],
  depth: number
): Set<string> | null {
  const all = new Set(script.exports);
  if (!script.exports || depth > 9) return null;
  for (const source of script.passedOn) {
    const other = bundles.scriptOf(script.file, source);
    const passed = other && exportsOf(other, bundles, depth + 1);
    if (!passed) return null;
    for (const name of passed) all.add(name);
  }
  return all;
}

function checkPlatformImport(
  { report }: Inspection,
  file: string,
  use: ImportUse,
  name: string
): void {
  const module = platformModule(name);
  if (!module) {
    const message = `There is no module ${use.source}.`;
    report(IMPORT, file, use, message, 'Correct the name: the component reference lists them.');
    return;
  }
  for (const { imported, ...place } of use.names) {
    if (!module.exports || imported === '*' || module.exports.has(imported)) continue;
    // published lists lag behind the platform: a new function passes, a slip does not
    const meant = imported === 'default' ? null : likelyMeant(imported, module.exports);
    if (!meant && imported !== 'default') continue;
    const what = imported === 'default' ? 'default export' : `export ${imported}`;
    const fix = meant ? `Import ${meant}.` : 'Import by name.';
    report(IMPORT, file, place, `${use.source} has no ${what}.`, fix);
  }
}

function checkApex({ apex, report }: Inspection, script: Script): void {
  const { file } = script;
  const methods = new Map<string, MethodSymbol>();
  for (const { source, names } of script.imports) {
    const [, reference] = /^@salesforce\/apex(?:Continuation)?\/(.+)$/.exec(source) ?? [];
    const method = reference && apex.method(reference);
    const local = names.find(({ imported }) => imported === 'default')?.local;
    if (method && local) methods.set(local, method);
  }
  for (const { wires } of script.classes.values()) {
    for (const wire of wires) {
      const method = methods.get(wire.local);
      if (!method) continue;
      const fault = apex.wireFault(method);
      if (fault) report(APEX, file, wire, fault.message, fault.fix);
      for (const { message, fix, ...place } of apex.argumentFaults(method, wire.config)) {
        report(APEX, file, place, message, fix);
      }
    }
  }
  for (const { local, argument } of script.calls) {
    const method = methods.get(local);
    if (!method) continue;
    for (const { message, fix, ...place } of apex.argumentFaults(method, argument)) {
      report(APEX, file, place, message, fix);
    }
  }
}

/** `'$name.more'` in a wire waits for a member of the component: without it, the wire never starts. */
function checkReactive({ bundles, report }: Inspection, bundle: Bundle, script: Script): void {
  const found = script.file === bundle.main ? bundles.membersOf(bundle) : null;
  if (!found || found.isOpen) return;
  for (const { config } of script.component?.wires ?? []) {
    for (const property of config?.properties ?? []) {
      if (property.type !== 'ObjectProperty' || property.value.type !== 'StringLiteral') continue;
      const [, name] = /^\$(\w+)/.exec(property.value.value) ?? [];
      if (name === undefined || found.members.has(name)) continue;
      const meant = likelyMeant(name, found.members.keys());
      const fix = meant ? `Write $${meant}.` : 'Correct the name or add the member.';
      const message = `The wire waits for ${name}, which the component does not have.`;
      report('lwc-wire', script.file, placeOf(property.value), message, fix);
    }
  }
}

/** `this.refs.name` leads to an element that has lwc:ref="name" in a template of the bundle. */
function checkRefs({ bundles, report }: Inspection, bundle: Bundle, script: Script): void {
  if (script.refs.length === 0 || script.file !== bundle.main) return;
  const templates = bundles.ownTemplates(bundle);
  if (templates.length === 0 || templates.some(({ isBroken }) => isBroken)) return;
  for (const { name, ...place } of script.refs) {
    if (templates.some(({ refs }) => refs.has(name))) continue;
    const message = `No element of the template has lwc:ref="${name}".`;
    report('lwc-template', script.file, place, message, 'Correct the name or add the directive.');
  }
}
