/** What the identity URL and userinfo say about a user. */
import type { Identity } from '../../rest/identity.ts';

const UNDATED = ['enterprise', 'metadata', 'partner'];
const RESOURCES: Record<string, string> = {
  rest: '/services/data/v{version}/',
  sobjects: '/services/data/v{version}/sobjects/',
  search: '/services/data/v{version}/search/',
  query: '/services/data/v{version}/query/',
  recent: '/services/data/v{version}/recent/',
  tooling_rest: '/services/data/v{version}/tooling/',
  custom_domain: ''
};

function urls(origin: string): Record<string, string> {
  const entries = Object.entries(RESOURCES).filter(([name]) => !UNDATED.includes(name));
  return Object.fromEntries(entries.map(([name, path]) => [name, `${origin}${path}`]));
}

function commonFacts(identity: Identity, origin: string): Record<string, unknown> {
  return {
    user_id: identity.userId,
    organization_id: identity.organizationId,
    email: identity.email,
    email_verified: true,
    photos: { picture: null, thumbnail: null },
    urls: urls(origin),
    active: identity.isActive,
    user_type: 'STANDARD',
    language: identity.language,
    locale: identity.locale,
    utcOffset: utcOffset(identity.timeZone)
  };
}

export function identityBody(identity: Identity, origin: string): Record<string, unknown> {
  const { userId, organizationId } = identity;
  return {
    id: `${origin}/id/${organizationId}/${userId}`,
    asserted_user: true,
    username: identity.username,
    nick_name: identity.nickname,
    display_name: identity.name,
    first_name: identity.firstName,
    last_name: identity.lastName,
    timezone: identity.timeZone,
    addr_street: null,
    addr_city: null,
    addr_state: null,
    addr_country: null,
    addr_zip: null,
    mobile_phone: null,
    mobile_phone_verified: false,
    is_lightning_login_user: false,
    status: { created_date: null, body: null },
    ...commonFacts(identity, origin),
    last_modified_date: identity.lastModified
  };
}

export function userInfoBody(identity: Identity, origin: string): Record<string, unknown> {
  const { userId, organizationId } = identity;
  return {
    sub: `${origin}/id/${organizationId}/${userId}`,
    preferred_username: identity.username,
    nickname: identity.nickname,
    name: identity.name,
    given_name: identity.firstName,
    family_name: identity.lastName,
    zoneinfo: identity.timeZone,
    profile: `${origin}/lightning/r/User/${userId}/view`,
    picture: null,
    address: {},
    ...commonFacts(identity, origin),
    updated_at: identity.lastModified
  };
}

/** Milliseconds between the zone's standard time and UTC, as the platform gives it. */
function utcOffset(timeZone: string): number {
  const winter = new Date(Date.UTC(new Date().getUTCFullYear(), 0, 1));
  const zone = timeZone === 'GMT' ? 'UTC' : timeZone;
  const text = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    timeZoneName: 'longOffset'
  }).format(winter);
  const [, sign, hours, minutes] = /GMT([+-])(\d{2}):(\d{2})/.exec(text) ?? [];
  return hours ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000 : 0;
}
