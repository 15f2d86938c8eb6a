/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_url.htm */

import { given } from '../../runtime/arguments.ts';
import { platformClass } from '../define.ts';
import { raise } from '../../../values/exception.ts';

export class UrlValue {
  readonly $type = 'System.URL';
  readonly url: URL;

  constructor(text: string) {
    if (!URL.canParse(text)) raise('StringException', `Invalid URL: ${text}`);
    this.url = new URL(text);
  }

  toString(): string {
    return this.url.pathname === '/' && !this.url.search ? this.url.origin : this.url.href;
  }
}

/** DIFFERS: a local org lives on the machine itself. */
const ORG_DOMAIN = 'https://local-org.my.salesforce.com';

const port = (url: URL): number => (url.port === '' ? -1 : Number(url.port));

export const UrlClass = platformClass('System.URL', {
  isInstance: (value) => value instanceof UrlValue,
  constructors: {
    'URL(String text)': (_rt, text: string | null) => new UrlValue(given(text))
  },
  statics: {
    'URL getOrgDomainUrl()': () => new UrlValue(ORG_DOMAIN),
    'URL getSalesforceBaseUrl()': () => new UrlValue(ORG_DOMAIN),
    'URL getCurrentRequestUrl()': () => new UrlValue(ORG_DOMAIN)
  },
  methods: {
    'String toExternalForm()': (_rt, self: UrlValue) => self.toString(),
    'String getHost()': (_rt, self: UrlValue) => self.url.hostname,
    'String getPath()': (_rt, self: UrlValue) => self.url.pathname,
    'Integer getPort()': (_rt, self: UrlValue) => port(self.url),
    'String getProtocol()': (_rt, self: UrlValue) => self.url.protocol.replace(':', ''),
    'String getQuery()': (_rt, self: UrlValue) => self.url.search.slice(1) || null,
    'String getRef()': (_rt, self: UrlValue) => self.url.hash.slice(1) || null,
    'String toString()': (_rt, self: UrlValue) => self.toString()
  }
});
