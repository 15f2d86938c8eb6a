// Lightning Flow Scanner with the rules of config/flow-scanner.json, and the house rules for names and descriptions.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type * as scanner from '@flow-scanner/lightning-flow-scanner-core';
import { ELEMENTS } from '../../local-org/src/deploy/flows/elements.ts';
import { MetadataError } from '../../local-org/src/metadata/errors.ts';
import { childOf, parseXml, textOf, type XmlElement } from '../../local-org/src/metadata/xml.ts';
import { projectFiles } from './files.ts';
import { lineAt, problemAt, type Gate, type Problem, type Scope } from './gate.ts';
import { tableOf } from '../../local-org/src/metadata/table.ts';

// Its package has a default entry for CommonJS only.
const { getRules, parse, scan } = createRequire(import.meta.url)(
  '@flow-scanner/lightning-flow-scanner-core'
) as typeof scanner;

const CONFIG = 'config/flow-scanner.json';
const FLOWS = /^force-app\/.*\.flow-meta\.xml$/;

interface RuleSetting {
  severity: 'error' | 'off';
  /** Why the rule is on or off: one sentence for the next reader. */
  reason: string;
  /** What to do about a finding. */
  fix?: string;
  expression?: string;
  threshold?: number;
}

interface Settings {
  rules: Record<string, RuleSetting>;
}

export const flowScanner: Gate = {
  name: 'flow-scanner',
  async run(scope) {
    const text = readFileSync(path.join(scope.root, CONFIG), 'utf8');
    const { rules } = JSON.parse(text) as Settings;
    const found = undecided(scope, text, rules);
    for (const file of projectFiles(scope, FLOWS)) {
      found.push(...(await problemsOf(scope, file, rules)));
    }
    return found;
  }
};

/** A new version of the scanner may bring rules: each is decided, with a reason. */
function undecided(scope: Scope, text: string, rules: Settings['rules']): Problem[] {
  const missing = getRules()
    .map(({ name }) => name)
    .filter((name) => !rules[name]?.reason);
  return missing.map((name) =>
    problemAt(scope, CONFIG, lineAt(text, Math.max(0, text.indexOf(`"${name}"`))), {
      rule: 'flow-scanner-config',
      message: `The rule ${name} of the flow scanner has no decision with a reason.`,
      fix: 'Give it a severity (error or off) and a reason.'
    })
  );
}

async function problemsOf(
  scope: Scope,
  file: string,
  rules: Settings['rules']
): Promise<Problem[]> {
  const root = rootOf(path.join(scope.root, file));
  if (!('name' in root)) {
    return [problemAt(scope, file, root.line, { rule: 'xml', message: root.problem })];
  }
  return [...houseRules(scope, file, root), ...(await findings(scope, file, root, rules))];
}

function rootOf(file: string): XmlElement | { line: number; problem: string } {
  try {
    return parseXml(readFileSync(file, 'utf8'), file);
  } catch (error) {
    if (error instanceof MetadataError) return { line: error.line, problem: error.problem };
    throw error;
  }
}

async function findings(
  scope: Scope,
  file: string,
  root: XmlElement,
  rules: Settings['rules']
): Promise<Problem[]> {
  const on = Object.entries(rules).filter(([, { severity }]) => severity === 'error');
  const parsed = await parse([path.join(scope.root, file)]);
  const results = scan(parsed, { rules: Object.fromEntries(on) as scanner.IRulesConfig['rules'] });
  return results.flatMap(({ ruleResults }) =>
    ruleResults
      .filter((result) => rules[result.ruleName]?.severity === 'error')
      .flatMap((result) => result.details.map((detail) => ({ ...result, detail })))
      .map(({ ruleName, ruleDefinition, detail }) =>
        problemAt(scope, file, lineOf(root, ruleName, detail), {
          rule: ruleName,
          message: `${ruleDefinition.label}: ${subject(root, detail)}.`,
          fix: rules[ruleName]?.fix
        })
      )
  );
}

interface Detail {
  name: string;
  type: string;
  metaType: string;
}

function subject(root: XmlElement, { name, type, metaType }: Detail): string {
  if (metaType === 'attribute') {
    return name === 'undefined' || name === type ? `the flow's ${type}` : `'${name}' (${type})`;
  }
  const node = elementNamed(root, name);
  if (!node) return `'${name}'`;
  return node.name === 'start' ? 'the start element' : `the element '${name}' (<${node.name}>)`;
}

/** What two rules look for in the texts of an element: the line of the text helps more than that of the element. */
const TEXTS = tableOf<RegExp>({
  HardcodedId: /\b[a-zA-Z0-9]{5}0[a-zA-Z0-9]{9}(?:[a-zA-Z0-9]{3})?\b/,
  HardcodedUrl: /force\.com|https?:/
});

/** Findings name an element, or a property of the flow. */
function lineOf(root: XmlElement, rule: string, { name, type }: Detail): number {
  const node = elementNamed(root, name);
  const text = TEXTS[rule];
  const place = node && text ? leafWith(node, text) : undefined;
  return (place ?? node ?? childOf(root, type) ?? root).line;
}

function leafWith(node: XmlElement, text: RegExp): XmlElement | undefined {
  if (node.children.length === 0) return text.test(node.text) ? node : undefined;
  for (const child of node.children) {
    const found = leafWith(child, text);
    if (found) return found;
  }
  return undefined;
}

/** The scanner calls the start element `flowstart`. */
function elementNamed(root: XmlElement, name: string): XmlElement | null | undefined {
  if (name === 'flowstart') return childOf(root, 'start');
  return root.children.find((child) => textOf(child, 'name') === name);
}

/** The second part of a flow's name, by its trigger or process type. */
const MOMENTS = tableOf<string>({
  RecordBeforeSave: 'BeforeSave',
  RecordAfterSave: 'AfterSave',
  RecordBeforeDelete: 'BeforeDelete',
  PlatformEvent: 'Event',
  Scheduled: 'Schedule',
  Flow: 'Screen',
  AutoLaunchedFlow: 'Call'
});

function houseRules(scope: Scope, file: string, root: XmlElement): Problem[] {
  return [...momentProblem(scope, file, root), ...missingDescriptions(scope, file, root)];
}

/** `Opportunity_AfterSave_ExtractOnClosedWon`: the name tells when the flow runs, so it must be true. */
function momentProblem(scope: Scope, file: string, root: XmlElement): Problem[] {
  const start = childOf(root, 'start');
  const trigger = start && textOf(start, 'triggerType');
  const kind = trigger && trigger !== 'None' ? trigger : (textOf(root, 'processType') ?? '');
  const moment = MOMENTS[kind];
  const name = path.basename(file, '.flow-meta.xml');
  const [, said] = name.split('_');
  if (!moment || said === undefined || said === moment) return [];
  const fix = `Name it <Object>_${moment}_<What>.`;
  const message = `The flow ${name} runs at another moment than its name says (${kind}).`;
  return [problemAt(scope, file, (start ?? root).line, { rule: 'flow-moment', message, fix })];
}

/** The scanner asks for the description of the flow only. */
function missingDescriptions(scope: Scope, file: string, root: XmlElement): Problem[] {
  return root.children
    .filter((node) => ELEMENTS.has(node.name) && !textOf(node, 'description'))
    .map((node) =>
      problemAt(scope, file, node.line, {
        rule: 'element-description',
        message: `The element '${textOf(node, 'name')}' (<${node.name}>) has no description.`,
        fix: 'Say in one sentence what it is for.'
      })
    );
}
