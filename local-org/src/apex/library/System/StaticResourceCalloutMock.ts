/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_staticresourcecalloutmock.htm */

import { readFileSync } from 'node:fs';
import type { MethodImplementation } from '../define.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { HttpRequestValue } from './HttpRequest.ts';
import { given } from '../../runtime/arguments.ts';
import { HttpResponseValue } from './HttpResponse.ts';
import { platformClass } from '../define.ts';
import { raise } from '../../../values/exception.ts';

/** Answers callouts with the content of static resources: one for all, or one for each endpoint. */
export class StaticResourceMock {
  readonly $type: string;
  resource: string | null = null;
  readonly byEndpoint = new Map<string, string>();
  status: string | null = null;
  statusCode = 200;
  readonly headers = new Map<string, string>();

  constructor(type: string) {
    this.$type = type;
  }

  respond(rt: Runtime, request: HttpRequestValue): HttpResponseValue {
    const name = this.byEndpoint.get(request.endpoint ?? '') ?? this.resource;
    if (name === null) {
      raise('CalloutException', `No static resource is set for ${request.endpoint}`);
    }
    const response = new HttpResponseValue();
    response.body = contentOf(rt, name);
    response.statusCode = this.statusCode;
    response.status = this.status;
    for (const [header, value] of this.headers) response.headers.set(header, value);
    return response;
  }
}

function contentOf(rt: Runtime, name: string): Buffer {
  const resource = rt.host.project.staticResources.find(
    (candidate) => candidate.name.toLowerCase() === name.toLowerCase()
  );
  if (!resource || resource.isFolder) {
    raise('CalloutException', `Static resource ${name} does not exist`);
  }
  return readFileSync(resource.contentPath);
}

const common: Record<string, MethodImplementation> = {
  'void setHeader(String name, String value)': (
    _rt,
    self: StaticResourceMock,
    name: string | null,
    value: string | null
  ) => {
    self.headers.set(given(name), value ?? '');
  },
  'void setStatus(String status)': (_rt, self: StaticResourceMock, status: string | null) => {
    self.status = status;
  },
  'void setStatusCode(Integer code)': (_rt, self: StaticResourceMock, code: number | null) => {
    self.statusCode = given(code);
  }
};

const isMock =
  (type: string) =>
  (value: unknown): boolean =>
    value instanceof StaticResourceMock && value.$type === type;

const SINGLE = 'System.StaticResourceCalloutMock';
const MULTIPLE = 'System.MultiStaticResourceCalloutMock';

export const StaticResourceCalloutMockClass = platformClass(SINGLE, {
  implements: ['HttpCalloutMock'],
  isInstance: isMock(SINGLE),
  constructors: { 'StaticResourceCalloutMock()': () => new StaticResourceMock(SINGLE) },
  methods: {
    ...common,
    'void setStaticResource(String name)': (_rt, self: StaticResourceMock, name: string | null) => {
      self.resource = given(name);
    }
  }
});

export const MultiStaticResourceCalloutMockClass = platformClass(MULTIPLE, {
  implements: ['HttpCalloutMock'],
  isInstance: isMock(MULTIPLE),
  constructors: { 'MultiStaticResourceCalloutMock()': () => new StaticResourceMock(MULTIPLE) },
  methods: {
    ...common,
    'void setStaticResource(String endpoint, String name)': (
      _rt,
      self: StaticResourceMock,
      endpoint: string | null,
      name: string | null
    ) => {
      self.byEndpoint.set(given(endpoint), given(name));
    }
  }
});
