/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_url.htm */

import { given } from '../../runtime/arguments.ts';
import { platformClass } from '../define.ts';
import { ORG_ADDRESS } from '../../../values/org-address.ts';
import { raise } from '../../../values/exception.ts';

const DEFAULT_PORTS: Record<string, number> = { http: 80, https: 443, ftp: 21 };
const PARTS = /^([a-zA-Z][a-zA-Z0-9+.-]*):(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s;

/** The parts of a URL as java.net.URL reads them: nothing is normalised. */
export class UrlValue {
  readonly $type = 'System.URL';
  readonly text: string;
  readonly protocol: string;
  readonly authority: string;
  readonly path: string;
  readonly query: string | null;
  readonly ref: string | null;

  constructor(text: string) {
    const match = PARTS.exec(text.trim());
    if (!match) raise('StringException', `no protocol: ${text}`);
    this.protocol = (match[1] ?? '').toLowerCase();
    if (DEFAULT_PORTS[this.protocol] === undefined) {
      raise('StringException', `unknown protocol: ${this.protocol}`);
    }
    this.authority = match[2] ?? '';
    this.path = match[3] ?? '';
    this.query = match[4] ?? null;
    this.ref = match[5] ?? null;
    this.text = `${this.protocol}${text.trim().slice(this.protocol.length)}`;
  }

  get userInfo(): string | null {
    const at = this.authority.lastIndexOf('@');
    return at < 0 ? null : this.authority.slice(0, at);
  }

  get host(): string {
    return this.hostAndPort.replace(/:\d*$/, '');
  }

  /** -1 when the URL names none. */
  get port(): number {
    const digits = /:(\d+)$/.exec(this.hostAndPort)?.[1];
    return digits === undefined ? -1 : Number(digits);
  }

  private get hostAndPort(): string {
    return this.authority.slice(this.authority.lastIndexOf('@') + 1);
  }

  get defaultPort(): number {
    return DEFAULT_PORTS[this.protocol] ?? -1;
  }

  get file(): string {
    return this.query === null ? this.path : `${this.path}?${this.query}`;
  }

  /** The same file: everything but the reference. */
  sameFile(other: UrlValue): boolean {
    const port = (url: UrlValue): number => (url.port < 0 ? url.defaultPort : url.port);
    return (
      this.protocol === other.protocol &&
      this.host.toLowerCase() === other.host.toLowerCase() &&
      port(this) === port(other) &&
      this.file === other.file
    );
  }

  hashText(): string {
    return `url:${this.text}`;
  }

  toString(): string {
    return this.text;
  }
}

/** A URL from a context and a specification that may be relative to it. */
function relative(context: UrlValue | null, spec: string | null): UrlValue {
  if (context === null || PARTS.test(given(spec))) return new UrlValue(given(spec));
  return new UrlValue(new URL(given(spec), context.text).href);
}

function composed(
  protocol: string | null,
  host: string | null,
  port: number | null,
  file: string | null
): UrlValue {
  const authority = port === null || port < 0 ? given(host) : `${given(host)}:${port}`;
  return new UrlValue(`${given(protocol)}://${authority}${given(file)}`);
}

export const UrlClass = platformClass('System.URL', {
  isInstance: (value) => value instanceof UrlValue,
  constructors: {
    'URL(String text)': (_rt, text: string | null) => new UrlValue(given(text)),
    'URL(URL context, String text)': (_rt, context: UrlValue | null, text: string | null) =>
      relative(context, text),
    'URL(String protocol, String host, String file)': (
      _rt,
      protocol: string | null,
      host: string | null,
      file: string | null
    ) => composed(protocol, host, null, file),
    'URL(String protocol, String host, Integer port, String file)': (
      _rt,
      protocol: string | null,
      host: string | null,
      port: number | null,
      file: string | null
    ) => composed(protocol, host, given(port), file)
  },
  statics: {
    'URL getOrgDomainUrl()': () => new UrlValue(ORG_ADDRESS),
    'URL getSalesforceBaseUrl()': () => new UrlValue(ORG_ADDRESS),
    'URL getCurrentRequestUrl()': () => new UrlValue(ORG_ADDRESS),
    'String getFileFieldURL(String recordId, String field)': (
      _rt,
      recordId: string | null,
      field: string | null
    ) => {
      if (!/^[0-9a-zA-Z]{15}(?:[0-9a-zA-Z]{3})?$/.test(given(recordId))) {
        raise('StringException', `Invalid id: ${given(recordId)}`);
      }
      return `/servlet/servlet.FileDownload?file=${given(recordId)}&field=${given(field)}`;
    }
  },
  methods: {
    'String toExternalForm()': (_rt, self: UrlValue) => self.text,
    'String getAuthority()': (_rt, self: UrlValue) => self.authority,
    'Integer getDefaultPort()': (_rt, self: UrlValue) => self.defaultPort,
    'String getFile()': (_rt, self: UrlValue) => self.file,
    'String getHost()': (_rt, self: UrlValue) => self.host,
    'String getPath()': (_rt, self: UrlValue) => self.path,
    'Integer getPort()': (_rt, self: UrlValue) => self.port,
    'String getProtocol()': (_rt, self: UrlValue) => self.protocol,
    'String getQuery()': (_rt, self: UrlValue) => self.query,
    'String getRef()': (_rt, self: UrlValue) => self.ref,
    'String getUserInfo()': (_rt, self: UrlValue) => self.userInfo,
    'Boolean sameFile(URL other)': (_rt, self: UrlValue, other: UrlValue | null) =>
      self.sameFile(given(other)),
    'String toString()': (_rt, self: UrlValue) => self.text
  }
});
