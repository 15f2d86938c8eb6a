/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_decimal.htm (rounding mode) */

import type { EnumValue } from '../../../values/enum.ts';
import type { RoundingModeName } from '../../../values/decimal.ts';
import { platformEnum } from '../define.ts';

export const RoundingMode = platformEnum('System.RoundingMode', [
  'CEILING',
  'DOWN',
  'FLOOR',
  'HALF_DOWN',
  'HALF_EVEN',
  'HALF_UP',
  'UNNECESSARY',
  'UP'
]);

export function roundingModeOf(value: EnumValue): RoundingModeName {
  return value.name as RoundingModeName;
}
