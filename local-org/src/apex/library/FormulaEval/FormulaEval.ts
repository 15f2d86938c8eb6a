/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_namespace_formulaeval.htm */

import type { PlatformType } from '../define.ts';
import { builderClasses } from './FormulaBuilder.ts';
import { platformEnum } from '../define.ts';

export const formulaEvalTypes: PlatformType[] = [
  ...builderClasses,
  platformEnum('FormulaEval.FormulaGlobal', [
    'CUSTOMMETADATA',
    'LABEL',
    'ORGANIZATION',
    'PERMISSION',
    'PROFILE',
    'SETUP',
    'SYSTEM',
    'USER',
    'USERROLE'
  ]),
  platformEnum('FormulaEval.FormulaReturnType', [
    'BOOLEAN',
    'DATE',
    'DATETIME',
    'DECIMAL',
    'DOUBLE',
    'ID',
    'INTEGER',
    'LONG',
    'STRING',
    'TIME'
  ])
];
