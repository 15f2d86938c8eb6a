/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_restful_crypto.htm */

import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { Blob } from '../../../values/blob.ts';
import { given, toInteger } from '../../runtime/arguments.ts';
import { platformClass } from '../define.ts';
import { raise } from '../../../values/exception.ts';

const DIGESTS: Record<string, string> = {
  md5: 'md5',
  sha1: 'sha1',
  'sha-1': 'sha1',
  'sha-256': 'sha256',
  sha256: 'sha256',
  'sha-512': 'sha512',
  sha512: 'sha512',
  'sha3-256': 'sha3-256',
  'sha3-384': 'sha3-384',
  'sha3-512': 'sha3-512'
};

function algorithm(name: string, prefix = ''): string {
  const found = DIGESTS[name.toLowerCase().slice(prefix.length)];
  if (!found || !name.toLowerCase().startsWith(prefix)) {
    raise('NoSuchElementException', `Invalid algorithm: ${name}`);
  }
  return found;
}

function mac(name: string, input: Blob, key: Blob): Buffer {
  return createHmac(algorithm(name, 'hmac'), key.bytes).update(input.bytes).digest();
}

export const CryptoClass = platformClass('System.Crypto', {
  statics: {
    'Blob generateDigest(String algorithm, Blob input)': (
      _rt,
      name: string | null,
      input: Blob | null
    ) =>
      new Blob(
        createHash(algorithm(given(name)))
          .update(given(input).bytes)
          .digest()
      ),
    'Blob generateMac(String algorithm, Blob input, Blob key)': (
      _rt,
      name: string | null,
      input: Blob | null,
      key: Blob | null
    ) => new Blob(mac(given(name), given(input), given(key))),
    'Boolean verifyHMac(String algorithm, Blob input, Blob key, Blob expected)': (
      _rt,
      name: string | null,
      input: Blob | null,
      key: Blob | null,
      expected: Blob | null
    ) => {
      const actual = mac(given(name), given(input), given(key));
      const wanted = given(expected).bytes;
      return actual.length === wanted.length && timingSafeEqual(actual, wanted);
    },
    'Integer getRandomInteger()': (rt) => toInteger(rt.host.randomBytes(4).readInt32BE(0)),
    'Long getRandomLong()': (rt) => rt.host.randomBytes(8).readBigInt64BE(0)
  }
});
