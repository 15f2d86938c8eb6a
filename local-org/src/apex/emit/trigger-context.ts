/** The values behind `Trigger.*` while a trigger runs. */
import type { ApexList } from '../../values/list.ts';
import type { ApexMap } from '../../values/map.ts';
import type { EnumValue } from '../../values/enum.ts';

export interface TriggerContext {
  new: ApexList | null;
  old: ApexList | null;
  newmap: ApexMap | null;
  oldmap: ApexMap | null;
  size: number | null;
  operationtype: EnumValue | null;
  isexecuting: boolean;
  isbefore: boolean;
  isafter: boolean;
  isinsert: boolean;
  isupdate: boolean;
  isdelete: boolean;
  isundelete: boolean;
}

/** Outside of triggers. */
export const NO_TRIGGER: TriggerContext = {
  new: null,
  old: null,
  newmap: null,
  oldmap: null,
  size: null,
  operationtype: null,
  isexecuting: false,
  isbefore: false,
  isafter: false,
  isinsert: false,
  isupdate: false,
  isdelete: false,
  isundelete: false
};
