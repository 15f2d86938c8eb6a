/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_restful_crypto.htm */

import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  sign as signBytes,
  timingSafeEqual,
  verify as verifyBytes
} from 'node:crypto';
import { Blob } from '../../../values/blob.ts';
import { given, toInteger } from '../../runtime/arguments.ts';
import { platformClass } from '../define.ts';
import { isApexException, raise } from '../../../values/exception.ts';

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

const KEY_BITS = [128, 192, 256];
const IV_BYTES = 16;

/** The cipher of `AES128`, `AES192` or `AES256` (CBC with PKCS#7 padding). */
function cipherName(name: string, key: Blob): string {
  const bits = /^AES(128|192|256)$/.exec(name)?.[1];
  if (!bits) raise('NoSuchElementException', `Invalid algorithm: ${name}`);
  if (key.bytes.length * 8 !== Number(bits)) {
    raise('InvalidParameterValueException', `Invalid private key: expected ${bits} bits`);
  }
  return `aes-${bits}-cbc`;
}

function encrypt(name: string, key: Blob, iv: Buffer, data: Blob): Buffer {
  if (iv.length !== IV_BYTES) {
    raise('InvalidParameterValueException', 'Invalid initialization vector: expected 16 bytes');
  }
  const cipher = createCipheriv(cipherName(name, key), key.bytes, iv);
  return Buffer.concat([cipher.update(data.bytes), cipher.final()]);
}

function decrypt(name: string, key: Blob, iv: Buffer, data: Buffer): Blob {
  try {
    const cipher = createDecipheriv(cipherName(name, key), key.bytes, iv);
    return new Blob(Buffer.concat([cipher.update(data), cipher.final()]));
  } catch (error) {
    if (isApexException(error)) throw error;
    return raise('SecurityException', 'Given final block not properly padded');
  }
}

/** The digest of `RSA-SHA256` and its kind. */
function signatureDigest(name: string): string {
  const digest = /^RSA(?:-(SHA1|SHA256|SHA384|SHA512))?$/.exec(name);
  if (!digest) raise('NoSuchElementException', `Invalid algorithm: ${name}`);
  return digest[1] ?? 'SHA1';
}

function sign(name: string, data: Blob, privateKey: Blob): Buffer {
  const digest = signatureDigest(name);
  try {
    const key = createPrivateKey({ key: privateKey.bytes, format: 'der', type: 'pkcs8' });
    return signBytes(digest, data.bytes, key);
  } catch {
    return raise('SecurityException', 'Invalid private key');
  }
}

function verify(name: string, data: Blob, signature: Blob, publicKey: Blob): boolean {
  const digest = signatureDigest(name);
  try {
    const key = createPublicKey({ key: publicKey.bytes, format: 'der', type: 'spki' });
    return verifyBytes(digest, data.bytes, key, signature.bytes);
  } catch {
    return raise('SecurityException', 'Invalid public key');
  }
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
    'Blob sign(String algorithm, Blob input, Blob privateKey)': (
      _rt,
      name: string | null,
      input: Blob | null,
      privateKey: Blob | null
    ) => new Blob(sign(given(name), given(input), given(privateKey))),
    'Boolean verify(String algorithm, Blob input, Blob signature, Blob publicKey)': (
      _rt,
      name: string | null,
      input: Blob | null,
      signature: Blob | null,
      publicKey: Blob | null
    ) => verify(given(name), given(input), given(signature), given(publicKey)),
    'Blob generateAesKey(Integer size)': (rt, size: number | null) => {
      if (!KEY_BITS.includes(given(size))) {
        raise('InvalidParameterValueException', 'Key size must be 128, 192 or 256');
      }
      return new Blob(rt.host.randomBytes(given(size) / 8));
    },
    'Blob encrypt(String algorithm, Blob key, Blob iv, Blob data)': (
      _rt,
      name: string | null,
      key: Blob | null,
      iv: Blob | null,
      data: Blob | null
    ) => new Blob(encrypt(given(name), given(key), given(iv).bytes, given(data))),
    'Blob decrypt(String algorithm, Blob key, Blob iv, Blob data)': (
      _rt,
      name: string | null,
      key: Blob | null,
      iv: Blob | null,
      data: Blob | null
    ) => decrypt(given(name), given(key), given(iv).bytes, given(data).bytes),
    'Blob encryptWithManagedIV(String algorithm, Blob key, Blob data)': (
      rt,
      name: string | null,
      key: Blob | null,
      data: Blob | null
    ) => {
      const iv = rt.host.randomBytes(IV_BYTES);
      return new Blob(Buffer.concat([iv, encrypt(given(name), given(key), iv, given(data))]));
    },
    'Blob decryptWithManagedIV(String algorithm, Blob key, Blob data)': (
      _rt,
      name: string | null,
      key: Blob | null,
      data: Blob | null
    ) => {
      const { bytes } = given(data);
      return decrypt(
        given(name),
        given(key),
        bytes.subarray(0, IV_BYTES),
        bytes.subarray(IV_BYTES)
      );
    },
    'Integer getRandomInteger()': (rt) => toInteger(rt.host.randomBytes(4).readInt32BE(0)),
    'Long getRandomLong()': (rt) => rt.host.randomBytes(8).readBigInt64BE(0)
  }
});
