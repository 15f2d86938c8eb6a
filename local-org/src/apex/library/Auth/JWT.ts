/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Auth_JWT.htm */

import type { ApexMap } from '../../../values/map.ts';
import type { MethodImplementation } from '../define.ts';
import type { RecordValue } from '../record-class.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { compactText, JsonWriter } from '../../runtime/json-write.ts';
import { recordClass } from '../record-class.ts';

const PROPERTIES: Record<string, string> = {
  AdditionalClaims: 'Map<String, Object>',
  Aud: 'String',
  Iss: 'String',
  NbfClockSkew: 'Integer',
  Sub: 'String',
  ValidityLength: 'Integer'
};

const USUAL_SECONDS = 300;

const accessors = Object.fromEntries(
  Object.entries(PROPERTIES).flatMap(([name, type]): [string, MethodImplementation][] => [
    [`${type} get${name}()`, (_rt, self: RecordValue) => self.get(name)],
    [
      `void set${name}(${type} value)`,
      (_rt, self: RecordValue, value: unknown) => self.set(name, value)
    ]
  ])
);

/** The claims as JSON, with the times that the token counts from. */
function claimsText(rt: Runtime, self: RecordValue): string {
  const now = Math.floor(rt.host.now() / 1000);
  const length = (self.get('ValidityLength') as number | null) ?? USUAL_SECONDS;
  const skew = (self.get('NbfClockSkew') as number | null) ?? 0;
  const claims: Record<string, unknown> = {
    iss: self.get('Iss'),
    aud: self.get('Aud'),
    sub: self.get('Sub'),
    iat: now,
    exp: now + length,
    ...(skew ? { nbf: now - skew } : {})
  };
  const additional = self.get('AdditionalClaims') as ApexMap | null;
  for (const [name, value] of additional?.entries() ?? []) claims[String(name)] = value;
  const writer = new JsonWriter(rt, { suppressNulls: true });
  const entries = Object.entries(claims).filter(([, value]) => value !== null);
  return compactText({ entries: entries.map(([name, value]) => [name, writer.tree(value)]) });
}

export const JwtClass = recordClass('Auth.JWT', [], {
  methods: {
    ...accessors,
    'String toJSONString()': (rt, self: RecordValue) => claimsText(rt, self)
  }
});
