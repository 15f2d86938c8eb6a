/** Builds a FlowDefinition from the metadata of a flow and checks that everything it mentions exists. */
import { compileFormula } from '../formula/compile.ts';
import { FormulaError } from '../formula/ast.ts';
import type { MetadataFile } from '../metadata/project.ts';
import {
  booleanOf,
  childOf,
  childrenOf,
  integerOf,
  requiredText,
  textOf
} from '../metadata/xml.ts';
import type { XmlElement } from '../metadata/xml.ts';
import { parseEntryConditions } from './conditions.ts';
import { elementParsers } from './elements.ts';
import type { FlowEngine } from './engine.ts';
import { FlowLoadError } from './errors.ts';
import { formulaScopeOf } from './formula-scope.ts';
import type {
  FlowDefinition,
  FlowElement,
  FlowStart,
  FlowTrigger,
  FlowValue,
  FlowVariable
} from './model.ts';
import { parseText, parseValue } from './values.ts';

/** Tags that describe the flow and have no effect when it runs. */
const DESCRIPTIVE = new Set([
  'apiVersion',
  'areMetricsLoggedToDataCloud',
  'customProperties',
  'description',
  'environments',
  'fullName',
  'interviewLabel',
  'isAdditionalPermissionRequiredToRun',
  'isTemplate',
  'label',
  'processMetadataValues',
  'processType',
  'runInMode',
  'sourceTemplate',
  'start',
  'startElementReference',
  'status',
  'timeZoneSidKey',
  'triggerOrder'
]);
const RESOURCES = new Set(['variables', 'constants', 'formulas', 'textTemplates']);
const TRIGGERS = new Set([
  'RecordBeforeSave',
  'RecordAfterSave',
  'RecordBeforeDelete',
  'PlatformEvent'
]);

export class FlowBuilder {
  readonly engine: FlowEngine;
  readonly file: string;
  /** Every path that the flow mentions, checked at the end. */
  readonly references: { path: string[]; line: number }[] = [];
  /** Line of the part that is being read, for errors in its values. */
  line = 1;
  private readonly root: XmlElement;
  private readonly source: MetadataFile;

  constructor(engine: FlowEngine, source: MetadataFile) {
    this.engine = engine;
    this.source = source;
    this.root = source.root;
    this.file = source.file;
  }

  build(): FlowDefinition {
    const processType = textOf(this.root, 'processType') ?? 'AutoLaunchedFlow';
    if (processType !== 'AutoLaunchedFlow') {
      throw this.error(`local-org does not run flows of type ${processType}`, this.root);
    }
    const resources = this.resources();
    const variables = this.variables();
    const elements = this.elements(variables);
    const flow: FlowDefinition = {
      name: this.source.name,
      label: textOf(this.root, 'label') ?? this.source.name,
      file: this.file,
      runInMode: textOf(this.root, 'runInMode') ?? 'DefaultMode',
      triggerOrder: integerOf(this.root, 'triggerOrder') ?? null,
      start: this.start(),
      elements,
      variables,
      resources
    };
    this.checkConnectors(flow);
    this.checkReferences(flow);
    return flow;
  }

  error(message: string, node: { line: number }): FlowLoadError {
    return new FlowLoadError(message, this.file, node.line);
  }

  /** Compiles a formula; errors in it name the file and line of the flow. */
  formula(text: string, line: number): FlowValue {
    try {
      const formula = compileFormula(text);
      this.references.push(...formula.references.map((path) => ({ path, line })));
      return (interview) => formula.evaluate(formulaScopeOf(this.engine, interview));
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
        const value = childOf(node, 'value');
        resources.set(name, value ? parseValue(this, value) : () => null);
      } else if (node.name === 'formulas') {
        const expression = childOf(node, 'expression') ?? node;
        resources.set(name, this.formula(expression.text, expression.line));
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
      const value = childOf(node, 'value');
      variables.set(requiredText(node, 'name'), {
        name: requiredText(node, 'name'),
        dataType: requiredText(node, 'dataType'),
        objectType: textOf(node, 'objectType'),
        isCollection: booleanOf(node, 'isCollection'),
        isInput: booleanOf(node, 'isInput'),
        isOutput: booleanOf(node, 'isOutput'),
        initial: value ? parseValue(this, value) : null
      });
    }
    return variables;
  }

