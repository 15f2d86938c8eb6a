/** Access and refresh tokens and authorization codes: kept as hashes, with the time at which they end. */
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';

export interface Grant {
  userId: string;
  organizationId: string;
  clientId: string;
  scope: string;
}

interface Kept extends Grant {
  issuedAt: number;
  expiresAt: number;
  /** Tokens of one approval: ended together. */
  family: string;
}

export interface Code extends Grant {
  redirectUri: string;
  challenge: string | null;
  expiresAt: number;
}

export interface LiveToken extends Grant {
  kind: 'access_token' | 'refresh_token';
  issuedAt: number;
  expiresAt: number;
}

interface TokenFile {
  access: Record<string, Kept>;
  refresh: Record<string, Kept>;
}

const DAY_MS = 86_400_000;
const REFRESH_DAYS = 90;
const CODE_MS = 15 * 60_000;
const SAVED_EVERY_MS = 60_000;
/** Sessions of one user and client; the platform drops the oldest as well. */
const MAXIMUM_SESSIONS = 200;

export class TokenStore {
  private readonly file: string;
  private readonly sessionMs: number;
  private readonly now: () => number;
  private readonly kept: TokenFile;
  private readonly codes = new Map<string, Code>();
  private savedAt = 0;

  constructor(file: string, sessionMs: number, now: () => number = Date.now) {
    this.file = file;
    this.sessionMs = sessionMs;
    this.now = now;
    this.kept = keptTokens(file);
  }

  /** A new session; `family` joins it to the approval of a refresh token. */
  issue(grant: Grant, family = randomBytes(12).toString('hex')): string {
    const token = `${grant.organizationId.slice(0, 15)}!${randomBytes(48).toString('base64url')}`;
    this.kept.access[hash(token)] = this.entry(grant, family, this.sessionMs);
    this.save();
    return token;
  }

  /** Access and refresh token of one approval. */
  issueBoth(
    grant: Grant,
    family = randomBytes(12).toString('hex')
  ): { access: string; refresh: string } {
    const refresh = `5Aep${randomBytes(48).toString('base64url')}`;
    this.kept.refresh[hash(refresh)] = this.entry(grant, family, REFRESH_DAYS * DAY_MS);
    return { refresh, access: this.issue(grant, family) };
  }

  /** The session of an access token; using it makes it last longer. */
  session(token: string): LiveToken | null {
    const kept = this.kept.access[hash(token)];
    if (!kept || kept.expiresAt <= this.now()) return null;
    kept.expiresAt = this.now() + this.sessionMs;
    // Not with every request: what a crash loses is a minute of the session.
    if (this.now() - this.savedAt >= SAVED_EVERY_MS) this.save();
    return { ...kept, kind: 'access_token' };
  }

  find(token: string): LiveToken | null {
    const key = hash(token);
    const access = this.kept.access[key];
    const kept = access ?? this.kept.refresh[key];
    if (!kept || kept.expiresAt <= this.now()) return null;
    return { ...kept, kind: access ? 'access_token' : 'refresh_token' };
  }

  /** A refresh token works once: its successor comes with the new access token. */
  rotate(
    token: string,
    clientId: string
  ): { grant: Grant; access: string; refresh: string } | null {
    const key = hash(token);
    const kept = this.kept.refresh[key];
    if (!kept || kept.clientId !== clientId || kept.expiresAt <= this.now()) return null;
    delete this.kept.refresh[key];
    return { grant: kept, ...this.issueBoth(kept, kept.family) };
  }

  /** Ends a token; with a refresh token everything that came from its approval. */
  revoke(token: string): boolean {
    const key = hash(token);
    const refresh = this.kept.refresh[key];
    if (!refresh && !this.kept.access[key]) return false;
    delete this.kept.access[key];
    if (refresh) this.endFamily(refresh.family);
    this.save();
    return true;
  }

  addCode(grant: Omit<Code, 'expiresAt'>): string {
    for (const [key, { expiresAt }] of this.codes) {
      if (expiresAt <= this.now()) this.codes.delete(key);
    }
    const code = `aPrx${randomBytes(32).toString('base64url')}`;
    this.codes.set(hash(code), { ...grant, expiresAt: this.now() + CODE_MS });
    return code;
  }

  /** A code works once. */
  takeCode(code: string): Code | null {
    const found = this.codes.get(hash(code));
    this.codes.delete(hash(code));
    return found && found.expiresAt > this.now() ? found : null;
  }

  private endFamily(family: string): void {
    for (const tokens of [this.kept.access, this.kept.refresh]) {
      for (const [key, kept] of Object.entries(tokens))
        if (kept.family === family) delete tokens[key];
    }
  }

  private entry(grant: Grant, family: string, lifetime: number): Kept {
    const { userId, organizationId, clientId, scope } = grant;
    const issuedAt = this.now();
    return {
      userId,
      organizationId,
      clientId,
      scope,
      family,
      issuedAt,
      expiresAt: issuedAt + lifetime
    };
  }

  private save(): void {
    for (const tokens of [this.kept.access, this.kept.refresh]) this.prune(tokens);
    this.savedAt = this.now();
    const temporary = `${this.file}.new`;
    writeFileSync(temporary, JSON.stringify(this.kept), { mode: 0o600 });
    renameSync(temporary, this.file);
  }

  private prune(tokens: Record<string, Kept>): void {
    const live = Object.entries(tokens).filter(([, kept]) => kept.expiresAt > this.now());
    const dropped = new Set(
      live.slice(0, Math.max(0, live.length - MAXIMUM_SESSIONS)).map(([key]) => key)
    );
    for (const [key, kept] of Object.entries(tokens)) {
      if (kept.expiresAt <= this.now() || dropped.has(key)) delete tokens[key];
    }
  }
}

/** Clients ask for new tokens when the file is lost or broken. */
function keptTokens(file: string): TokenFile {
  try {
    const { access, refresh } = JSON.parse(readFileSync(file, 'utf8')) as Partial<TokenFile>;
    return { access: access ?? {}, refresh: refresh ?? {} };
  } catch {
    return { access: {}, refresh: {} };
  }
}

function hash(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
