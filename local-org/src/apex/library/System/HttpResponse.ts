/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_restful_http_httpresponse.htm */

import { ApexList } from '../../../values/list.ts';
import { Blob } from '../../../values/blob.ts';
import { given } from '../../runtime/arguments.ts';
import { HttpHeaders } from '../../runtime/http-headers.ts';
import { platformClass } from '../define.ts';

export class HttpResponseValue {
  readonly $type = 'System.HttpResponse';
  body: Buffer = Buffer.alloc(0);
  status: string | null = null;
  statusCode = 0;
  readonly headers = new HttpHeaders();

  toString(): string {
    return `System.HttpResponse[Status=${this.status}, StatusCode=${this.statusCode}]`;
  }
}

export const HttpResponseClass = platformClass('System.HttpResponse', {
  isInstance: (value) => value instanceof HttpResponseValue,
  constructors: { 'HttpResponse()': () => new HttpResponseValue() },
  methods: {
    'String getBody()': (_rt, self: HttpResponseValue) => self.body.toString('utf8'),
    'Blob getBodyAsBlob()': (_rt, self: HttpResponseValue) => new Blob(self.body),
    'String getHeader(String name)': (_rt, self: HttpResponseValue, name: string | null) =>
      self.headers.get(given(name)),
    // UNVERIFIED: that the names come in the order of the alphabet.
    'List<String> getHeaderKeys()': (_rt, self: HttpResponseValue) =>
      new ApexList('String', self.headers.names().sort()),
    'String getStatus()': (_rt, self: HttpResponseValue) => self.status,
    'Integer getStatusCode()': (_rt, self: HttpResponseValue) => self.statusCode,
    'void setBody(String body)': (_rt, self: HttpResponseValue, body: string | null) => {
      self.body = Buffer.from(given(body), 'utf8');
    },
    'void setBodyAsBlob(Blob body)': (_rt, self: HttpResponseValue, body: Blob | null) => {
      self.body = given(body).bytes;
    },
    'void setHeader(String name, String value)': (
      _rt,
      self: HttpResponseValue,
      name: string | null,
      value: string | null
    ) => self.headers.set(given(name), value ?? ''),
    'void setStatus(String status)': (_rt, self: HttpResponseValue, status: string | null) => {
      self.status = status;
    },
    'void setStatusCode(Integer code)': (_rt, self: HttpResponseValue, code: number | null) => {
      self.statusCode = given(code);
    },
    'String toString()': (_rt, self: HttpResponseValue) => self.toString()
  }
});
