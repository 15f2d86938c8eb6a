/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_restful_http_httprequest.htm */

import { Blob } from '../../../values/blob.ts';
import { given } from '../../runtime/arguments.ts';
import { HttpHeaders } from '../../runtime/http-headers.ts';
import { platformClass } from '../define.ts';
import { raise } from '../../../values/exception.ts';

const LONGEST_TIMEOUT = 120_000;

export class HttpRequestValue {
  readonly $type = 'System.HttpRequest';
  endpoint: string | null = null;
  method: string | null = null;
  body: Buffer | null = null;
  compressed = false;
  timeoutMs = 10_000;
  readonly headers = new HttpHeaders();

  toString(): string {
    return `System.HttpRequest[Endpoint=${this.endpoint}, Method=${this.method}]`;
  }
}

function setTimeout(self: HttpRequestValue, timeout: number): void {
  if (timeout < 1 || timeout > LONGEST_TIMEOUT) {
    raise('InvalidReadTimeoutException', `Invalid read timeout: ${timeout}`);
  }
  self.timeoutMs = timeout;
}

export const HttpRequestClass = platformClass('System.HttpRequest', {
  isInstance: (value) => value instanceof HttpRequestValue,
  constructors: { 'HttpRequest()': () => new HttpRequestValue() },
  methods: {
    'String getBody()': (_rt, self: HttpRequestValue) => self.body?.toString('utf8') ?? '',
    'Blob getBodyAsBlob()': (_rt, self: HttpRequestValue) => new Blob(self.body ?? Buffer.alloc(0)),
    'Boolean getCompressed()': (_rt, self: HttpRequestValue) => self.compressed,
    'String getEndpoint()': (_rt, self: HttpRequestValue) => self.endpoint,
    'String getHeader(String name)': (_rt, self: HttpRequestValue, name: string | null) =>
      self.headers.get(given(name)),
    'String getMethod()': (_rt, self: HttpRequestValue) => self.method,
    'void setBody(String body)': (_rt, self: HttpRequestValue, body: string | null) => {
      self.body = Buffer.from(given(body), 'utf8');
    },
    'void setBodyAsBlob(Blob body)': (_rt, self: HttpRequestValue, body: Blob | null) => {
      self.body = given(body).bytes;
    },
    'void setCompressed(Boolean compressed)': (
      _rt,
      self: HttpRequestValue,
      compressed: boolean
    ) => {
      self.compressed = compressed;
    },
    'void setEndpoint(String endpoint)': (_rt, self: HttpRequestValue, endpoint: string | null) => {
      self.endpoint = given(endpoint);
    },
    'void setHeader(String name, String value)': (
      _rt,
      self: HttpRequestValue,
      name: string | null,
      value: string | null
    ) => self.headers.set(given(name), value ?? ''),
    'void setMethod(String method)': (_rt, self: HttpRequestValue, method: string | null) => {
      self.method = given(method);
    },
    'void setTimeout(Integer milliseconds)': (_rt, self: HttpRequestValue, timeout: number) =>
      setTimeout(self, given(timeout)),
    'String toString()': (_rt, self: HttpRequestValue) => self.toString()
  }
});
