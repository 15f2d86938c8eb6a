/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_sites_cookie.htm */

import { given } from '../../runtime/arguments.ts';
import { platformClass } from '../define.ts';

export class CookieValue {
  readonly $type = 'System.Cookie';
  readonly name: string;
  readonly value: string | null;
  readonly path: string | null;
  readonly maxAge: number | null;
  readonly isSecure: boolean;
  readonly sameSite: string | null;
  readonly isHttpOnly: boolean;

  constructor(
    name: string | null,
    value: string | null,
    path: string | null,
    maxAge: number | null,
    isSecure: boolean | null,
    sameSite: string | null = null,
    isHttpOnly: boolean | null = false
  ) {
    this.name = given(name);
    this.value = value;
    this.path = path;
    this.maxAge = maxAge;
    this.isSecure = isSecure ?? false;
    this.sameSite = sameSite;
    this.isHttpOnly = isHttpOnly ?? false;
  }
}

type CookieArguments = ConstructorParameters<typeof CookieValue>;

const make = (_rt: unknown, ...args: CookieArguments): CookieValue => new CookieValue(...args);
const COMMON = 'String name, String value, String path, Integer maxAge, Boolean isSecure';

export const CookieClass = platformClass('System.Cookie', {
  isInstance: (value) => value instanceof CookieValue,
  constructors: {
    [`Cookie(${COMMON})`]: make,
    [`Cookie(${COMMON}, String sameSite)`]: make,
    [`Cookie(${COMMON}, String sameSite, Boolean isHttpOnly)`]: make
  },
  methods: {
    'String getDomain()': () => null,
    'Integer getMaxAge()': (_rt, self: CookieValue) => self.maxAge,
    'String getName()': (_rt, self: CookieValue) => self.name,
    'String getPath()': (_rt, self: CookieValue) => self.path,
    'String getSameSite()': (_rt, self: CookieValue) => self.sameSite,
    'String getValue()': (_rt, self: CookieValue) => self.value,
    'Boolean isSecure()': (_rt, self: CookieValue) => self.isSecure,
    'Boolean isHttpOnly()': (_rt, self: CookieValue) => self.isHttpOnly
  }
});
