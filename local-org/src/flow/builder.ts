/** Builds a FlowDefinition from the metadata of a flow and checks that everything it mentions exists. */
import { compileFormula } from '../formula/compile.ts';
import { FormulaError } from '../formula/ast.ts';
import { toNumber } from '../formula/coerce.ts';
import type { CompiledFormula } from '../formula/compile.ts';
import type { MetadataFile } from '../metadata/project.ts';
import type { ObjectDef } from '../metadata/schema.ts';
import {
  booleanOf,
  childOf,
  childrenOf,
  integerOf,
  requiredText,
  textOf
} from '../metadata/xml.ts';
import type { XmlElement } from '../metadata/xml.ts';
import { NotSupported } from '../values/errors.ts';
import { checkConnectors, checkReferences } from './checks.ts';
import { elementParsers } from './elements.ts';
import { unsupportedElement } from './elements/unsupported.ts';
import type { FlowEngine } from './engine.ts';
import { FlowLoadError, FlowNotSupported } from './errors.ts';
import { formulaScopeOf } from './formula-scope.ts';
import type {
  FlowDataType,
  FlowDefinition,
  FlowElement,
  FlowValue,
  FlowVariable
} from './model.ts';
import { checkType, parseStart } from './start.ts';
import { parseChild, parseText } from './values.ts';

/** Tags that describe the flow and have no effect when it runs. */
const DESCRIPTIVE = new Set([
  'apiVersion',
  'areMetricsLoggedToDataCloud',
  'customProperties',
  'description',
  'environments',
  'formulaExpression',
  'fullName',
  'interviewLabel',
  'isAdditionalPermissionRequiredToRun',
  'isOverridable',
  'isTemplate',
  'label',
  'migratedFromWorkflowRuleName',
  'overriddenFlow',
  'processMetadataValues',
  'processType',
  'runInMode',
  'segment',
  'sourceTemplate',
  'start',
  'startElementReference',
  'status',
  'timeZoneSidKey',
  'triggerOrder'
]);
const RESOURCES = new Set(['variables', 'constants', 'formulas', 'textTemplates']);
/** Parts of screen flows. */
const SCREEN_PARTS = new Set(['choices', 'dynamicChoiceSets', 'stages', 'screens']);

export class FlowBuilder {
  readonly engine: FlowEngine;
  readonly file: string;
  readonly root: XmlElement;
  readonly processType: string;
  /** Every path that the flow mentions, checked at the end. */
  readonly references: { path: string[]; line: number }[] = [];
  /** Line of the part that is being read, for errors in its values. */
  line = 1;
  private readonly source: MetadataFile;

  constructor(engine: FlowEngine, source: MetadataFile) {
    this.engine = engine;
    this.source = source;
    this.root = source.root;
    this.file = source.file;
    this.processType = textOf(this.root, 'processType') ?? 'AutoLaunchedFlow';
  }

  get isScreenFlow(): boolean {
    return this.processType === 'Flow';
  }

  build(): FlowDefinition {
    checkType(this);
    const variables = this.variables();
    const resources = this.resources();
    const elements = this.elements(variables);
    const flow: FlowDefinition = {
      name: this.source.name,
      label: textOf(this.root, 'label') ?? this.source.name,
      file: this.file,
      processType: this.processType,
      runInMode: textOf(this.root, 'runInMode') ?? 'DefaultMode',
      triggerOrder: integerOf(this.root, 'triggerOrder') ?? null,
      start: parseStart(this),
      elements,
      variables,
      resources
    };
    checkConnectors(this, flow);
    if (!this.isScreenFlow) checkReferences(this, flow);
    return flow;
  }

  error(message: string, node: { line: number }): FlowLoadError {
    return new FlowLoadError(message, this.file, node.line);
  }

  /** For what Salesforce takes: `feature` follows "local-org does not". */
  notSupported(feature: string, node: { line: number }): FlowNotSupported {
    return new FlowNotSupported(feature, this.file, node.line);
  }

