/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_restcontext.htm */

import type { InstanceProperty, PlatformClassBody } from '../define.ts';
import { ApexMap } from '../../../values/map.ts';
import type { Blob } from '../../../values/blob.ts';
import { given } from '../../runtime/arguments.ts';
import { InsensitiveMap } from '../../runtime/insensitive-map.ts';
import { platformClass } from '../define.ts';

export class RestRequestValue {
  readonly $type = 'System.RestRequest';
  headers: ApexMap = new InsensitiveMap('String', 'String');
  params = new ApexMap('String', 'String');
  httpMethod: string | null = null;
  remoteAddress: string | null = null;
  requestURI: string | null = null;
  resourcePath: string | null = null;
  requestBody: Blob | null = null;
}

export class RestResponseValue {
  readonly $type = 'System.RestResponse';
  headers: ApexMap = new InsensitiveMap('String', 'String');
  statusCode: number | null = null;
  responseBody: Blob | null = null;
}

/** A property that can be read and set, kept in the field of the same name. */
function fields<T extends object>(
  types: Partial<Record<keyof T & string, string>>
): NonNullable<PlatformClassBody['properties']> {
  return Object.fromEntries(
    Object.entries(types).map(([name, type]): [string, InstanceProperty] => [
      `${String(type)} ${name}`,
      {
        get: (_rt, self: Record<string, unknown>) => self[name],
        set: (_rt, self: Record<string, unknown>, value: unknown) => {
          self[name] = value;
        }
      }
    ])
  );
}

export const RestRequestClass = platformClass('System.RestRequest', {
  isInstance: (value) => value instanceof RestRequestValue,
  constructors: { 'RestRequest()': () => new RestRequestValue() },
  properties: fields<RestRequestValue>({
    headers: 'Map<String, String>',
    params: 'Map<String, String>',
    httpMethod: 'String',
    remoteAddress: 'String',
    requestURI: 'String',
    resourcePath: 'String',
    requestBody: 'Blob'
  }),
  methods: {
    'void addHeader(String name, String value)': (
      _rt,
      self: RestRequestValue,
      name: string | null,
      value: string | null
    ) => {
      self.headers.put(given(name), value);
    },
    'void addParameter(String name, String value)': (
      _rt,
      self: RestRequestValue,
      name: string | null,
      value: string | null
    ) => {
      self.params.put(given(name), value);
    }
  }
});

export const RestResponseClass = platformClass('System.RestResponse', {
  isInstance: (value) => value instanceof RestResponseValue,
  constructors: { 'RestResponse()': () => new RestResponseValue() },
  properties: fields<RestResponseValue>({
    headers: 'Map<String, String>',
    statusCode: 'Integer',
    responseBody: 'Blob'
  }),
  methods: {
    'void addHeader(String name, String value)': (
      _rt,
      self: RestResponseValue,
      name: string | null,
      value: string | null
    ) => {
      self.headers.put(given(name), value);
    }
  }
});

/** Request and response belong to the transaction; code outside of a REST call finds null. */
export const RestContextClass = platformClass('System.RestContext', {
  staticProperties: {
    'RestRequest request': {
      get: (rt) => rt.rest.request,
      set: (rt, value: RestRequestValue | null) => {
        rt.rest.request = value;
      }
    },
    'RestResponse response': {
      get: (rt) => rt.rest.response,
      set: (rt, value: RestResponseValue | null) => {
        rt.rest.response = value;
      }
    }
  }
});
