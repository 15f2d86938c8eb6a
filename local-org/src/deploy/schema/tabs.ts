/** Tabs: what they show, and who gives them their label (Metadata API Developer Guide, "CustomTab"). */
import type { Problem } from '../../metadata/problem.ts';
import { childOf, textOf } from '../../metadata/xml.ts';
import type { DeployContext } from '../context.ts';

/** What a tab that is not of an object shows. */
const CONTENTS = ['auraComponent', 'flexiPage', 'lwcComponent', 'page', 'scontrol', 'url'];

export function checkTabs({ ofType }: DeployContext): Problem[] {
  return ofType('tab').flatMap(({ name, file, root }): Problem[] => {
    const label = childOf(root, 'label');
    const isOfObject = textOf(root, 'customObject') === 'true';
    const place = { file, line: root.line, rule: 'tab' };
    if (isOfObject) {
      if (!label) return [];
      const message = `The tab ${name} has the label of its object and none of its own.`;
      return [{ ...place, line: label.line, message, fix: 'Remove <label>.' }];
    }
    // Of standard tabs only the page is replaced.
    const shows = CONTENTS.some((content) => childOf(root, content));
    if (!shows && !childOf(root, 'actionOverrides')) {
      const message = `The tab ${name} shows nothing.`;
      const fix = 'Add <customObject>true</customObject>, <flexiPage>, <lwcComponent> or <page>.';
      return [{ ...place, message, fix }];
    }
    if (!shows || label) return [];
    return [{ ...place, message: `The tab ${name} has no label.`, fix: 'Add <label>.' }];
  });
}
