/** The one client application that the org knows: its credentials and the key of its JWT assertions. */
import { createPublicKey, generateKeyPairSync, randomBytes, X509Certificate } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../engine-client.ts';

export interface ClientApplication {
  clientId: string;
  clientSecret: string;
  /** Verifies the signature of JWT assertions. */
  publicKey: KeyObject;
  /** Username that client credentials stand for; null is the org's administrator. */
  runAs: string | null;
  /** Callback addresses beyond those on this machine. */
  redirectUris: string[];
}

type Environment = Record<string, string | undefined>;

const RSA_BITS = 2048;

/** Settings come first; what they leave open is made once and kept in the folder. */
export function clientApplication(folder: string, environment: Environment): ClientApplication {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const kept = credentials(folder);
  const keyFile = environment['LOCAL_ORG_JWT_CERTIFICATE'];
  return {
    clientId: environment['LOCAL_ORG_CLIENT_ID'] ?? kept.clientId,
    clientSecret: environment['LOCAL_ORG_CLIENT_SECRET'] ?? kept.clientSecret,
    publicKey: keyFile ? publicKeyOf(keyFile) : ownKey(folder),
    runAs: environment['LOCAL_ORG_CLIENT_USER'] ?? null,
    redirectUris: (environment['LOCAL_ORG_REDIRECT_URIS'] ?? '').split(/[\s,]+/).filter(Boolean)
  };
}

function credentials(folder: string): { clientId: string; clientSecret: string } {
  const file = join(folder, 'client.json');
  if (!existsSync(file)) {
    const made = {
      clientId: `local.${randomBytes(24).toString('base64url')}`,
      clientSecret: randomBytes(32).toString('hex')
    };
    writeSecret(file, `${JSON.stringify(made, null, 2)}\n`);
  }
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as { clientId: string; clientSecret: string };
  } catch (error) {
    const reason = (error as Error).message;
    throw new StartError([`${file} cannot be read: ${reason}. Without it a new client is made.`]);
  }
}

/** Clients sign with the private key that lies beside the public one. */
function ownKey(folder: string): KeyObject {
  const file = join(folder, 'jwt-public.pem');
  if (!existsSync(file)) {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', {
      modulusLength: RSA_BITS,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' }
    });
    writeSecret(join(folder, 'jwt-private.pem'), privateKey);
    writeSecret(file, publicKey);
  }
  return publicKeyOf(file);
}

/** A PEM file with a certificate or a public key. */
function publicKeyOf(file: string): KeyObject {
  try {
    const text = readFileSync(file, 'utf8');
    if (text.includes('PRIVATE KEY')) throw new Error('this is a private key');
    return text.includes('BEGIN CERTIFICATE')
      ? new X509Certificate(text).publicKey
      : createPublicKey(text);
  } catch (error) {
    throw new StartError([
      `${file} has no key for JWT assertions (${(error as Error).message}). Name a PEM file with the certificate or the public key.`
    ]);
  }
}

function writeSecret(file: string, text: string): void {
  writeFileSync(file, text, { mode: 0o600 });
  // The mode of writeFileSync counts for new files only.
  chmodSync(file, 0o600);
}
