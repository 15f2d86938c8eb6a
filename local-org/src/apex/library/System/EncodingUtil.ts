/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_restful_encodingUtil.htm */

import { Blob } from '../../../values/blob.ts';
import { given } from '../../runtime/arguments.ts';
import { NotSupported } from '../../../values/errors.ts';
import { platformClass } from '../define.ts';
import { raise } from '../../../values/exception.ts';

function assertUtf8(charset: string | null): void {
  if (!/^utf-?8$/i.test(given(charset))) {
    throw new NotSupported(`EncodingUtil with the character set ${given(charset)}`);
  }
}

/** As java.net.URLEncoder does: a space becomes +, only letters, digits and .-*_ stay. */
function urlEncode(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/%20/g, '+');
}

function urlDecode(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    raise('IllegalArgumentException', 'URLDecoder: Illegal hex characters in escape (%) pattern');
  }
}

export const EncodingUtilClass = platformClass('System.EncodingUtil', {
  statics: {
    'String base64Encode(Blob value)': (_rt, value: Blob | null) =>
      given(value).bytes.toString('base64'),
    'Blob base64Decode(String text)': (_rt, text: string | null) =>
      new Blob(Buffer.from(given(text), 'base64')),
    'String convertToHex(Blob value)': (_rt, value: Blob | null) =>
      given(value).bytes.toString('hex'),
    'Blob convertFromHex(String text)': (_rt, text: string | null) => {
      if (!/^([0-9a-fA-F]{2})*$/.test(given(text))) {
        raise('InvalidParameterValueException', 'Invalid hexadecimal text');
      }
      return new Blob(Buffer.from(given(text), 'hex'));
    },
    'String urlEncode(String text, String charset)': (
      _rt,
      text: string | null,
      charset: string | null
    ) => {
      assertUtf8(charset);
      return urlEncode(given(text));
    },
    'String urlDecode(String text, String charset)': (
      _rt,
      text: string | null,
      charset: string | null
    ) => {
      assertUtf8(charset);
      return urlDecode(given(text));
    }
  }
});
