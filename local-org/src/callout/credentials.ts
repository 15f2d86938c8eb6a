/** Turns `callout:Named_Credential/path` into a URL with the headers that the External Credential adds. */
import { FormulaError } from '../formula/ast.ts';
import { compileTemplate } from '../formula/compile.ts';
import { toText } from '../formula/coerce.ts';
import { CalloutError } from '../host.ts';
import type { HttpCallout } from '../host.ts';
import { childrenOf, textOf } from '../metadata/xml.ts';
import type { XmlElement } from '../metadata/xml.ts';
import type { MetadataFile, Project } from '../metadata/project.ts';
import { urlVariable } from './settings.ts';
import type { CredentialSettings } from './settings.ts';

export interface CredentialAccess {
  project: Pick<Project, 'namedCredentials' | 'externalCredentials'>;
  settings: CredentialSettings;
  /** True when a permission set of the running user gives access to the principal. */
  mayUsePrincipal(externalCredential: string, principal: string): boolean;
}

const CALLOUT = /^callout:([A-Za-z0-9_]+)(.*)$/is;
const DEFAULT_TIMEOUT = 10_000;
const MAXIMUM_TIMEOUT = 120_000;

/** The request as it goes over the wire; throws CalloutError with the platform's wording. */
export function resolveCallout(request: HttpCallout, access: CredentialAccess): HttpCallout {
  const timeoutMs = Math.min(request.timeoutMs || DEFAULT_TIMEOUT, MAXIMUM_TIMEOUT);
  const match = CALLOUT.exec(request.endpoint);
  if (!match) {
    throw new CalloutError(
      `Unauthorized endpoint, please check Setup->Security->Remote site settings. endpoint = ${request.endpoint}`
    );
  }
  const [, name, rest] = match;
  const credential = find(access.project.namedCredentials, name);
  if (!credential) {
    throw new CalloutError(
      `The callout couldn't access the endpoint. You might not have the required permissions, or the named credential "${name}" might not exist.`
    );
  }
  const base = access.settings.url(credential.name);
  if (base === null) {
    throw new CalloutError(
      `The named credential "${credential.name}" has no URL in this local org: set ${urlVariable(credential.name)} and restart.`
    );
  }
  const headers = new Map(request.headers.map(([key, value]) => [key.toLowerCase(), [key, value]]));
  for (const [key, value] of credentialHeaders(credential, access)) {
    headers.set(key.toLowerCase(), [key, value]);
  }
  return {
    ...request,
    timeoutMs,
    endpoint: joinUrl(base, rest),
    headers: [...headers.values()] as [string, string][]
  };
}

function find(files: MetadataFile[], name: string): MetadataFile | undefined {
  return files.find((file) => file.name.toLowerCase() === name.toLowerCase());
}

function joinUrl(base: string, rest: string): string {
  if (rest === '' || rest.startsWith('?')) return base + rest;
  return `${base.replace(/\/+$/, '')}/${rest.replace(/^\/+/, '')}`;
}

function credentialHeaders(credential: MetadataFile, access: CredentialAccess): [string, string][] {
  const headers: [string, string][] = [];
  const parameters = childrenOf(credential.root, 'namedCredentialParameters');
  for (const parameter of parameters) {
    const external = textOf(parameter, 'externalCredential');
    if (external) headers.push(...externalHeaders(external, access));
  }
  for (const parameter of ofType(parameters, 'HttpHeader')) {
    headers.push(headerOf(parameter, {}));
  }
  return headers;
}

function externalHeaders(name: string, access: CredentialAccess): [string, string][] {
  const refusal = new CalloutError(
    `We couldn't access the credential(s). You might not have the required permissions, or the external credential "${name}" might not exist.`
  );
  const credential = find(access.project.externalCredentials, name);
  if (!credential) throw refusal;
  const parameters = childrenOf(credential.root, 'externalCredentialParameters');
  const principals = ofType(parameters, 'NamedPrincipal')
    .map((parameter) => textOf(parameter, 'parameterName') ?? textOf(parameter, 'parameterGroup'))
    .filter((principal) => principal !== null);
  const allowed = principals.some((principal) =>
    access.mayUsePrincipal(credential.name, principal)
  );
  if (!allowed) throw refusal;
  const secrets = (parameter: string): string => {
    const value = access.settings.secret(credential.name, parameter);
    if (value === null) throw refusal;
    return value;
  };
  return ofType(parameters, 'AuthHeader')
    .sort((a, b) => sequence(a) - sequence(b))
    .map((parameter) => headerOf(parameter, { [credential.name.toLowerCase()]: secrets }));
}

function ofType(parameters: XmlElement[], type: string): XmlElement[] {
  return parameters.filter((parameter) => textOf(parameter, 'parameterType') === type);
}

function sequence(parameter: XmlElement): number {
  return Number(textOf(parameter, 'sequenceNumber') ?? 0);
}

/** A header value is a text with merge fields, e.g. `{!'Bearer ' & $Credential.Service.ApiKey}`. */
function headerOf(
  parameter: XmlElement,
  secrets: Record<string, (parameter: string) => string>
): [string, string] {
  const name = textOf(parameter, 'parameterName') ?? '';
  try {
    const template = compileTemplate(textOf(parameter, 'parameterValue') ?? '');
    const value = template.evaluate({
      value: ([scope, credential, field]) => {
        const lookup = scope === '$Credential' ? secrets[(credential ?? '').toLowerCase()] : null;
        if (!lookup || !field) throw new CalloutError(`The header ${name} names no credential`);
        return lookup(field);
      },
      now: () => 0,
      timeZone: 'GMT'
    });
    return [name, toText(value)];
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    throw new CalloutError(
      `The header ${name} of the credential cannot be computed: ${error.message}`
    );
  }
}
