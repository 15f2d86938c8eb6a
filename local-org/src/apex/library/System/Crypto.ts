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
import type { CipherGCMTypes } from 'node:crypto';
import type { Runtime } from '../../runtime/runtime.ts';
import { Blob } from '../../../values/blob.ts';
import { given, toInteger } from '../../runtime/arguments.ts';
import { NotSupported } from '../../../values/errors.ts';
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
    raise('InvalidParameterValueException', `Invalid algorithm name: ${name}`);
  }
  return found;
}

function mac(name: string, input: Blob, key: Blob): Buffer {
  return createHmac(algorithm(name, 'hmac'), key.bytes).update(input.bytes).digest();
}

const KEY_BITS = [128, 192, 256];
const IV_BYTES = 16;

interface Aes {
  cipher: string;
  ivBytes: number;
  /** GCM seals the text with a tag and can bind additional data to it. */
  isSealed: boolean;
}

const TAG_BYTES = 16;

/** `AES128`, `AES192`, `AES256` (CBC with PKCS#7 padding), or the same with `-GCM`. */
function aes(name: string, key: Blob): Aes {
  const [, bits, mode] = /^AES(128|192|256)(-GCM)?$/i.exec(name) ?? [];
  if (!bits) {
    raise(
      'InvalidParameterValueException',
      'Invalid algorithm. Must be AES128, AES192, or AES256.'
    );
  }
  const wanted = Number(bits) / 8;
  if (key.bytes.length !== wanted) {
    raise('InvalidParameterValueException', `Invalid private key. Must be ${wanted} bytes.`);
  }
  return mode
    ? { cipher: `aes-${bits}-gcm`, ivBytes: 12, isSealed: true }
    : { cipher: `aes-${bits}-cbc`, ivBytes: IV_BYTES, isSealed: false };
}

function assertVector(iv: Buffer, { ivBytes }: Aes): void {
  if (iv.length === ivBytes) return;
  raise(
    'InvalidParameterValueException',
    `Invalid initialization vector. Must be ${ivBytes} bytes.`
  );
}