  /** Reports what local-org does not have; the flow is loaded and stops when an interview gets there. */
  refused(feature: string, node: { line: number }): () => never {
    if (!this.isScreenFlow) {
      this.engine.report(this.notSupported(`support ${feature}`, node));
    }
    const place = `${this.file}:${node.line}`;
    return () => {
      throw new NotSupported(feature, place);
    };
  }

  object(name: string, node: { line: number }): ObjectDef {
    const object = this.engine.services.host.schema.object(name);
    if (object) return object;
    // Standard objects that the schema has not may exist in orgs with more features.
    if (!/__(c|mdt|e|b|x)$/i.test(name)) throw this.notSupported(`know the object ${name}`, node);
    throw this.error(`The object ${name} does not exist`, node);
  }

  /** Compiles a formula; errors in it name the file and line of the flow. */
  formula(text: string, line: number, dataType: string | null = null, scale?: number): FlowValue {
    const formula = this.compiled(line, () => compileFormula(text));
    return (interview) => {
      const value = formula.evaluate(formulaScopeOf(this.engine, interview));
      if (dataType !== 'Number' && dataType !== 'Currency') return value;
      const number = toNumber(value);
      return number === null || scale === undefined ? number : number.setScale(scale);
    };
  }

  compiled(line: number, compile: () => CompiledFormula): CompiledFormula {
    try {
      const formula = compile();
      this.references.push(...formula.references.map((path) => ({ path, line })));
      return formula;
    } catch (error) {
      if (error instanceof FormulaError) throw this.error(error.message, { line });
      throw error;
    }
  }

  connector(node: XmlElement, tag = 'connector'): string | null {
    const connector = childOf(node, tag);
    return connector ? requiredText(connector, 'targetReference') : null;
  }

  private resources(): Map<string, FlowValue> {
    const resources = new Map<string, FlowValue>();
    for (const node of this.root.children) {
      this.line = node.line;
      const name = textOf(node, 'name') ?? '';
      if (node.name === 'constants') {
        resources.set(name, parseChild(this, node));
      } else if (node.name === 'formulas') {
        const expression = childOf(node, 'expression') ?? node;
        const type = textOf(node, 'dataType');
        const scale = integerOf(node, 'scale');
        resources.set(name, this.formula(expression.text, expression.line, type, scale));
      } else if (node.name === 'textTemplates') {
        resources.set(name, parseText(this, childOf(node, 'text')?.text ?? ''));
      }
    }
    return resources;
  }

  private variables(): Map<string, FlowVariable> {
    const variables = new Map<string, FlowVariable>();
    for (const node of childrenOf(this.root, 'variables')) {
      this.line = node.line;
      variables.set(requiredText(node, 'name'), {
        name: requiredText(node, 'name'),
        dataType: requiredText(node, 'dataType') as FlowDataType,
        objectType: textOf(node, 'objectType') ?? textOf(node, 'apexClass'),
        isCollection: booleanOf(node, 'isCollection'),
        isInput: booleanOf(node, 'isInput'),
        isOutput: booleanOf(node, 'isOutput'),
        initial: childOf(node, 'value') ? parseChild(this, node) : null
      });
    }
    return variables;
  }

  private elements(variables: Map<string, FlowVariable>): Map<string, FlowElement> {
    const elements = new Map<string, FlowElement>();
    for (const node of this.root.children) {
      if (DESCRIPTIVE.has(node.name) || RESOURCES.has(node.name)) continue;
      if (SCREEN_PARTS.has(node.name) && node.name !== 'screens') continue;
      this.line = node.line;
      const isKnown = Object.hasOwn(elementParsers, node.name);
      const parse = isKnown ? elementParsers[node.name] : unsupportedElement;
      const element = parse(this, node, variables);
      if (elements.has(element.name)) {
        throw this.error(`Two elements are named '${element.name}'`, node);
      }
      elements.set(element.name, element);
    }
    return elements;
  }
}
