/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_pages_message.htm */

import type { EnumValue } from '../../../values/enum.ts';
import { given } from '../../runtime/arguments.ts';
import { platformClass, platformEnum } from '../define.ts';

export const Severity = platformEnum('ApexPages.Severity', [
  'FATAL',
  'ERROR',
  'WARNING',
  'INFO',
  'CONFIRM'
]);

export class MessageValue {
  readonly $type = 'ApexPages.Message';
  readonly severity: EnumValue;
  readonly summary: string | null;
  readonly detail: string | null;
  readonly componentId: string | null;

  constructor(
    severity: EnumValue | null,
    summary: string | null,
    detail: string | null = null,
    componentId: string | null = null
  ) {
    this.severity = given(severity);
    this.summary = summary;
    this.detail = detail ?? summary;
    this.componentId = componentId;
  }

  /** Equal messages are shown once. */
  hashText(): string {
    return `message:${this.severity.name}:${this.summary}:${this.detail}:${this.componentId}`;
  }

  toString(): string {
    return `ApexPages.Message["${this.summary}"]`;
  }
}

type MessageArguments = ConstructorParameters<typeof MessageValue>;

const make = (_rt: unknown, ...args: MessageArguments): MessageValue => new MessageValue(...args);

export const MessageClass = platformClass('ApexPages.Message', {
  isInstance: (value) => value instanceof MessageValue,
  constructors: {
    'Message(ApexPages.Severity severity, String summary)': make,
    'Message(ApexPages.Severity severity, String summary, String detail)': make,
    'Message(ApexPages.Severity severity, String summary, String detail, String id)': make
  },
  methods: {
    'String getComponentLabel()': (_rt, self: MessageValue) => self.componentId,
    'String getDetail()': (_rt, self: MessageValue) => self.detail,
    'ApexPages.Severity getSeverity()': (_rt, self: MessageValue) => self.severity,
    'String getSummary()': (_rt, self: MessageValue) => self.summary
  }
});