function encrypt(
  algorithm: Aes,
  key: Blob,
  iv: Buffer,
  data: Blob,
  additional: Buffer | null
): Buffer {
  assertVector(iv, algorithm);
  if (!algorithm.isSealed) {
    const cipher = createCipheriv(algorithm.cipher, key.bytes, iv);
    return Buffer.concat([cipher.update(data.bytes), cipher.final()]);
  }
  const cipher = createCipheriv(algorithm.cipher as CipherGCMTypes, key.bytes, iv);
  if (additional) cipher.setAAD(additional);
  return Buffer.concat([cipher.update(data.bytes), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(
  algorithm: Aes,
  key: Blob,
  iv: Buffer,
  data: Buffer,
  additional: Buffer | null
): Blob {
  assertVector(iv, algorithm);
  if (!algorithm.isSealed && data.length % IV_BYTES !== 0) {
    raise(
      'SecurityException',
      'Input length must be multiple of 16 when decrypting with padded cipher'
    );
  }
  try {
    if (!algorithm.isSealed) {
      const cipher = createDecipheriv(algorithm.cipher, key.bytes, iv);
      return new Blob(Buffer.concat([cipher.update(data), cipher.final()]));
    }
    const cipher = createDecipheriv(algorithm.cipher as CipherGCMTypes, key.bytes, iv);
    if (additional) cipher.setAAD(additional);
    cipher.setAuthTag(data.subarray(-TAG_BYTES));
    return new Blob(Buffer.concat([cipher.update(data.subarray(0, -TAG_BYTES)), cipher.final()]));
  } catch {
    return raise(
      'SecurityException',
      algorithm.isSealed
        ? 'Tag mismatch!'
        : 'Given final block not properly padded. Such issues can arise if a bad key is used during decryption.'
    );
  }
}

/** The vector goes before the encrypted text. */
function encryptManaged(
  rt: Runtime,
  name: string | null,
  key: Blob | null,
  data: Blob | null,
  additional: Blob | null = null
): Blob {
  const algorithm = aes(given(name), given(key));
  const iv = rt.host.randomBytes(algorithm.ivBytes);
  const sealed = encrypt(algorithm, given(key), iv, given(data), additional?.bytes ?? null);
  return new Blob(Buffer.concat([iv, sealed]));
}

function decryptManaged(
  name: string | null,
  key: Blob | null,
  data: Blob | null,
  additional: Blob | null = null
): Blob {
  const algorithm = aes(given(name), given(key));
  const { bytes } = given(data);
  const iv = bytes.subarray(0, algorithm.ivBytes);
  const sealed = bytes.subarray(algorithm.ivBytes);
  return decrypt(algorithm, given(key), iv, sealed, additional?.bytes ?? null);
}

interface SignatureScheme {
  digest: string;
  /** ECDSA signatures are DER sequences, or both numbers side by side (`-PLAIN`). */
  dsaEncoding: 'der' | 'ieee-p1363';
}

/** `RSA`, `RSA-SHA256`, `ECDSA-SHA256`, `ECDSA-SHA256-PLAIN` and so on. */
function signatureScheme(name: string): SignatureScheme {
  const [found, , digest, plain] =
    /^(?:(RSA)(?:-(?=SHA))?|ECDSA-(?=SHA))(SHA1|SHA256|SHA384|SHA512)?(-PLAIN)?$/i.exec(name) ?? [];
  if (found === undefined) {
    raise('InvalidParameterValueException', `Invalid algorithm name: ${name}`);
  }
  return { digest: digest ?? 'SHA1', dsaEncoding: plain ? 'ieee-p1363' : 'der' };
}

function sign(name: string, data: Blob, privateKey: Blob): Buffer {
  const { digest, dsaEncoding } = signatureScheme(name);
  try {
    const key = createPrivateKey({ key: privateKey.bytes, format: 'der', type: 'pkcs8' });
    return signBytes(digest, data.bytes, { key, dsaEncoding });
  } catch {
    return raise('InvalidParameterValueException', 'Invalid private key');
  }
}

function verify(name: string, data: Blob, signature: Blob, publicKey: Blob): boolean {
  const { digest, dsaEncoding } = signatureScheme(name);
  try {
    const key = createPublicKey({ key: publicKey.bytes, format: 'der', type: 'spki' });
    return verifyBytes(digest, data.bytes, { key, dsaEncoding }, signature.bytes);
  } catch {
    return raise('InvalidParameterValueException', 'Invalid public key');
  }
}

/** An org's certificates and their private keys are not part of its metadata. */
function noCertificate(name: string | null): never {
  throw new NotSupported(`the certificate ${given(name)} of Certificate and Key Management`);
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
    'Boolean verify(String algorithm, Blob input, Blob signature, String certificate)': (
      _rt,
      _name,
      _input,
      _signature,
      certificate: string | null
    ) => noCertificate(certificate),
    'Blob signWithCertificate(String algorithm, Blob input, String certificate)': (
      _rt,
      _name,
      _input,
      certificate: string | null
    ) => noCertificate(certificate),
    'Blob generateAesKey(Integer size)': (rt, size: number | null) => {
      if (!KEY_BITS.includes(given(size))) {
        raise('InvalidParameterValueException', 'Invalid key size. Must be 128, 192, or 256.');
      }
      return new Blob(rt.host.randomBytes(given(size) / 8));
    },
    'Blob encrypt(String algorithm, Blob key, Blob iv, Blob data)': (
      _rt,
      name: string | null,
      key: Blob | null,
      iv: Blob | null,
      data: Blob | null
    ) => {
      const algorithm = aes(given(name), given(key));
      return new Blob(encrypt(algorithm, given(key), given(iv).bytes, given(data), null));
    },
    'Blob decrypt(String algorithm, Blob key, Blob iv, Blob data)': (
      _rt,
      name: string | null,
      key: Blob | null,
      iv: Blob | null,
      data: Blob | null
    ) => {
      const algorithm = aes(given(name), given(key));
      return decrypt(algorithm, given(key), given(iv).bytes, given(data).bytes, null);
    },
    'Blob encryptWithManagedIV(String algorithm, Blob key, Blob data)': (
      rt,
      name: string | null,
      key: Blob | null,
      data: Blob | null
    ) => encryptManaged(rt, name, key, data),
    'Blob encryptWithManagedIV(String algorithm, Blob key, Blob data, Blob additional)': (
      rt,
      name: string | null,
      key: Blob | null,
      data: Blob | null,
      additional: Blob | null
    ) => encryptManaged(rt, name, key, data, additional),
    'Blob decryptWithManagedIV(String algorithm, Blob key, Blob data)': (
      _rt,
      name: string | null,
      key: Blob | null,
      data: Blob | null
    ) => decryptManaged(name, key, data),
    'Blob decryptWithManagedIV(String algorithm, Blob key, Blob data, Blob additional)': (
      _rt,
      name: string | null,
      key: Blob | null,
      data: Blob | null,
      additional: Blob | null
    ) => decryptManaged(name, key, data, additional),
    'Integer getRandomInteger()': (rt) => toInteger(rt.host.randomBytes(4).readInt32BE(0)),
    'Long getRandomLong()': (rt) => rt.host.randomBytes(8).readBigInt64BE(0)
  }
});
