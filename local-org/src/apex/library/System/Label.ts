/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Label.htm */

import type { Runtime } from '../../runtime/runtime.ts';
import { given } from '../../runtime/arguments.ts';
import { platformClass } from '../define.ts';
import { raise } from '../../../values/exception.ts';

function valueOf(rt: Runtime, name: string): string | null {
  const wanted = name.toLowerCase();
  return rt.host.project.labels.find((label) => label.name.toLowerCase() === wanted)?.value ?? null;
}

function get(rt: Runtime, name: string | null): string {
  const value = valueOf(rt, given(name));
  // UNVERIFIED: the type of the exception.
  return value ?? raise('IllegalArgumentException', 'Invalid or non-existent label');
}

export const LabelClass = platformClass('System.Label', {
  statics: {
    'String get(String namespace, String label)': (rt, _namespace, label: string | null) =>
      get(rt, label),
    // DIFFERS: translations are not read; each language has the label's own text.
    'String get(String namespace, String label, String language)': (
      rt,
      _namespace,
      label: string | null
    ) => get(rt, label),
    'Boolean translationExists(String namespace, String label, String language)': (
      rt,
      _namespace,
      label: string | null,
      language: string | null
    ) => valueOf(rt, given(label)) !== null && /^en/i.test(given(language))
  }
});
