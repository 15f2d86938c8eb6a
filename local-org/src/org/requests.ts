/** What browsers ask of the org: Apex methods, UI API wires, files and the session. */
import { basename, extname } from 'node:path';
import { readFileSync } from 'node:fs';
import { FieldProblem } from '../database/dml/field-values.ts';
import type { ApexErrorBody } from '../host.ts';
import { isApexException } from '../values/exception.ts';
import { Blob } from '../values/blob.ts';
import { SObject } from '../values/sobject.ts';
import { UiApiError } from '../uiapi/context.ts';
import type { UiContext } from '../uiapi/context.ts';
import { recordIdOf } from '../uiapi/record.ts';
import { callWire } from '../uiapi/wires.ts';
import type { LocalOrg } from '../org.ts';
import type { Persona, Seed } from './seed.ts';
import { landingRecord } from './seed.ts';
import { findUserId, requireUserId } from './users.ts';

/** A failed request: the HTTP status and the body that the platform's fetch error carries. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly status: number;
  readonly body: Record<string, unknown>;

  constructor(status: number, body: Record<string, unknown>) {
    super(String(body['message']));
    this.status = status;
    this.body = body;
  }
}

export interface ApexRequest {
  className: string;
  methodName: string;
  parameters: Record<string, unknown>;
}

export function callApex(org: LocalOrg, userId: string, request: ApexRequest): unknown {
  try {
    return org.transaction(userId, 'synchronous', () => {
      if (!org.security.classAccess(org.session.user, request.className)) {
        throw new RequestError(403, {
          message: `You do not have access to the Apex class named '${request.className}'.`,
          errorCode: 'FORBIDDEN'
        });
      }
      const { className, methodName, parameters } = request;
      return org.program.callAuraEnabled(className, methodName, parameters) ?? null;
    });
  } catch (error) {
    throw apexFailure(error);
  }
}

function apexFailure(error: unknown): unknown {
  if (isApexException(error)) {
    const body: ApexErrorBody = {
      message: error.clientMessage ?? error.apexMessage ?? 'Script-thrown exception',
      exceptionType: error.apexType,
      isUserDefinedException: !error.apexType.startsWith('System.'),
      stackTrace: error.apexStack ?? ''
    };
    return new RequestError(500, { ...body });
  }
  if (error instanceof Error && 'code' in error && error.code === 'not-aura-enabled') {
    return new RequestError(404, { message: error.message, errorCode: 'NOT_FOUND' });
  }
  return error;
}

export function callUiApi(
  org: LocalOrg,
  userId: string,
  request: { wire: string; config: Record<string, unknown>; appName: string | null }
): unknown {
  try {
    return org.transaction(userId, 'synchronous', () =>
      callWire(uiContext(org, request.appName), request.wire, request.config)
    );
  } catch (error) {
    if (error instanceof UiApiError) throw new RequestError(error.status, error.body);
    throw apexFailure(error);
  }
}

export function uiContext(org: LocalOrg, appName: string | null): UiContext {
  return {
    database: org.database,
    schema: org.schema,
    project: org.project,
    security: org.security,
    user: org.session.user,
    timeZone: org.timeZone(),
    now: () => org.now(),
    appName
  };
}

export interface FileUpload {
  /** Where the server has put the bytes. */
  path: string;
  fileName: string;
  mimeType: string;
  recordId: string | null;
}

/** What lightning-file-upload does: a ContentVersion that is first published at the record. */
export function insertFile(org: LocalOrg, userId: string, upload: FileUpload): unknown {
  try {
    return org.transaction(userId, 'synchronous', () => insertVersion(org, upload));
  } catch (error) {
    if (error instanceof UiApiError) throw new RequestError(error.status, error.body);
    throw uploadFailure(error, upload);
  }
}

