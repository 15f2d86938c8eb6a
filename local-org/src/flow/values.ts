/** Compiles the `<value>` parts of a flow: literals, references and texts with merge fields. */
import { compileTemplate } from '../formula/compile.ts';
import type { XmlElement } from '../metadata/xml.ts';
import { childOf, textOf } from '../metadata/xml.ts';
import { ApexDate } from '../values/date.ts';
import { ApexDatetime } from '../values/datetime.ts';
import { Decimal } from '../values/decimal.ts';
import { isApexException } from '../values/exception.ts';
import { ApexList } from '../values/list.ts';
import { ApexTime } from '../values/time.ts';
import type { FlowBuilder } from './builder.ts';
import { formulaScopeOf } from './formula-scope.ts';
import type { FlowValue } from './model.ts';
import { readReference } from './references.ts';

/** The value inside an element such as `<value>`; an empty element is null. */
export function parseValue(builder: FlowBuilder, holder: XmlElement): FlowValue {
  const items = holder.children.filter(({ name }) => name === 'collectionElements');
  if (items.length > 0) {
    const values = items.map((item) => parseValue(builder, item));
    return (interview) =>
      new ApexList(
        'Object',
        values.map((value) => value(interview))
      );
  }
  const formula = childOf(holder, 'formulaExpression');
  if (formula)
    return builder.formula(formula.text, formula.line, textOf(holder, 'formulaDataType'));
  const [node] = holder.children;
  if (!node) return () => null;
  if (node.name === 'stringValue') return parseText(builder, node.text);
  if (node.name === 'elementReference') {
    return parseReference(builder, node.text.trim(), node.line);
  }
  return constant(literalOf(builder, node));
}

function literalOf(builder: FlowBuilder, node: XmlElement): unknown {
  try {
    const value = readLiteral(node);
    if (value !== undefined) return value;
  } catch (error) {
    if (!isApexException(error)) throw error;
    throw builder.error(`<${node.name}> cannot be read: ${error.apexMessage}`, node);
  }
  throw builder.notSupported(`support <${node.name}> as a value`, node);
}

/** undefined for what is no literal; throws an ApexException for a text that is none of its type. */
export function readLiteral(node: XmlElement): unknown {
  const text = node.text.trim();
  switch (node.name) {
    case 'numberValue':
      return text === '' ? null : Decimal.parse(text).stripTrailingZeros();
    case 'booleanValue':
      return text === 'true';
    case 'dateValue':
      return ApexDate.parse(text.slice(0, 10));
    case 'dateTimeValue':
      return ApexDatetime.parse(text);
    case 'timeValue':
      return new ApexTime(Date.parse(`1970-01-01T${text.replace(/Z?$/, 'Z')}`));
  }
  return undefined;
}

/** The value in a child such as `<value>`; null when there is no such child. */
export function parseChild(builder: FlowBuilder, node: XmlElement, tag = 'value'): FlowValue {
  const holder = childOf(node, tag);
  return holder ? parseValue(builder, holder) : () => null;
}

function constant(value: unknown): FlowValue {
  return () => value;
}

/**
 * A text; merge fields `{!…}` in it are filled when it is read.
 * DIFFERS: dates and numbers look as in TEXT(), on the platform as the locale of the user writes them.
 */
export function parseText(builder: FlowBuilder, text: string): FlowValue {
  if (!text.includes('{!')) return constant(text);
  const template = builder.compiled(builder.line, () => compileTemplate(text));
  return (interview) => template.evaluate(formulaScopeOf(builder.engine, interview));
}

export function parseReference(builder: FlowBuilder, text: string, line: number): FlowValue {
  const path = text.split('.');
  builder.references.push({ path, line });
  return (interview) => readReference(builder.engine, interview, path);
}
