/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_AsyncOptions.htm */

import { platformClass } from '../define.ts';

export class AsyncOptionsValue {
  readonly $type = 'System.AsyncOptions';
  minimumDelay: number | null = null;
  maximumDepth: number | null = null;
  duplicateSignature: DuplicateSignatureValue | null = null;
}

class DuplicateSignatureValue {
  readonly $type = 'System.QueueableDuplicateSignature';
  readonly parts: string[];

  constructor(parts: string[]) {
    this.parts = parts;
  }

  text(): string {
    return this.parts.join('|');
  }
}

export const AsyncOptionsClass = platformClass('System.AsyncOptions', {
  isInstance: (value) => value instanceof AsyncOptionsValue,
  constructors: { 'AsyncOptions()': () => new AsyncOptionsValue() },
  properties: {
    'Integer MinimumQueueableDelayInMinutes': {
      get: (_rt, self: AsyncOptionsValue) => self.minimumDelay,
      set: (_rt, self: AsyncOptionsValue, value: number | null) => {
        self.minimumDelay = value;
      }
    },
    'Integer MaximumQueueableStackDepth': {
      get: (_rt, self: AsyncOptionsValue) => self.maximumDepth,
      set: (_rt, self: AsyncOptionsValue, value: number | null) => {
        self.maximumDepth = value;
      }
    },
    'QueueableDuplicateSignature DuplicateSignature': {
      get: (_rt, self: AsyncOptionsValue) => self.duplicateSignature,
      set: (_rt, self: AsyncOptionsValue, value: DuplicateSignatureValue | null) => {
        self.duplicateSignature = value;
      }
    }
  }
});

export const QueueableDuplicateSignatureClass = platformClass(
  'System.QueueableDuplicateSignature',
  { isInstance: (value) => value instanceof DuplicateSignatureValue }
);

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_QueueableDuplicateSignature_Builder.htm */
class SignatureBuilder {
  readonly $type = 'QueueableDuplicateSignature.Builder';
  readonly parts: string[] = [];

  add(part: string | number): this {
    this.parts.push(String(part));
    return this;
  }
}

export const DuplicateSignatureBuilderClass = platformClass('QueueableDuplicateSignature.Builder', {
  isInstance: (value) => value instanceof SignatureBuilder,
  constructors: { 'Builder()': () => new SignatureBuilder() },
  methods: {
    'QueueableDuplicateSignature.Builder addId(Id value)': (
      _rt,
      self: SignatureBuilder,
      value: string
    ) => self.add(value),
    'QueueableDuplicateSignature.Builder addInteger(Integer value)': (
      _rt,
      self: SignatureBuilder,
      value: number
    ) => self.add(value),
    'QueueableDuplicateSignature.Builder addString(String value)': (
      _rt,
      self: SignatureBuilder,
      value: string
    ) => self.add(value),
    'QueueableDuplicateSignature build()': (_rt, self: SignatureBuilder) =>
      new DuplicateSignatureValue(self.parts)
  }
});
