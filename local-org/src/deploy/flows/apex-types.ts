/** Apex types as flows see them: parameters of actions, fields of Apex-defined types. */
import type { Schema } from '../../metadata/schema.ts';
import { ANY, collectionOf, typeOf } from './flow-type.ts';
import type { FlowKind, FlowType } from './flow-type.ts';

/** "Apex Data Type, Flow Data Type" of the help. */
const SIMPLE = new Map<string, FlowKind>(
  Object.entries({
    boolean: 'Boolean',
    date: 'Date',
    datetime: 'DateTime',
    decimal: 'Number',
    double: 'Number',
    id: 'String',
    integer: 'Number',
    long: 'Number',
    string: 'String',
    time: 'Time'
  })
);

export interface ApexTypes {
  schema: Schema;
  /** Is there a class of the name that compiles? */
  isClass(name: string): boolean;
}

export function apexFlowType(types: ApexTypes, text: string): FlowType {
  const list = /^(?:System\.)?List\s*<(.*)>$/i.exec(text.trim());
  if (list) {
    const item = apexFlowType(types, list[1]!);
    return item.isCollection ? ANY : collectionOf(item);
  }
  const name = text.trim().replace(/^(System|Schema)\./i, '');
  const kind = SIMPLE.get(name.toLowerCase());
  if (kind) return typeOf(kind);
  if (name.toLowerCase() === 'sobject') return typeOf('SObject');
  const object = types.schema.object(name);
  // A class may have the name of an object: which one is meant is for the compiler to say.
  if (types.isClass(name)) return object ? ANY : typeOf('Apex', false, name);
  return object ? typeOf('SObject', false, object.name) : ANY;
}
