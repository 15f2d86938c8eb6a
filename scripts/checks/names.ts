// Names that Salesforce takes as plain text, so that only a person would notice where one leads nowhere.
import type { Gate } from './gate.ts';
import { calloutProblems } from './names/callouts.ts';
import { fieldMappingProblems } from './names/field-mappings.ts';
import { labelProblems } from './names/labels.ts';
import { readPackage } from './package/source.ts';

export const names: Gate = {
  name: 'names',
  run(scope) {
    const source = readPackage(scope);
    return [...labelProblems(source), ...calloutProblems(source), ...fieldMappingProblems(source)];
  }
};
