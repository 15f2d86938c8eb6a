/** Flow action quickAction: creates or updates a record as the quick action says. */
import { childrenOf, childOf, textOf } from '../../metadata/xml.ts';
import { formulaScopeOf } from '../formula-scope.ts';
import { compileFormula } from '../../formula/compile.ts';
import { toText } from '../../formula/coerce.ts';
import { SObject } from '../../values/sobject.ts';
import { Outputs, setField } from '../references.ts';
import type { ActionFactory } from './action.ts';

const CONTEXT = 'contextId';

export const quickAction: ActionFactory = (builder, node, name) => {
  const { project } = builder.engine.services.host;
  const source = project.quickActions.find((action) => action.name === name);
  if (!source) throw builder.error(`There is no quick action ${name}`, node);
  const type = textOf(source.root, 'type');
  if (type !== 'Create' && type !== 'Update') {
    return builder.refused(`quick actions of the type ${type} (${name})`, node);
  }
  const target = textOf(source.root, 'targetObject') ?? name.split('.')[0];
  const object = builder.object(target, node);
  const parentField = textOf(source.root, 'targetParentField');
  const presets = childrenOf(source.root, 'fieldOverrides').map((preset) => {
    const formula = childOf(preset, 'formula')?.text;
    const literal = textOf(preset, 'literalValue');
    return {
      field: textOf(preset, 'field') ?? '',
      formula: formula ? compileFormula(formula) : null,
      literal
    };
  });
  return (engine, requests) => {
    const records = requests.map(({ interview, inputs }) => {
      const record = new SObject(object.name);
      for (const { field, formula, literal } of presets) {
        const value = formula ? formula.evaluate(formulaScopeOf(engine, interview)) : literal;
        setField(engine, record, field, value);
      }
      for (const [field, value] of Object.entries(inputs)) {
        if (field !== CONTEXT && value !== null) setField(engine, record, field, value);
      }
      const context = toText(inputs[CONTEXT]) || null;
      if (type === 'Update') record.set('Id', context);
      else if (parentField && context) setField(engine, record, parentField, context);
      return record;
    });
    engine.services.spend('dmlStatements', 1);
    engine.services.spend('dmlRows', records.length);
    engine.services.host.database.dml(
      type === 'Create' ? 'insert' : 'update',
      records,
      { allOrNone: true },
      requests[0].interview.access
    );
    return records.map((record) => new Outputs({ recordId: record.id }));
  };
};
