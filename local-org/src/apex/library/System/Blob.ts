/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_blob.htm */

import { Blob } from '../../../values/blob.ts';
import { given } from '../../runtime/arguments.ts';
import { lacking, platformClass } from '../define.ts';
import { raise } from '../../../values/exception.ts';

function textOf(blob: Blob): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(blob.bytes);
  } catch {
    raise('StringException', 'BLOB is not a valid UTF-8 string');
  }
}

export const BlobClass = platformClass('System.Blob', {
  isInstance: (value) => value instanceof Blob,
  statics: {
    'Blob valueOf(String text)': (_rt, text: string | null) =>
      new Blob(Buffer.from(given(text), 'utf8')),
    'Blob toPdf(String html)': lacking('Blob.toPdf')
  },
  methods: {
    'Integer size()': (_rt, self: Blob | null) => given(self).bytes.length,
    'String toString()': (_rt, self: Blob | null) => textOf(given(self))
  }
});
