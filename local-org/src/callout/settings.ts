/** The org's own setup of credentials: URLs and secrets come from the environment, never from the package. */

export interface CredentialSettings {
  /** Base URL of a Named Credential; null when nobody has configured it. */
  url(namedCredential: string): string | null;
  /** Value of an authentication parameter of an External Credential's principal. */
  secret(externalCredential: string, parameter: string): string | null;
}

const PREFIX = 'LOCAL_ORG_CREDENTIAL';

export function urlVariable(namedCredential: string): string {
  return `${PREFIX}_URL_${namedCredential.toUpperCase()}`;
}

function secretVariable(externalCredential: string, parameter: string): string {
  return `${PREFIX}_SECRET_${externalCredential.toUpperCase()}_${parameter.toUpperCase()}`;
}

export function credentialSettings(
  environment: Record<string, string | undefined>
): CredentialSettings {
  return {
    url: (namedCredential) => environment[urlVariable(namedCredential)] || null,
    secret: (credential, parameter) => environment[secretVariable(credential, parameter)] || null
  };
}
