/** What the platform passes to queueable, scheduled, batch and finalizer classes. */

import type { ApexException } from '../../../values/exception.ts';
import type { JobContextValues, JobKind } from '../../../host.ts';
import { ParentJobResult } from './enums.ts';
import { platformClass } from '../define.ts';

/** One shape serves all contexts; the type says which of them it is. */
export class JobContext {
  readonly $type: string;
  readonly values: JobContextValues;

  constructor(type: string, values: JobContextValues) {
    this.$type = type;
    this.values = values;
  }
}

const TYPES: Record<JobKind | 'finalizer', string> = {
  queueable: 'System.QueueableContext',
  scheduled: 'System.SchedulableContext',
  batch: 'Database.BatchableContext',
  finalizer: 'System.FinalizerContext',
  future: 'System.FutureContext'
};

export function jobContext(kind: JobKind | 'finalizer', values: JobContextValues): JobContext {
  return new JobContext(TYPES[kind], values);
}

const isOfType =
  (type: string) =>
  (value: unknown): boolean =>
    value instanceof JobContext && value.$type === type;

export const contextClasses = [
  platformClass('System.QueueableContext', {
    isInstance: isOfType('System.QueueableContext'),
    methods: { 'Id getJobId()': (_rt, self: JobContext) => self.values.jobId }
  }),
  platformClass('System.SchedulableContext', {
    isInstance: isOfType('System.SchedulableContext'),
    methods: {
      'Id getTriggerId()': (_rt, self: JobContext) => self.values.childJobId ?? self.values.jobId
    }
  }),
  platformClass('Database.BatchableContext', {
    isInstance: isOfType('Database.BatchableContext'),
    methods: {
      'Id getJobId()': (_rt, self: JobContext) => self.values.jobId,
      'Id getChildJobId()': (_rt, self: JobContext) => self.values.childJobId ?? null
    }
  }),
  platformClass('System.FinalizerContext', {
    isInstance: isOfType('System.FinalizerContext'),
    methods: {
      'Id getAsyncApexJobId()': (_rt, self: JobContext) => self.values.jobId,
      'String getRequestId()': (_rt, self: JobContext) => self.values.requestId ?? null,
      'ParentJobResult getResult()': (_rt, self: JobContext) =>
        ParentJobResult.value(self.values.result ?? 'SUCCESS'),
      'Exception getException()': (_rt, self: JobContext) =>
        (self.values.exception ?? null) as ApexException | null
    }
  })
];
