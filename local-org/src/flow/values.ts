/** Compiles the `<value>` parts of a flow: literals, references and texts with merge fields. */
import { compileTemplate } from '../formula/compile.ts';
import type { XmlElement } from '../metadata/xml.ts';
import { ApexDate } from '../values/date.ts';
import { ApexDatetime } from '../values/datetime.ts';
import { Decimal } from '../values/decimal.ts';
import type { FlowBuilder } from './builder.ts';
import { FlowLoadError } from './errors.ts';
import { formulaScopeOf } from './formula-scope.ts';
import type { FlowValue } from './model.ts';
import { readReference } from './references.ts';

/** The value inside an element such as `<value>`; an empty element is null. */
export function parseValue(builder: FlowBuilder, holder: XmlElement): FlowValue {
  const [node] = holder.children;
  if (!node) return () => null;
  const text = node.text.trim();
  switch (node.name) {
    case 'stringValue':
      return parseText(builder, node.text);
    case 'numberValue':
      return constant(Decimal.parse(text));
    case 'booleanValue':
      return constant(text === 'true');
    case 'dateValue':
      return constant(ApexDate.parse(text.slice(0, 10)));
    case 'dateTimeValue':
      return constant(ApexDatetime.parse(text));
    case 'elementReference':
      return parseReference(builder, text, node.line);
  }
  throw new FlowLoadError(
    `local-org does not support <${node.name}> as a value`,
    builder.file,
    node.line
  );
}

function constant(value: unknown): FlowValue {
  return () => value;
}

/** A text; merge fields `{!…}` in it are filled when it is read. */
export function parseText(builder: FlowBuilder, text: string): FlowValue {
  if (!text.includes('{!')) return constant(text);
  const template = compileTemplate(text);
  builder.references.push(...template.references.map((path) => ({ path, line: builder.line })));
  return (interview) => template.evaluate(formulaScopeOf(builder.engine, interview));
}

export function parseReference(builder: FlowBuilder, text: string, line: number): FlowValue {
  const path = text.split('.');
  builder.references.push({ path, line });
  return (interview) => readReference(builder.engine, interview, path);
}
