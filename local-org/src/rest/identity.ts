/** Who a user is, for tokens, the identity URL and userinfo. */
import type { Seed } from '../org/seed.ts';
import { findUserId } from '../org/users.ts';
import type { LocalOrg } from '../org.ts';
import type { SObject } from '../values/sobject.ts';
import { restValue } from './values.ts';

export interface Identity {
  userId: string;
  organizationId: string;
  username: string;
  name: string;
  firstName: string | null;
  lastName: string;
  nickname: string;
  email: string;
  timeZone: string;
  locale: string;
  language: string;
  isActive: boolean;
  lastModified: string;
}

/** By username or id; without both the org's administrator, or the first persona that is one. */
export function identityOf(
  org: LocalOrg,
  seed: Seed,
  wanted: { username?: string; userId?: string }
): Identity | null {
  const id = wanted.userId ?? userIdOf(org, seed, wanted.username);
  const user = id === null ? null : org.database.get('User', id);
  return user ? describe(org, user) : null;
}

function userIdOf(org: LocalOrg, seed: Seed, username: string | undefined): string | null {
  if (username !== undefined) return findUserId(org.database, username);
  const persona = seed.personas.find(({ profile }) => profile === 'System Administrator');
  return persona ? findUserId(org.database, persona.username) : org.administratorId();
}

function describe(org: LocalOrg, user: SObject): Identity {
  const text = (name: string, otherwise = ''): string => String(user.get(name) ?? otherwise);
  return {
    userId: user.id ?? '',
    organizationId: org.database.all('Organization')[0]?.id ?? '',
    username: text('Username'),
    name: text('Name'),
    firstName: (user.get('FirstName') as string | null) ?? null,
    lastName: text('LastName'),
    nickname: text('CommunityNickname'),
    email: text('Email'),
    timeZone: text('TimeZoneSidKey', 'GMT'),
    locale: text('LocaleSidKey', 'en_US'),
    language: text('LanguageLocaleKey', 'en_US'),
    isActive: user.get('IsActive') === true,
    lastModified: String(restValue(user.get('LastModifiedDate')) ?? '')
  };
}
