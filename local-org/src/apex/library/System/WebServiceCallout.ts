/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_interface_webservicemock.htm */

import type { ApexList } from '../../../values/list.ts';
import type { ApexMap } from '../../../values/map.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { given } from '../../runtime/arguments.ts';
import { NotSupported } from '../../../values/errors.ts';
import { platformClass, platformInterface } from '../define.ts';
import { raise } from '../../../values/exception.ts';

export const WebServiceMockInterface = platformInterface('System.WebServiceMock', [
  'void doInvoke(Object stub, Object request, Map<String, Object> response, String endpoint, String soapAction, String requestName, String responseNamespace, String responseName, String responseType)'
]);

/** `info` is what the generated stub says: endpoint, SOAP action, request and response names, response type. */
function invoke(
  rt: Runtime,
  stub: unknown,
  request: unknown,
  response: ApexMap,
  info: ApexList
): void {
  rt.limits.spend('callouts');
  if (!rt.test) throw new NotSupported('SOAP callouts outside of tests');
  const mock = rt.test.mocks.get('webservicemock');
  if (mock === undefined) {
    raise('TypeException', 'Methods defined as TestMethod do not support Web service callouts');
  }
  const [endpoint, soapAction, , requestName, namespace, responseName, type] = info.items;
  rt.invoke(mock, 'doInvoke', [
    stub,
    request,
    response,
    endpoint ?? null,
    soapAction ?? null,
    requestName ?? null,
    namespace ?? null,
    responseName ?? null,
    type ?? null
  ]);
}

export const WebServiceCalloutClass = platformClass('System.WebServiceCallout', {
  statics: {
    'void invoke(Object stub, Object request, Map<String, Object> response, List<String> info)': (
      rt,
      stub: unknown,
      request: unknown,
      response: ApexMap | null,
      info: ApexList | null
    ) => invoke(rt, stub, request, given(response), given(info))
  }
});
