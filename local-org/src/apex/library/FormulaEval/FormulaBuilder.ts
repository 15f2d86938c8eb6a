/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_formulaeval_FormulaBuilder.htm */

import type { ApexType } from '../../../values/type.ts';
import type { CompiledFormula } from '../../../formula/compile.ts';
import type { EnumValue } from '../../../values/enum.ts';
import type { FormulaScope } from '../../../formula/scope.ts';
import type { FormulaType } from '../../../formula/types.ts';
import type { ApexList } from '../../../values/list.ts';
import type { PlatformClass } from '../define.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { ApexSet } from '../../../values/set.ts';
import { compileFormula, compileTemplate } from '../../../formula/compile.ts';
import { contextTypes, readContext, requireGlobalClass } from './context.ts';
import { given } from '../../runtime/arguments.ts';
import { platformClass } from '../define.ts';
import { raise } from '../../../values/exception.ts';
import { returned, RETURN_TYPES } from './return-types.ts';
import { SObject } from '../../../values/sobject.ts';
import { SObjectTypeToken } from '../../runtime/tokens.ts';

class BuilderValue {
  readonly $type = 'FormulaEval.FormulaBuilder';
  formula: string | null = null;
  returnType: EnumValue | null = null;
  context: ApexType | SObjectTypeToken | null = null;
  isTemplate = false;
  blankAsZero = false;
  globals = new Set<string>();
}

class InstanceValue {
  readonly $type = 'FormulaEval.FormulaInstance';
  readonly compiled: CompiledFormula;
  readonly builder: BuilderValue;

  constructor(compiled: CompiledFormula, builder: BuilderValue) {
    this.compiled = compiled;
    this.builder = builder;
  }
}

function build(rt: Runtime, self: BuilderValue): InstanceValue {
  if (self.formula === null) raise('FormulaValidationException', 'The formula text is missing.');
  if (self.returnType === null) raise('FormulaValidationException', 'The return type is missing.');
  if (self.context === null) raise('FormulaValidationException', 'The context type is missing.');
  const contextName =
    self.context instanceof SObjectTypeToken ? self.context.object.name : self.context.name;
  requireGlobalClass(rt, contextName);
  const known = contextTypes(rt, contextName);
  const typeOf = (path: readonly string[]): FormulaType | undefined =>
    path[0]?.startsWith('$') ? globalType(self, path) : known(path);
  const compiled = compile(self, typeOf);
  const allowed = RETURN_TYPES[self.returnType.name] ?? [];
  if (!self.isTemplate && ![...allowed, 'Any', 'Null'].includes(compiled.type)) {
    raise(
      'FormulaValidationException',
      `Formula result is data type (${compiled.type}), incompatible with expected data type (${self.returnType.name}).`
    );
  }
  return new InstanceValue(compiled, { ...self, globals: new Set(self.globals) } as BuilderValue);
}

function globalType(self: BuilderValue, path: readonly string[]): FormulaType | undefined {
  return self.globals.has((path[0] ?? '').slice(1).toUpperCase()) ? 'Any' : undefined;
}

function compile(
  self: BuilderValue,
  typeOf: (path: readonly string[]) => FormulaType | undefined
): CompiledFormula {
  try {
    const text = given(self.formula);
    return self.isTemplate ? compileTemplate(text, typeOf) : compileFormula(text, typeOf);
  } catch (error) {
    if (!isFormulaError(error)) throw error;
    return raise('FormulaValidationException', error.reason);
  }
}

function isFormulaError(error: unknown): error is Error & { reason: string } {
  return error instanceof Error && error.name === 'FormulaError' && 'reason' in error;
}

function evaluate(rt: Runtime, self: InstanceValue, context: unknown): unknown {
  const { builder, compiled } = self;
  const source = given(context);
  const isRecord = builder.context instanceof SObjectTypeToken;
  if (isRecord && !(source instanceof SObject && source.type === contextType(builder))) {
    raise('FormulaEvaluationException', `The context is no ${contextType(builder)}.`);
  }
  const scope: FormulaScope = {
    value: (path) =>
      path[0]?.startsWith('$') ? rt.host.formulaGlobal(path) : readContext(rt, source, path),
    now: () => rt.host.now(),
    timeZone: rt.host.timeZone(),
    blankAsZero: builder.blankAsZero
  };
  try {
    return returned(given(builder.returnType).name, compiled.evaluate(scope));
  } catch (error) {
    if (!isFormulaError(error)) throw error;
    return raise('FormulaEvaluationException', error.reason);
  }
}

function contextType({ context }: BuilderValue): string {
  return context instanceof SObjectTypeToken ? context.object.name : (context?.name ?? '');
}

function referencedFields({ compiled }: InstanceValue): ApexSet {
  const names = compiled.references
    .filter((path) => !path[0]?.startsWith('$'))
    .map((path) => path.join('.'));
  return new ApexSet('String', names);
}

const BUILDER = 'FormulaEval.FormulaBuilder';

export const builderClasses: PlatformClass[] = [
  platformClass(BUILDER, {
    isInstance: (value) => value instanceof BuilderValue,
    methods: {
      'FormulaEval.FormulaInstance build()': (rt, self: BuilderValue) => build(rt, self),
      [`${BUILDER} parseAsTemplate(Boolean isTemplate)`]: (
        _rt,
        self: BuilderValue,
        isTemplate: boolean | null
      ) => Object.assign(self, { isTemplate: given(isTemplate) }),
      [`${BUILDER} treatNumericNullAsZero(Boolean isZero)`]: (
        _rt,
        self: BuilderValue,
        isZero: boolean | null
      ) => Object.assign(self, { blankAsZero: given(isZero) }),
      [`${BUILDER} withFormula(String formula)`]: (
        _rt,
        self: BuilderValue,
        formula: string | null
      ) => Object.assign(self, { formula }),
      [`${BUILDER} withGlobalVariables(List<FormulaEval.FormulaGlobal> globals)`]: (
        _rt,
        self: BuilderValue,
        globals: ApexList | null
      ) => {
        for (const global of given(globals).items as EnumValue[]) self.globals.add(global.name);
        return self;
      },
      [`${BUILDER} withReturnType(FormulaEval.FormulaReturnType type)`]: (
        _rt,
        self: BuilderValue,
        returnType: EnumValue | null
      ) => Object.assign(self, { returnType }),
      [`${BUILDER} withType(Type type)`]: (_rt, self: BuilderValue, type: ApexType | null) =>
        Object.assign(self, { context: type }),
      [`${BUILDER} withType(Schema.SObjectType type)`]: (
        _rt,
        self: BuilderValue,
        type: SObjectTypeToken | null
      ) => Object.assign(self, { context: type })
    }
  }),
  platformClass('FormulaEval.FormulaInstance', {
    isInstance: (value) => value instanceof InstanceValue,
    methods: {
      'Object evaluate(Object context)': (rt, self: InstanceValue, context: unknown) =>
        evaluate(rt, self, context),
      'Set<String> getReferencedFields()': (_rt, self: InstanceValue) => referencedFields(self)
    }
  })
];

export function formulaBuilder(): BuilderValue {
  return new BuilderValue();
}
