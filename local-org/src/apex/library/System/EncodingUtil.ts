/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_restful_encodingUtil.htm */

import { Blob } from '../../../values/blob.ts';
import { given } from '../../runtime/arguments.ts';
import { NotSupported } from '../../../values/errors.ts';
import { platformClass } from '../define.ts';
import { raise } from '../../../values/exception.ts';

/** Java's names of character sets and Node's; each is a superset of ASCII or UTF-16. */
const CHARSETS: Record<string, BufferEncoding> = {
  'utf-8': 'utf8',
  utf8: 'utf8',
  'iso-8859-1': 'latin1',
  latin1: 'latin1',
  'windows-1252': 'latin1',
  'us-ascii': 'latin1',
  ascii: 'latin1',
  'utf-16le': 'utf16le'
};

function charset(name: string | null): BufferEncoding {
  const found = CHARSETS[given(name).toLowerCase()];
  if (!found) throw new NotSupported(`EncodingUtil with the character set ${given(name)}`);
  return found;
}

/** As java.net.URLEncoder does: a space becomes +, only letters, digits and .-*_ stay. */
function urlEncode(text: string, encoding: BufferEncoding): string {
  return Array.from(text, (character) => {
    if (/[a-zA-Z0-9.*_-]/.test(character)) return character;
    if (character === ' ') return '+';
    const isUnknown = encoding === 'latin1' && (character.codePointAt(0) ?? 0) > 255;
    return Array.from(Buffer.from(isUnknown ? '?' : character, encoding), hexEscape).join('');
  }).join('');
}

const hexEscape = (byte: number): string => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;

/** As java.net.URLDecoder does: bytes that are no text of the character set become U+FFFD. */
function urlDecode(text: string, encoding: BufferEncoding): string {
  return text.replace(/\+/g, ' ').replace(/(?:%[^%]{0,2})+/g, (run) => decodeRun(run, encoding));
}

function decodeRun(run: string, encoding: BufferEncoding): string {
  const bytes: number[] = [];
  let rest = run;
  while (rest.startsWith('%')) {
    const digits = rest.slice(1, 3);
    if (digits.length < 2) {
      raise('IllegalArgumentException', 'URLDecoder: Incomplete trailing escape (%) pattern');
    }
    if (!/^[0-9a-fA-F]{2}$/.test(digits)) {
      raise(
        'IllegalArgumentException',
        `URLDecoder: Illegal hex characters in escape (%) pattern - For input string: "${digits}"`
      );
    }
    bytes.push(Number.parseInt(digits, 16));
    rest = rest.slice(3);
  }
  return Buffer.from(bytes).toString(encoding) + rest;
}

function base64Decode(text: string): Blob {
  const wrong = /[^A-Za-z0-9+/=\s]/.exec(text);
  if (wrong) raise('StringException', `Unrecognized base64 character: ${wrong[0]}`);
  return new Blob(Buffer.from(text, 'base64'));
}

export const EncodingUtilClass = platformClass('System.EncodingUtil', {
  statics: {
    'String base64Encode(Blob value)': (_rt, value: Blob | null) =>
      given(value).bytes.toString('base64'),
    'Blob base64Decode(String text)': (_rt, text: string | null) => base64Decode(given(text)),
    'String convertToHex(Blob value)': (_rt, value: Blob | null) =>
      given(value).bytes.toString('hex'),
    'Blob convertFromHex(String text)': (_rt, text: string | null) => {
      if (!/^([0-9a-fA-F]{2})*$/.test(given(text))) {
        // UNVERIFIED: the text of the exception.
        raise('InvalidParameterValueException', 'Invalid hexadecimal text');
      }
      return new Blob(Buffer.from(given(text), 'hex'));
    },
    'String urlEncode(String text, String charset)': (
      _rt,
      text: string | null,
      name: string | null
    ) => urlEncode(given(text), charset(name)),
    'String urlDecode(String text, String charset)': (
      _rt,
      text: string | null,
      name: string | null
    ) => urlDecode(given(text), charset(name))
  }
});