  private elements(variables: Map<string, FlowVariable>): Map<string, FlowElement> {
    const elements = new Map<string, FlowElement>();
    for (const node of this.root.children) {
      if (DESCRIPTIVE.has(node.name) || RESOURCES.has(node.name)) continue;
      const name = textOf(node, 'name') ?? '';
      const parse = elementParsers[node.name];
      if (!parse) {
        throw this.error(
          `local-org does not support the flow element <${node.name}> ('${name}')`,
          node
        );
      }
      this.line = node.line;
      const element = parse(this, node, variables);
      if (elements.has(element.name)) throw this.error(`Two elements are named '${name}'`, node);
      elements.set(element.name, element);
    }
    return elements;
  }

  private start(): FlowStart {
    const node = childOf(this.root, 'start');
    if (!node) return { ...NO_START, connector: textOf(this.root, 'startElementReference') };
    const trigger = textOf(node, 'triggerType') ?? 'none';
    if (trigger !== 'none' && !TRIGGERS.has(trigger)) {
      throw this.error(`local-org does not run flows with the trigger ${trigger}`, node);
    }
    const object = textOf(node, 'object');
    if (object && !this.engine.services.host.schema.object(object)) {
      throw this.error(`The object ${object} does not exist`, node);
    }
    return {
      trigger: trigger as FlowTrigger,
      object,
      recordTriggerType: textOf(node, 'recordTriggerType'),
      connector: this.connector(node),
      asyncPaths: childrenOf(node, 'scheduledPaths').map((path) => this.asyncPath(path)),
      condition: parseEntryConditions(this, node),
      onlyWhenChangedToMeet: booleanOf(node, 'doesRequireRecordChangedToMeetCriteria')
    };
  }

  private asyncPath(node: XmlElement): { name: string; connector: string } {
    if (textOf(node, 'pathType') !== 'AsyncAfterCommit') {
      throw this.error('local-org supports only the scheduled path AsyncAfterCommit', node);
    }
    const connector = this.connector(node);
    if (!connector) throw this.error('The scheduled path leads nowhere', node);
    return { name: textOf(node, 'name') ?? 'Run_Asynchronously', connector };
  }

  private checkConnectors(flow: FlowDefinition): void {
    const check = (target: string | null, line: number): void => {
      if (target !== null && !flow.elements.has(target)) {
        throw this.error(`There is no element '${target}' to continue with`, { line });
      }
    };
    const line = childOf(this.root, 'start')?.line ?? 1;
    check(flow.start.connector, line);
    for (const path of flow.start.asyncPaths) check(path.connector, line);
    for (const element of flow.elements.values()) {
      check(element.next, element.line);
      check(element.fault, element.line);
    }
  }

  private checkReferences(flow: FlowDefinition): void {
    for (const { path, line } of this.references) {
      const [first, ...rest] = path;
      if (first === '$Record' || first === '$Record__Prior') {
        this.checkField(flow.start.object, rest, line);
      } else if (first.startsWith('$')) {
        if (!GLOBALS.has(first)) throw this.error(`local-org does not support ${first}`, { line });
      } else if (!this.isKnown(flow, first)) {
        this.checkField(flow.start.object, path, line);
      }
    }
  }

  private isKnown(flow: FlowDefinition, name: string): boolean {
    return flow.variables.has(name) || flow.resources.has(name) || flow.elements.has(name);
  }

  private checkField(object: string | null, path: string[], line: number): void {
    let definition = object ? this.engine.services.host.schema.object(object) : undefined;
    if (!definition) throw this.error(`The flow has no resource '${path.join('.')}'`, { line });
    for (const [index, name] of path.entries()) {
      const relationship = definition?.relationship(name);
      if (relationship && index < path.length - 1) {
        const [target] = relationship.referenceTo;
        definition = this.engine.services.host.schema.object(target);
      } else if (!definition?.field(name)) {
        throw this.error(`${definition?.name ?? object} has no field '${name}'`, { line });
      }
    }
  }
}

const GLOBALS = new Set([
  '$Flow',
  '$User',
  '$Profile',
  '$UserRole',
  '$Organization',
  '$Permission',
  '$Label',
  '$CustomMetadata',
  '$Setup',
  '$Api',
  '$System'
]);

const NO_START: FlowStart = {
  trigger: 'none',
  object: null,
  recordTriggerType: null,
  connector: null,
  asyncPaths: [],
  condition: null,
  onlyWhenChangedToMeet: false
};
