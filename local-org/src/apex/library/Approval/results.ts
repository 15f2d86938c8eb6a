/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_approval_LockResult.htm */

import type { PlatformClass } from '../define.ts';
import { ApexList } from '../../../values/list.ts';
import { getters, recordClass, RecordValue } from '../record-class.ts';

export type LockResultType = 'LockResult' | 'UnlockResult';

export function lockResult(
  type: LockResultType,
  id: string | null,
  errors: unknown[] = []
): RecordValue {
  return new RecordValue(`Approval.${type}`, {
    id,
    success: errors.length === 0,
    errors: new ApexList('Database.Error', errors)
  });
}

function lockResultClass(type: LockResultType): PlatformClass {
  return recordClass(
    `Approval.${type}`,
    ['List<Database.Error> errors', 'Id id', 'Boolean success'],
    {
      abstract: true,
      methods: getters({
        'List<Database.Error> getErrors()': 'errors',
        'Id getId()': 'id',
        'Boolean isSuccess()': 'success'
      })
    }
  );
}

export const approvalResultClasses: PlatformClass[] = [
  lockResultClass('LockResult'),
  lockResultClass('UnlockResult'),
  recordClass(
    'Approval.ProcessResult',
    [
      'List<Id> actorIds',
      'String entityId',
      'List<Database.Error> errors',
      'String instanceId',
      'String instanceStatus',
      'List<Id> newWorkitemIds',
      'Boolean success'
    ],
    {
      abstract: true,
      methods: getters({
        'List<Id> getActorIds()': 'actorIds',
        'String getEntityId()': 'entityId',
        'List<Database.Error> getErrors()': 'errors',
        'String getInstanceId()': 'instanceId',
        'String getInstanceStatus()': 'instanceStatus',
        'List<Id> getNewWorkitemIds()': 'newWorkitemIds',
        'Boolean isSuccess()': 'success'
      })
    }
  )
];
