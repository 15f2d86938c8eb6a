/** What the platform passes to queueable, scheduled, batch and finalizer classes; Apex may implement the same interfaces. */

import type { ApexException } from '../../../values/exception.ts';
import type { EnumValue } from '../../../values/enum.ts';
import type { JobContextValues, JobKind } from '../../../host.ts';
import { ParentJobResult } from './enums.ts';
import { platformInterface } from '../define.ts';

/** One shape serves all contexts; the type says which of them it is. */
class JobContext {
  readonly $type: string;
  private readonly values: JobContextValues;

  constructor(type: string, values: JobContextValues) {
    this.$type = type;
    this.values = values;
  }

  getJobId(): string {
    return this.values.jobId;
  }

  getChildJobId(): string | null {
    return this.values.childJobId ?? null;
  }

  getTriggerId(): string {
    return this.values.childJobId ?? this.values.jobId;
  }

  getAsyncApexJobId(): string {
    return this.values.jobId;
  }

  getRequestId(): string | null {
    return this.values.requestId ?? null;
  }

  getResult(): EnumValue {
    return ParentJobResult.value(this.values.result ?? 'SUCCESS');
  }

  getException(): ApexException | null {
    return (this.values.exception ?? null) as ApexException | null;
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

export const contextInterfaces = [
  platformInterface('System.QueueableContext', ['Id getJobId()']),
  platformInterface('System.SchedulableContext', ['Id getTriggerId()']),
  platformInterface('Database.BatchableContext', ['Id getJobId()', 'Id getChildJobId()']),
  platformInterface('System.FinalizerContext', [
    'Id getAsyncApexJobId()',
    'String getRequestId()',
    'ParentJobResult getResult()',
    'Exception getException()'
  ])
];
