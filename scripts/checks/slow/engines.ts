// Runs the engines of Salesforce Code Analyzer without the sf plugin: the same rules, messages and reports.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { java } from '../../java.mjs';
import { root as projectRoot } from '../../toolchain.mjs';
import { toolFolder } from '../../tools.ts';
import type { Finding } from './finding.ts';

/** What this module uses of Code Analyzer's interface; its packages are installed on demand. */
interface Location {
  getFile(): string | undefined;
  getStartLine(): number | undefined;
  getStartColumn(): number | undefined;
}
interface Violation {
  getRule(): { getEngineName(): string; getName(): string };
  getMessage(): string;
  getPrimaryLocation(): Location;
  getResourceUrls(): string[];
}
interface Results {
  getViolations(): Violation[];
}
interface Event {
  engineName: string;
  logLevel: number;
  message?: string;
  percentComplete: number;
}
interface Analyzer {
  onEvent(type: string, listener: (event: Event) => void): void;
  addEnginePlugin(plugin: unknown): Promise<void>;
  createWorkspace(paths: string[], targets?: string[]): Promise<unknown>;
  selectRules(selectors: string[]): Promise<unknown>;
  run(rules: unknown, options: { workspace: unknown }): Promise<Results>;
}
interface Core {
  CodeAnalyzer: new (config: unknown) => Analyzer;
  CodeAnalyzerConfig: { fromObject(config: object): unknown };
  EventType: Record<'EngineLogEvent' | 'EngineRunProgressEvent', string>;
  LogLevel: { Error: number };
  RunResultsFormatter: { forFormat(format: string): { format(results: Results): string } };
}

export type EngineName = 'pmd' | 'regex' | 'eslint' | 'retirejs' | 'sfge';

export interface Scan {
  root: string;
  engines: EngineName[];
  /** Names of rules, tags or intersections of them, as `--rule-selector` takes them. */
  selectors: string[];
  /** Relative to the root; without it, the whole package. */
  files?: string[];
  /** Folder and name of the reports, without ending. */
  report?: string;
  progress?: (text: string) => void;
}

interface Prepared {
  core: Core;
  analyzer: Analyzer;
  rules: unknown;
}

const prepared = new Map<string, Promise<Prepared>>();
/** A path that is not finished by then never is: forcedotcom/code-analyzer#2083. */
const PATH_TIMEOUT_MS = 180_000;

function configurationFor(root: string, engines: EngineName[]): object {
  const needsJava = engines.some((engine) => engine === 'pmd' || engine === 'sfge');
  const javaCommand = needsJava ? java() : 'java';
  return {
    config_root: root,
    engines: {
      pmd: { java_command: javaCommand },
      cpd: { disable_engine: true },
      eslint: {
        eslint_config_file: path.join(projectRoot, 'config', 'code-analyzer-eslint.mjs'),
        disable_react_base_config: true,
        disable_slds_base_config: true,
        disable_typescript_base_config: true
      },
      sfge: {
        disable_engine: false,
        java_command: javaCommand,
        java_max_heap_size: '3g',
        java_thread_count: 2,
        java_thread_timeout: PATH_TIMEOUT_MS
      }
    }
  };
}

/** Rules are asked for once in a process: PMD takes seconds to list them. */
function prepare({ root, engines, selectors }: Scan): Promise<Prepared> {
  const key = JSON.stringify([root, engines, selectors]);
  let ready = prepared.get(key);
  if (!ready) prepared.set(key, (ready = start(root, engines, selectors)));
  return ready;
}

async function start(root: string, engines: EngineName[], selectors: string[]): Promise<Prepared> {
  const require = createRequire(path.join(toolFolder('code-analyzer'), 'package.json'));
  const core = require('@salesforce/code-analyzer-core') as Core;
  const analyzer = new core.CodeAnalyzer(
    core.CodeAnalyzerConfig.fromObject(configurationFor(root, engines))
  );
  for (const engine of engines) {
    const plugin = require(`@salesforce/code-analyzer-${engine}-engine`) as {
      createEnginePlugin(): unknown;
    };
    await analyzer.addEnginePlugin(plugin.createEnginePlugin());
  }
  return { core, analyzer, rules: await analyzer.selectRules(selectors) };
}

/** What the engines find; an engine that could not read or finish something is a finding too. */
export async function findingsOf(scan: Scan): Promise<Finding[]> {
  const { root, files, report, progress } = scan;
  // A few files are read before Java's second compiler pays off.
  if (files) process.env.JDK_JAVA_OPTIONS ??= '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC';
  const ready = await prepare(scan);
  // An analyzer keeps its listeners: they speak of the scan that is on.
  listen(ready, progress);
  const targets = files?.map((file) => path.join(root, file)).filter((file) => existsSync(file));
  if (targets?.length === 0) return [];
  const folder = path.join(root, 'force-app');
  const workspace = await ready.analyzer.createWorkspace([folder], targets);
  const results = await ready.analyzer.run(ready.rules, { workspace });
  if (report !== undefined) writeReports(ready.core, results, report);
  const unfinished = failures.get(ready.analyzer)?.splice(0) ?? [];
  const findings = [
    ...results.getViolations().map((violation) => findingOf(violation, root)),
    ...unfinished.map((event) => failureOf(event, root))
  ];
  // Several paths can end at one place.
  return [...new Map(findings.map((found) => [JSON.stringify(found), found])).values()];
}

const failures = new WeakMap<Analyzer, Event[]>();

function listen({ analyzer, core }: Prepared, progress: Scan['progress']): void {
  if (failures.has(analyzer)) return;
  const failed: Event[] = [];
  failures.set(analyzer, failed);
  analyzer.onEvent(core.EventType.EngineLogEvent, (event) => {
    if (event.logLevel === core.LogLevel.Error) failed.push(event);
  });
  analyzer.onEvent(core.EventType.EngineRunProgressEvent, ({ engineName, percentComplete }) =>
    progress?.(`${engineName} ${Math.round(percentComplete)} %`)
  );
}

function findingOf(violation: Violation, root: string): Finding {
  const rule = violation.getRule();
  const place = violation.getPrimaryLocation();
  return {
    rule: `${rule.getEngineName()}:${rule.getName()}`,
    // an engine that broke down names no file
    file: path.relative(root, place.getFile() ?? path.join(root, 'sfdx-project.json')),
    line: place.getStartLine() ?? 1,
    column: place.getStartColumn(),
    message: violation.getMessage().replace(/\s+/g, ' ').trim(),
    url: violation.getResourceUrls()[0]
  };
}

/** `… entry point: /path/Name.cls:12:34: why`, `… for file '/path/Name.cls': why` */
const PLACE = /(?:entry point: |file ')([^':]+)(?:'|:(\d+):(\d+))?:\s*([\s\S]*)/;

function failureOf({ engineName, message = '' }: Event, root: string): Finding {
  const [, file = path.join(root, 'sfdx-project.json'), line, column, why = message] =
    PLACE.exec(message) ?? [];
  return {
    rule: `${engineName}:Unfinished`,
    file: path.relative(root, file),
    line: line === undefined ? 1 : Number(line),
    column: column === undefined ? undefined : Number(column),
    message: `The engine could not finish here: ${why.replace(/\s+/g, ' ').trim().slice(0, 300)}`
  };
}

function writeReports({ RunResultsFormatter }: Core, results: Results, report: string): void {
  mkdirSync(path.dirname(report), { recursive: true });
  for (const format of ['HTML', 'SARIF', 'JSON']) {
    writeFileSync(
      `${report}.${format.toLowerCase()}`,
      RunResultsFormatter.forFormat(format).format(results)
    );
  }
}
