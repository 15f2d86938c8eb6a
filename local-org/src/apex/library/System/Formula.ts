/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Formula.htm */

import type { PlatformClass } from '../define.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { SObject } from '../../../values/sobject.ts';
import { ApexList } from '../../../values/list.ts';
import { formulaBuilder } from '../FormulaEval/FormulaBuilder.ts';
import { getters, recordClass, RecordValue } from '../record-class.ts';
import { given } from '../../runtime/arguments.ts';
import { platformClass } from '../define.ts';

const RESULT = 'System.FormulaRecalcResult';
const FIELD_ERROR = 'System.FormulaRecalcFieldError';

/** Computes the formula fields of a record in memory from its other fields. */
function recalculate(rt: Runtime, record: SObject): RecordValue {
  const object = rt.schema.object(record.type);
  const errors: RecordValue[] = [];
  for (const field of object?.fields.values() ?? []) {
    if (field.formula === undefined || !object) continue;
    try {
      const value = rt.host.database.automation.formula(field.formula, record, object, null, field);
      record.set(field.name, value);
      record.selected?.add(field.name);
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'FormulaError') throw error;
      errors.push(new RecordValue(FIELD_ERROR, { name: field.name, message: error.message }));
    }
  }
  return new RecordValue(RESULT, {
    errors: new ApexList(FIELD_ERROR, errors),
    record,
    success: errors.length === 0
  });
}

export const FormulaClass = platformClass('System.Formula', {
  statics: {
    'FormulaEval.FormulaBuilder builder()': () => formulaBuilder(),
    'List<FormulaRecalcResult> recalculateFormulas(List<SObject> records)': (
      rt,
      records: ApexList | null
    ) =>
      new ApexList(
        RESULT,
        given(records).items.map((record) => recalculate(rt, record as SObject))
      )
  }
});

export const formulaResultClasses: PlatformClass[] = [
  recordClass(RESULT, [], {
    abstract: true,
    methods: getters({
      'List<FormulaRecalcFieldError> getErrors()': 'errors',
      'SObject getSObject()': 'record',
      'Boolean isSuccess()': 'success'
    })
  }),
  recordClass(FIELD_ERROR, [], {
    abstract: true,
    methods: getters({ 'String getFieldError()': 'message', 'String getFieldName()': 'name' })
  })
];
