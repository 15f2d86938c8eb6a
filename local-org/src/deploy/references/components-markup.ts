/** The templates of Lightning web components: child components, their attributes and slots, and members of the class. */
import { basename } from 'node:path';
import { kebabcaseToCamelcase } from '@lwc/template-compiler';
import { likelyMeant } from '../likely.ts';
import type { Bundle, Members } from './components-bundles.ts';
import { isGlobalProperty, isPublicProperty, platformModule } from './components-platform.ts';
import type { ChildUse, Template } from './components-template.ts';
import type { Place } from './components-tree.ts';
import type { Inspection } from './components.ts';

const RULE = 'lwc-template';

type Refuse = (place: Place, message: string, fix: string) => void;

export function checkMarkup(inspection: Inspection, bundle: Bundle, file: string): void {
  const template = inspection.bundles.template(bundle, file);
  if (template.isBroken) return;
  const refuse: Refuse = (place, message, fix) =>
    inspection.report(RULE, file, place, message, fix);
  checkMembers(inspection, bundle, template, refuse);
  for (const child of template.children) checkChild(inspection, file, child, refuse);
}

/** What LightningElement has; a template may name it. */
const INHERITED = new Set(['title', 'hidden', 'tabIndex', 'id', 'lang', 'dir', 'role', 'style']);

function checkMembers(
  { bundles }: Inspection,
  bundle: Bundle,
  { uses }: Template,
  refuse: Refuse
): void {
  const found = bundles.membersOf(bundle);
  if (!found || found.isOpen) return;
  for (const { name, isHandler, ...place } of uses) {
    if (found.members.has(name) || INHERITED.has(name) || name.startsWith('aria')) continue;
    const script = basename(bundle.main ?? bundle.name);
    const what = isHandler ? 'method' : 'member';
    refuse(place, `${script} has no ${what} ${name}.`, `Correct the name or add the ${what}.`);
  }
}

function checkChild(inspection: Inspection, file: string, child: ChildUse, refuse: Refuse): void {
  const { bundles, context } = inspection;
  const [namespace = '', name = ''] = kebabcaseToCamelcase(child.tag).split('/');
  if (namespace === 'lightning') checkBaseComponent(name, child, refuse);
  if (namespace !== 'c' && namespace !== context.project.namespace) return;
  const target = bundles.named(name, file);
  if (!target) {
    const message = `There is no component ${name} for <${child.tag}>.`;
    refuse(child, message, 'Correct the name or add the component.');
    return;
  }
  const members = bundles.membersOf(target);
  if (!members) {
    const message = `The module c/${name} is no component: it exports no class by default.`;
    refuse(child, message, 'Export a class that extends LightningElement.');
    return;
  }
  checkAttributes(child, members, name, refuse);
  checkListeners(inspection, target, child, refuse);
  checkSlots(inspection, target, child, refuse);
}

function checkAttributes(child: ChildUse, members: Members, name: string, refuse: Refuse): void {
  for (const { name: attribute, property, ...place } of child.attributes) {
    if (isGlobalProperty(property) || isPublicProperty(members, property) !== false) continue;
    const message = `${name} has no public property ${property} for the attribute ${attribute}.`;
    refuse(place, message, 'Correct the name or mark the property with @api.');
  }
}

/** Events that come up through the child from elements inside of it. */
const NATIVE =
  /^(blur|cancel|change|click|close|dblclick|error|focus|focusin|focusout|input|invalid|keydown|keypress|keyup|load|paste|reset|resize|scroll|select|submit|toggle|wheel|(context|drag|drop|mouse|pointer|touch|transition)\w*)$/;

/** Other events may come from anywhere inside of the child: only slips of those that it makes itself are reported. */
function checkListeners(
  { bundles }: Inspection,
  { name, main }: Bundle,
  { listeners }: ChildUse,
  refuse: Refuse
): void {
  const made = main ? bundles.script(main).events : new Set<string>();
  for (const { name: event, ...place } of listeners) {
    if (NATIVE.test(event) || made.has(event) || bundles.hasEvent(event)) continue;
    const meant = likelyMeant(event, made);
    if (!meant) continue;
    const fix = `Listen with on${meant}, or rename the event.`;
    refuse(place, `${name} makes no event ${event}.`, fix);
  }
}

function checkSlots(
  { bundles }: Inspection,
  target: Bundle,
  child: ChildUse,
  refuse: Refuse
): void {
  const templates = bundles.ownTemplates(target);
  if (templates.length === 0 || templates.some(({ isBroken }) => isBroken)) return;
  for (const { name, ...place } of child.slots) {
    if (templates.some(({ slots }) => slots.has(name))) continue;
    const message = `${target.name} has no slot ${name || 'without a name'}.`;
    refuse(place, message, 'Correct the name of the slot.');
  }
}

function checkBaseComponent(name: string, child: ChildUse, refuse: Refuse): void {
  const module = platformModule(name);
  if (!module) {
    const message = `There is no base component ${child.tag}.`;
    refuse(child, message, 'Correct the name: the component reference lists them.');
    return;
  }
  for (const { name: attribute, property, ...place } of child.attributes) {
    if (!module.attributes || isGlobalProperty(property) || module.attributes.has(property)) {
      continue;
    }
    const meant = likelyMeant(property, module.attributes);
    // lists of others lag behind the platform: only slips are reported
    if (!module.isPublished && !meant) continue;
    const message = `${child.tag} has no attribute ${attribute}.`;
    const fix = meant ? `Write ${kebab(meant)}.` : 'The component reference lists them.';
    refuse(place, message, fix);
  }
  for (const { name: slot, ...place } of child.slots) {
    if (!module.slots || module.slots.has(slot)) continue;
    refuse(place, `${child.tag} has no slot ${slot}.`, 'Correct the name of the slot.');
  }
}

/** `termList` is `term-list` in a tag or an attribute. */
export const kebab = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
