/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_restful_http_http.htm */

import type { Runtime } from '../../runtime/runtime.ts';
import { given } from '../../runtime/arguments.ts';
import type { HttpRequestValue } from './HttpRequest.ts';
import { HttpResponseValue } from './HttpResponse.ts';
import { platformClass } from '../define.ts';
import { raise } from '../../../values/exception.ts';
import { StaticResourceMock } from './StaticResourceCalloutMock.ts';

class HttpValue {
  readonly $type = 'System.Http';
}

const BODILESS = new Set(['GET', 'HEAD']);

function send(rt: Runtime, request: HttpRequestValue): HttpResponseValue {
  const { endpoint, method } = request;
  if (!endpoint) raise('CalloutException', 'endpoint cannot be null or empty');
  if (!method) raise('CalloutException', 'HTTP method cannot be null or empty');
  rt.limits.spend('callouts');
  refuseByContext(rt);
  if (rt.uncommittedWork || (rt.test === null && rt.host.hasChanges())) {
    raise(
      'CalloutException',
      'You have uncommitted work pending. Please commit or rollback before calling out'
    );
  }
  checkSize(rt, 'request', request.body?.length ?? 0);
  return rt.test ? answerOfMock(rt, request) : answerOfService(rt, request, endpoint, method);
}

/** Triggers never call out, jobs only when their class or annotation says so. */
function refuseByContext(rt: Runtime): void {
  if (rt.isTrigger) raise('CalloutException', 'Callout from triggers are currently not supported.');
  const job = rt.host.runningJob();
  if (job === null || job.mayCallOut()) return;
  raise(
    'CalloutException',
    job.kind === 'scheduled'
      ? 'Callout from scheduled Apex not supported.'
      : 'Callout not allowed from this future method. Please enable callout by annotating the ' +
          'future method. eg: @Future(callout=true)'
  );
}

function checkSize(rt: Runtime, what: 'request' | 'response', size: number): void {
  const maximum = rt.limits.kind === 'synchronous' ? 6_000_000 : 12_000_000;
  if (size > maximum) {
    raise('CalloutException', `Exceeded max size limit of ${maximum} with ${what} size ${size}`);
  }
}

function answerOfMock(rt: Runtime, request: HttpRequestValue): HttpResponseValue {
  const mock = rt.test?.mocks.get('httpcalloutmock');
  if (mock instanceof StaticResourceMock) return mock.respond(rt, request);
  if (mock === undefined) {
    // UNVERIFIED: the type of this exception; the text is the platform's.
    raise('TypeException', 'Methods defined as TestMethod do not support Web service callouts');
  }
  const response = rt.invoke(mock, 'respond', [request]);
  if (response === null) raise('CalloutException', 'The callout mock answered null');
  return response as HttpResponseValue;
}

function answerOfService(
  rt: Runtime,
  request: HttpRequestValue,
  endpoint: string,
  method: string
): HttpResponseValue {
  const answer = calledOut(rt, {
    endpoint,
    method,
    headers: request.headers.all(),
    body: BODILESS.has(method.toUpperCase()) ? null : request.body,
    timeoutMs: request.timeoutMs
  });
  checkSize(rt, 'response', answer.body.length);
  const response = new HttpResponseValue();
  response.status = answer.statusText;
  response.statusCode = answer.status;
  response.body = answer.body;
  for (const [name, value] of Object.entries(answer.headers)) response.headers.set(name, value);
  return response;
}

function calledOut(
  rt: Runtime,
  callout: Parameters<Runtime['host']['sendHttp']>[0]
): ReturnType<Runtime['host']['sendHttp']> {
  try {
    return rt.host.sendHttp(callout);
  } catch (error) {
    if (error instanceof Error && error.name === 'CalloutError') {
      raise('CalloutException', error.message);
    }
    throw error;
  }
}

export const HttpClass = platformClass('System.Http', {
  isInstance: (value) => value instanceof HttpValue,
  constructors: { 'Http()': () => new HttpValue() },
  methods: {
    'HttpResponse send(HttpRequest request)': (
      rt,
      _self: HttpValue,
      request: HttpRequestValue | null
    ) => send(rt, given(request)),
    'String toString()': () => 'System.Http[]'
  }
});
