/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_database_mergeresult.htm */

import type { MergeOutcome } from '../../../database/database.ts';
import { ApexList } from '../../../values/list.ts';
import { errorList } from './Error.ts';
import { resultFromJson } from './results.ts';
import { platformClass } from '../define.ts';

export class MergeResultValue {
  readonly $type = 'Database.MergeResult';
  readonly outcome: MergeOutcome;

  constructor(outcome: MergeOutcome) {
    this.outcome = outcome;
  }

  /** As JSON.serialize writes it. */
  jsonMembers(): Record<string, unknown> {
    const { result, mergedIds, relatedIds } = this.outcome;
    return {
      success: result.success,
      id: result.id,
      mergedRecordIds: new ApexList('String', [...mergedIds]),
      updatedRelatedIds: new ApexList('String', [...relatedIds]),
      errors: errorList(result.errors)
    };
  }
}

export const MergeResultClass = platformClass('Database.MergeResult', {
  isInstance: (value) => value instanceof MergeResultValue,
  methods: {
    'Id getId()': (_rt, { outcome }: MergeResultValue) => outcome.result.id,
    'Boolean isSuccess()': (_rt, { outcome }: MergeResultValue) => outcome.result.success,
    'List<Database.Error> getErrors()': (_rt, { outcome }: MergeResultValue) =>
      errorList(outcome.result.errors),
    'List<String> getMergedRecordIds()': (_rt, { outcome }: MergeResultValue) =>
      new ApexList('String', [...outcome.mergedIds]),
    'List<String> getUpdatedRelatedIds()': (_rt, { outcome }: MergeResultValue) =>
      new ApexList('String', [...outcome.relatedIds])
  },
  fromJson: (member) => {
    const ids = (name: string): string[] =>
      ((member(name, 'List<String>') as ApexList | null)?.items ?? []) as string[];
    return new MergeResultValue({
      result: resultFromJson(member),
      mergedIds: ids('mergedRecordIds'),
      relatedIds: ids('updatedRelatedIds')
    });
  }
});
