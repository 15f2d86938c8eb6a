/** What all calls of ConnectApi share: the rule about tests that see no data, and calls that are not there. */

import { lacking } from '../define.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { StaticImplementation } from '../define.ts';
import { raise } from '../../../values/exception.ts';

/** Tests may call ConnectApi only when they see the data of the org. */
function refuseInSilo(rt: Runtime): void {
  if (rt.test && !rt.test.seesAllData) {
    raise(
      'UnsupportedOperationException',
      'ConnectApi methods are not supported in data siloed tests. Please use @IsTest(SeeAllData=true).'
    );
  }
}

export function connectApiCall(
  methods: Record<string, StaticImplementation>
): Record<string, StaticImplementation> {
  return Object.fromEntries(
    Object.entries(methods).map(([signature, body]): [string, StaticImplementation] => [
      signature,
      (rt, ...args: unknown[]) => {
        refuseInSilo(rt);
        return body(rt, ...args);
      }
    ])
  );
}

/** A call whose types exist so that code compiles; it ends with NotSupported outside of siloed tests. */
export function unsupportedCalls(
  owner: string,
  signatures: string[]
): Record<string, StaticImplementation> {
  return Object.fromEntries(
    signatures.map((signature): [string, StaticImplementation] => {
      const feature = `${owner}.${/(\w+)\(/.exec(signature)?.[1] ?? signature}`;
      const guarded = connectApiCall({ [signature]: lacking(feature) })[signature];
      return [signature, lacking(feature, guarded)];
    })
  );
}