function insertVersion(org: LocalOrg, upload: FileUpload): unknown {
  const fileName = basename(upload.fileName) || 'file';
  const version = new SObject('ContentVersion', {
    Title: basename(fileName, extname(fileName)) || fileName,
    PathOnClient: fileName,
    VersionData: new Blob(readFileSync(upload.path)),
    Origin: 'H',
    ...(upload.recordId ? { FirstPublishLocationId: recordIdOf(upload.recordId) } : {})
  });
  const access = { user: org.session.user, mode: 'user' as const, withSharing: true };
  org.database.dml('insert', [version], { allOrNone: true }, access);
  const saved = org.database.get('ContentVersion', version.id ?? '');
  return {
    contentBodyId: saved?.get('ContentBodyId') ?? null,
    contentVersionId: version.id,
    documentId: saved?.get('ContentDocumentId') ?? null,
    mimeType: upload.mimeType,
    name: fileName
  };
}

function uploadFailure(error: unknown, upload: FileUpload): unknown {
  const isRefused =
    error instanceof FieldProblem ||
    (error instanceof Error && error.name === 'DmlFailure') ||
    isApexException(error);
  if (!isRefused) return error;
  const message = firstMessage(error) ?? (error as Error).message;
  return new RequestError(400, {
    message: `${upload.fileName} was not added: ${message}`,
    errorCode: 'UPLOAD_FAILED'
  });
}

function firstMessage(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('results' in error)) return null;
  const results = error.results as { errors: { message: string }[] }[];
  return results.flatMap((result) => result.errors)[0]?.message ?? null;
}

export interface FileDownload {
  fileName: string;
  bytes: Uint8Array;
}

export function readFile(org: LocalOrg, userId: string, versionId: string): FileDownload {
  return org.transaction(userId, 'synchronous', () => {
    const missing = new RequestError(404, { message: 'The requested resource does not exist' });
    if (!/^068[A-Za-z0-9]{12}([A-Za-z0-9]{3})?$/.test(versionId)) throw missing;
    const access = { user: org.session.user, mode: 'user' as const, withSharing: true };
    const [version] = org.database.queryText(
      `SELECT Title, FileExtension, VersionData FROM ContentVersion WHERE Id = '${versionId}'`,
      [],
      access
    );
    const data = version?.get('VersionData');
    if (!version || !(data instanceof Blob)) throw missing;
    const extension = version.get('FileExtension');
    const title = String(version.get('Title'));
    return { fileName: extension ? `${title}.${String(extension)}` : title, bytes: data.bytes };
  });
}

/** The user of a cookie; anybody unknown is the first persona. */
export function sessionUserId(org: LocalOrg, seed: Seed, username: string | null): string {
  const known = username ? findUserId(org.database, username) : null;
  const [first] = seed.personas;
  return known ?? (first ? requireUserId(org.database, first.username) : org.administratorId());
}

export function describeSession(org: LocalOrg, seed: Seed, userId: string): unknown {
  return org.transaction(userId, 'synchronous', () => {
    const organization = org.database.all('Organization')[0];
    const zone = organization?.get('TimeZoneSidKey') ?? 'GMT';
    return {
      user: { ...describeUser(org, seed, userId), timeZone: org.timeZone(), photoUrl: null },
      personas: seed.personas.map((persona) => describePersona(org, persona)),
      org: {
        Id: organization?.id ?? null,
        Name: organization?.get('Name') ?? 'Local Org',
        timeZone: zone,
        currency: 'USD'
      },
      customPermissions: org.project.customPermissions
        .map(({ name }) => name)
        .filter((name) => org.security.customPermission(org.session.user, name)),
      landing: landingRecord(org, seed)
    };
  });
}

function describeUser(org: LocalOrg, seed: Seed, userId: string) {
  const user = org.database.get('User', userId);
  const username = String(user?.get('Username') ?? '');
  const persona = seed.personas.find((candidate) => candidate.username === username);
  return {
    Id: userId,
    Name: user?.get('Name') ?? '',
    Username: username,
    Email: user?.get('Email') ?? null,
    Profile: org.session.user.profileName,
    personaLabel: persona?.label ?? org.session.user.profileName
  };
}

function describePersona(org: LocalOrg, persona: Persona) {
  return {
    Id: findUserId(org.database, persona.username),
    Name: persona.name,
    Username: persona.username,
    personaLabel: persona.label
  };
}
