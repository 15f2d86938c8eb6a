/** Lets formulas of a flow read the interview's references. */
import type { FormulaScope } from '../formula/scope.ts';
import type { FlowEngine } from './engine.ts';
import type { Interview } from './model.ts';
import { readReference } from './references.ts';

export function formulaScopeOf(engine: FlowEngine, interview: Interview): FormulaScope {
  return {
    value: (path) => readReference(engine, interview, withRecord(interview, path)),
    prior: (path) => {
      const [first, ...rest] = withRecord(interview, path);
      if (first !== '$Record') return readReference(engine, interview, path);
      if (!interview.prior) return readReference(engine, interview, ['$Record', ...rest]);
      return readReference(engine, interview, ['$Record__Prior', ...rest]);
    },
    isNew: interview.record ? interview.isNew : undefined,
    now: () => engine.services.host.now(),
    timeZone: engine.services.host.timeZone(),
    lookUp: engine.services.lookUp
  };
}

/** Entry formulas may name a field of the record without `$Record`. */
function withRecord(interview: Interview, path: readonly string[]): readonly string[] {
  const [first] = path;
  if (first.startsWith('$') || !interview.record) return path;
  const { variables, flow } = interview;
  if (variables.has(first) || flow.resources.has(first) || flow.elements.has(first)) return path;
  return ['$Record', ...path];
}
