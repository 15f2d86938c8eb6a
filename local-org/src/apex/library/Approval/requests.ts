/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_process_ProcessRequest.htm */

import type { MethodImplementation, PlatformClass } from '../define.ts';
import type { RecordValue } from '../record-class.ts';
import { recordClass } from '../record-class.ts';

/** `getName()` and `setName(value)` for each property. */
function accessors(properties: Record<string, string>): Record<string, MethodImplementation> {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, type]): [string, MethodImplementation][] => [
      [`${type} get${name}()`, (_rt, self: RecordValue) => self.get(name)],
      [
        `void set${name}(${type} value)`,
        (_rt, self: RecordValue, value: unknown) => self.set(name, value)
      ]
    ])
  );
}

const REQUEST = 'Approval.ProcessRequest';

export const approvalRequestClasses: PlatformClass[] = [
  recordClass(REQUEST, [], {
    abstract: true,
    methods: accessors({ Comments: 'String', NextApproverIds: 'List<Id>' })
  }),
  recordClass('Approval.ProcessSubmitRequest', [], {
    extends: REQUEST,
    methods: accessors({
      ObjectId: 'String',
      ProcessDefinitionNameOrId: 'String',
      SkipEntryCriteria: 'Boolean',
      SubmitterId: 'String'
    })
  }),
  recordClass('Approval.ProcessWorkitemRequest', [], {
    extends: REQUEST,
    methods: accessors({ Action: 'String', WorkitemId: 'String' })
  })
];
