import { ApexType } from '../../../values/type.ts';
import { call, construct, runtimeWith, staticCall } from '../call-library.ts';
import { CalloutError } from '../../../host.ts';
import type { CompiledClass } from '../../compiled-class.ts';
import type { HttpCallout } from '../../../host.ts';
import type { Runtime } from '../../runtime/runtime.ts';

function requestTo(rt: Runtime, endpoint: string): unknown {
  const request = construct(rt, 'HttpRequest');
  call(rt, 'HttpRequest', 'setEndpoint', request, endpoint);
  call(rt, 'HttpRequest', 'setMethod', request, 'POST');
  call(rt, 'HttpRequest', 'setBody', request, '{"ü":1}');
  call(rt, 'HttpRequest', 'setHeader', request, 'Content-Type', 'application/json');
  return request;
}

const send = (rt: Runtime, request: unknown): unknown =>
  call(rt, 'Http', 'send', construct(rt, 'Http'), request);

describe('Http.send', () => {
  it('passes the request to the org and gives back its answer', () => {
    const sent: HttpCallout[] = [];
    const rt = runtimeWith({
      sendHttp: (callout: HttpCallout) => {
        sent.push(callout);
        return {
          status: 201,
          statusText: 'Created',
          headers: { 'X-Id': '7' },
          body: Buffer.from('ü')
        };
      }
    });
    const response = send(rt, requestTo(rt, 'callout:Service/v1'));
    expect(sent[0]?.body?.toString('utf8')).toBe('{"ü":1}');
    expect(sent[0]?.headers).toEqual([['Content-Type', 'application/json']]);
    expect(sent[0]?.timeoutMs).toBe(10_000);
    expect(call(rt, 'HttpResponse', 'getStatusCode', response)).toBe(201);
    expect(call(rt, 'HttpResponse', 'getHeader', response, 'x-id')).toBe('7');
    expect(call(rt, 'HttpResponse', 'getBody', response)).toBe('ü');
    expect(staticCall(rt, 'Limits', 'getCallouts')).toBe(1);
  });

  it('refuses a callout after changed records', () => {
    const rt = runtimeWith();
    rt.uncommittedWork = true;
    expect(() => send(rt, requestTo(rt, 'callout:Service'))).toThrow(
      'You have uncommitted work pending. Please commit or rollback before calling out'
    );
  });

  it('refuses a callout from a trigger', () => {
    const rt = runtimeWith();
    rt.isTrigger = true;
    expect(() => send(rt, requestTo(rt, 'callout:Service'))).toThrow(
      'Callout from triggers are currently not supported.'
    );
  });

  it('refuses requests and responses above the size of the transaction', () => {
    const sizes = { request: 6_000_001, response: 6_000_001 };
    const rt = runtimeWith({
      sendHttp: () => ({
        status: 200,
        statusText: 'OK',
        headers: {},
        body: Buffer.alloc(sizes.response)
      })
    });
    const request = requestTo(rt, 'callout:Service');
    call(rt, 'HttpRequest', 'setBody', request, 'x'.repeat(sizes.request));
    expect(() => send(rt, request)).toThrow(
      'Exceeded max size limit of 6000000 with request size 6000001'
    );
    expect(() => send(rt, requestTo(rt, 'callout:Service'))).toThrow(
      'Exceeded max size limit of 6000000 with response size 6000001'
    );
  });

  it('turns a broken connection into a CalloutException', () => {
    const rt = runtimeWith({
      sendHttp: () => {
        throw new CalloutError('Read timed out');
      }
    });
    expect(() => send(rt, requestTo(rt, 'callout:Service'))).toThrow(
      expect.objectContaining({
        apexType: 'System.CalloutException',
        apexMessage: 'Read timed out'
      })
    );
  });

  it('needs a mock in a test, and asks it', () => {
    const rt = runtimeWith();
    rt.beginTest();
    expect(() => send(rt, requestTo(rt, 'callout:Service'))).toThrow(
      'Methods defined as TestMethod do not support Web service callouts'
    );
    const response = construct(rt, 'HttpResponse');
    const mock = {
      $class: {
        name: 'ServiceMock',
        methods: [
          {
            name: 'respond',
            isStatic: false,
            parameters: [{ name: 'request', type: 'Object' }],
            invoke: () => response
          }
        ]
      } as unknown as CompiledClass
    };
    rt.classes = { ...rt.classes, isInstance: () => true };
    staticCall(rt, 'Test', 'setMock', new ApexType('HttpCalloutMock'), mock);
    expect(send(rt, requestTo(rt, 'callout:Service'))).toBe(response);
  });

  it('ends the transaction at the 101st callout', () => {
    const rt = runtimeWith();
    rt.limits.spend('callouts', 100);
    expect(() => send(rt, requestTo(rt, 'callout:Service'))).toThrow(
      expect.objectContaining({
        apexType: 'System.LimitException',
        apexMessage: 'Too many callouts: 101'
      })
    );
  });
});
