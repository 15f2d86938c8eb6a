/** Formulas of flows: they must compile, name what exists and give the type that is wanted. */
import { FormulaError } from '../../formula/ast.ts';
import { compileFormula } from '../../formula/compile.ts';
import type { FormulaType, TypeOfPath } from '../../formula/types.ts';
import { textOf, type XmlElement } from '../../metadata/xml.ts';
import { fieldType, UnknownPath } from './fields.ts';
import type { FlowCheck } from './flow-check.ts';
import { accepts, describeType, flowFormulaType, ofFormula } from './flow-type.ts';
import type { FlowType } from './flow-type.ts';
import { pathType } from './paths.ts';

/** `wanted` is the type of the result, null where every type will do. */
export function checkFormula(flow: FlowCheck, node: XmlElement, wanted: FlowType | null): void {
  if (node.text.trim() === '') return;
  let unknown: UnknownPath | null = null;
  const typeOfPath: TypeOfPath = (path) => {
    try {
      return formulaPath(flow, path);
    } catch (error) {
      if (!(error instanceof UnknownPath)) throw error;
      unknown = error;
      return undefined;
    }
  };
  try {
    const { type } = compileFormula(node.text, typeOfPath, refusedFunctions(flow));
    checkResult(flow, node, type, wanted);
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    const line = node.line + error.line - 1;
    const missing = unknown as UnknownPath | null;
    if (missing) flow.report({ line }, 'flow-reference', missing.message, missing.fix);
    else flow.report({ line }, 'flow-formula', `The formula is wrong: ${error.message}.`);
  }
}

const NEVER = ['IMAGE', 'VLOOKUP'];
/** They compare the record that is being saved with what it was. */
const OF_SAVED_RECORDS = ['ISCHANGED', 'ISCLONE', 'ISNEW', 'PRIORVALUE'];
const EVERYWHERE: ReadonlySet<string> = new Set(NEVER);
const WITHOUT_RECORD: ReadonlySet<string> = new Set([...NEVER, ...OF_SAVED_RECORDS]);

function refusedFunctions({ start }: FlowCheck): ReadonlySet<string> {
  const trigger = start && textOf(start, 'triggerType');
  return trigger?.startsWith('Record') ? EVERYWHERE : WITHOUT_RECORD;
}

/** Entry formulas may name a field of the record without `$Record`. */
function formulaPath(flow: FlowCheck, path: readonly string[]): FormulaType {
  const [first = ''] = path;
  if (first.startsWith('$') || flow.resource(first) || !flow.recordObject) {
    return flowFormulaType(pathType(flow, path));
  }
  return flowFormulaType(fieldType(flow, flow.recordObject, path));
}

function checkResult(
  flow: FlowCheck,
  node: XmlElement,
  type: FormulaType,
  wanted: FlowType | null
): void {
  const result = ofFormula(type);
  if (!wanted || !result) return;
  const isText = result.kind === 'String';
  const fits = isText
    ? accepts(wanted, result)
    : wanted.kind !== 'String' && accepts(wanted, result);
  if (fits) return;
  flow.report(
    node,
    'flow-formula',
    `The formula gives ${describeType(result)}, not ${describeType(wanted)}.`,
    'Make the formula and its data type agree.'
  );
}
