/** What the configuration file of a Lightning web component names: public properties, objects, its property editor. */
import { kebabcaseToCamelcase } from '@lwc/template-compiler';
import { childOf, childrenOf, type XmlElement } from '../../metadata/xml.ts';
import type { Bundle } from './components-bundles.ts';
import { isPublicProperty } from './components-platform.ts';
import type { Inspection } from './components.ts';
import { namesOf } from './names.ts';

const RULE = 'lwc-settings';

/** https://developer.salesforce.com/docs/platform/lwc/guide/reference-configuration-tags.html */
export function checkSettings(inspection: Inspection, bundle: Bundle, root: XmlElement): void {
  const configs = childOf(root, 'targetConfigs');
  for (const config of configs ? childrenOf(configs, 'targetConfig') : []) {
    checkProperties(inspection, bundle, config);
    checkObjects(inspection, config);
    checkEditor(inspection, config);
  }
}

function checkProperties(
  { bundles, report }: Inspection,
  bundle: Bundle,
  config: XmlElement
): void {
  const members = bundles.membersOf(bundle);
  if (!members) return;
  for (const { attributes, file, line } of childrenOf(config, 'property')) {
    const name = (attributes.name ?? '').trim();
    if (name === '' || isPublicProperty(members, name) !== false) continue;
    const message = `${bundle.name} has no public property ${name}.`;
    report(RULE, file, { line, column: 1 }, message, 'Correct the name or mark it with @api.');
  }
}

function checkObjects({ context, report }: Inspection, config: XmlElement): void {
  for (const list of childrenOf(config, 'objects')) {
    for (const { text, file, line } of childrenOf(list, 'object')) {
      const name = text.trim();
      if (namesOf(context).object(name) !== 'missing') continue;
      const message = `There is no object ${name}.`;
      report(RULE, file, { line, column: 1 }, message, 'Correct the name or add the object.');
    }
  }
}

/** `configurationEditor="c-screen-editor"` */
function checkEditor({ bundles, report }: Inspection, config: XmlElement): void {
  const tag = config.attributes.configurationEditor ?? '';
  const [, name] = /^c\/(\w+)$/.exec(kebabcaseToCamelcase(tag)) ?? [];
  if (name === undefined || bundles.named(name, config.file)) return;
  const message = `There is no component ${name} for the configuration editor ${tag}.`;
  const fix = 'Correct the name or add the component.';
  report(RULE, config.file, { line: config.line, column: 1 }, message, fix);
}
