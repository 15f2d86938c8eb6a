/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_system_pagereference.htm */

import type { ApexList } from '../../../values/list.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { ApexMap } from '../../../values/map.ts';
import type { CookieValue } from './Cookie.ts';
import { given } from '../../runtime/arguments.ts';
import { InsensitiveMap } from '../../runtime/insensitive-map.ts';
import { platformClass } from '../define.ts';
import { raise } from '../../../values/exception.ts';
import type { SObject } from '../../../values/sobject.ts';

/** An address inside or outside of the org, with what a page request carries. */
export class PageReferenceValue {
  readonly $type = 'System.PageReference';
  readonly path: string;
  readonly parameters: ApexMap = new InsensitiveMap('String', 'String');
  readonly headers: ApexMap = new InsensitiveMap('String', 'String');
  readonly cookies = new ApexMap('String', 'Cookie');
  anchor: string | null = null;
  redirect = false;
  redirectCode: number | null = null;

  constructor(url: string) {
    const [beforeAnchor = '', anchor] = url.split('#', 2) as [string, string?];
    const [path = '', ...queries] = beforeAnchor.split('?');
    this.path = path;
    this.anchor = anchor ?? null;
    for (const [name, value] of new URLSearchParams(queries.join('?'))) {
      this.parameters.put(name, value);
    }
  }

  url(): string {
    const pairs = this.parameters
      .entries()
      .filter(([, value]) => value !== null)
      .map(([name, value]) => `${encode(String(name))}=${encode(String(value))}`);
    const query = pairs.length > 0 ? `?${pairs.join('&')}` : '';
    return `${this.path}${query}${this.anchor === null ? '' : `#${this.anchor}`}`;
  }

  toString(): string {
    return `System.PageReference[${this.url()}]`;
  }
}

/** As Java's URLEncoder: blanks become plus signs. */
function encode(text: string): string {
  return encodeURIComponent(text)
    .replaceAll('%20', '+')
    .replace(/[!'()~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** `/apex/Name`, as `Page.Name` gives it. */
export function visualforcePage(name: string): PageReferenceValue {
  return new PageReferenceValue(`/apex/${name.toLowerCase()}`);
}

function recordPage(record: SObject): PageReferenceValue {
  return new PageReferenceValue(`/${given(record.id)}`);
}

function resourcePage(rt: Runtime, name: string | null, path: string | null): PageReferenceValue {
  const wanted = given(name).toLowerCase();
  const resource = rt.host.project.staticResources.find(
    (candidate) => candidate.name.toLowerCase() === wanted
  );
  if (!resource) raise('IllegalArgumentException', `Static resource ${name} does not exist`);
  const tail = path === null ? '' : `/${path.replace(/^\//, '')}`;
  return new PageReferenceValue(`/resource/${resource.name}${tail}`);
}

// DIFFERS: pages are not rendered; asking for their content fails everywhere as it does in tests.
function refuseContent(): never {
  return raise(
    'VisualforceException',
    'Methods defined as TestMethod do not support getContent call'
  );
}

export const PageReferenceClass = platformClass('System.PageReference', {
  isInstance: (value) => value instanceof PageReferenceValue,
  constructors: {
    'PageReference(String url)': (_rt, url: string | null) => new PageReferenceValue(given(url)),
    'PageReference(SObject record)': (_rt, record: SObject | null) => recordPage(given(record))
  },
  statics: {
    'PageReference forResource(String name)': (rt, name: string | null) =>
      resourcePage(rt, name, null),
    'PageReference forResource(String name, String path)': (
      rt,
      name: string | null,
      path: string | null
    ) => resourcePage(rt, name, path)
  },
  methods: {
    'String getAnchor()': (_rt, self: PageReferenceValue) => self.anchor,
    'PageReference setAnchor(String anchor)': (
      _rt,
      self: PageReferenceValue,
      anchor: string | null
    ) => {
      self.anchor = anchor;
      return self;
    },
    'Blob getContent()': refuseContent,
    'Blob getContentAsPDF()': refuseContent,
    'Map<String, Cookie> getCookies()': (_rt, self: PageReferenceValue) => self.cookies,
    'void setCookies(List<Cookie> cookies)': (
      _rt,
      self: PageReferenceValue,
      cookies: ApexList | null
    ) => {
      for (const cookie of given(cookies).items as CookieValue[]) {
        self.cookies.put(cookie.name, cookie);
      }
    },
    'Map<String, String> getHeaders()': (_rt, self: PageReferenceValue) => self.headers,
    'Map<String, String> getParameters()': (_rt, self: PageReferenceValue) => self.parameters,
    'Boolean getRedirect()': (_rt, self: PageReferenceValue) => self.redirect,
    'PageReference setRedirect(Boolean redirect)': (
      _rt,
      self: PageReferenceValue,
      redirect: boolean | null
    ) => {
      self.redirect = given(redirect);
      return self;
    },
    'Integer getRedirectCode()': (_rt, self: PageReferenceValue) => self.redirectCode,
    'PageReference setRedirectCode(Integer code)': (
      _rt,
      self: PageReferenceValue,
      code: number | null
    ) => {
      self.redirectCode = code;
      return self;
    },
    'String getUrl()': (_rt, self: PageReferenceValue) => self.url(),
    'String toString()': (_rt, self: PageReferenceValue) => self.toString()
  }
});
