// Who may query, write, call out and import in the package: docs/architecture.md, "Layers".
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectFiles } from './files.ts';
import { lineAt, problemAt, type Gate, type Problem, type Scope } from './gate.ts';

const read = ({ root }: Scope, file: string): string => readFileSync(path.join(root, file), 'utf8');
const withoutComments = (text: string): string =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/\/\/[^\n]*/g, '')
    .replace(/'(?:\\.|[^'\\\n])*'/g, "''");

const RULES = [
  {
    what: 'queries',
    pattern: /\[\s*SELECT\b|\bDatabase\.(query|queryWithBinds|countQuery|getQueryLocator)\b/i,
    allowed: /(Selector|Elevated)\.cls$/,
    fix: 'Move the query into the Selector of its subject.'
  },
  {
    what: 'writes records',
    pattern:
      /^\s*(insert|update|upsert|delete|undelete|merge)\s+(as\s+(user|system)\s+)?[\w[(]|\bDatabase\.(insert|update|upsert|delete|undelete)\w*\s*\(/im,
    allowed: /(Service|Elevated)\.cls$/,
    fix: 'Let a Service write.'
  },
  {
    what: 'writes protected records',
    pattern: /\bProtectedElevated\s*\./,
    // the guard itself asks whether such a write is on its way
    allowed: /(Service|Elevated|ProtectedRecordTriggerHandler)\.cls$/,
    fix: 'Let a Service check and write.'
  },
  {
    what: 'calls out',
    pattern: /\bnew\s+Http\s*\(/i,
    allowed: /Gateway\.cls$/,
    fix: 'Call out through the Gateway.'
  },
  {
    what: 'reads custom metadata',
    pattern: /\w+__mdt\.(getInstance|getAll)\b|\bFROM\s+\w+__mdt\b/i,
    allowed: /(Definitions|Mappings|Policies|Settings)\.cls$/,
    fix: 'Use the typed reader of that custom metadata type.'
  }
];

function apexProblems(scope: Scope, file: string): Problem[] {
  const text = withoutComments(read(scope, file));
  const name = path.basename(file, '.cls');
  const problems = RULES.filter(({ allowed }) => !allowed.test(file)).flatMap(
    ({ what, pattern, fix }) => {
      const match = pattern.exec(text);
      const message = `${name} ${what}, which its role may not.`;
      return match
        ? [problemAt(scope, file, lineAt(text, match.index), { rule: 'role', message, fix })]
        : [];
    }
  );
  if (/\bclass\b/.test(text) && !/\b(with|without|inherited)\s+sharing\b/i.test(text)) {
    const message = `${name} has no sharing mode.`;
    const fix = 'Write it out (with sharing).';
    problems.push(problemAt(scope, file, 1, { rule: 'sharing', message, fix }));
  }
  const query = /\[\s*SELECT\b(?![^\]]*WITH\s+(USER|SYSTEM)_MODE)/i.exec(text);
  if (query) {
    const message = 'The query has no access mode.';
    const fix = 'Write WITH USER_MODE (or, in an Elevated class, SYSTEM_MODE).';
    const line = lineAt(text, query.index);
    problems.push(problemAt(scope, file, line, { rule: 'access-mode', message, fix }));
  }
  return problems;
}

function elevatedProblems(scope: Scope, classes: string[]): Problem[] {
  const list = 'config/elevated.json';
  const isThere = existsSync(path.join(scope.root, list));
  const reviewed = isThere ? Object.keys(JSON.parse(read(scope, list)) as object) : [];
  return classes.flatMap((file) => {
    const text = withoutComments(read(scope, file));
    const match = /\bwithout\s+sharing\b/i.exec(text);
    const name = path.basename(file, '.cls');
    if (!match || (name.endsWith('Elevated') && reviewed.includes(name))) return [];
    const message = `${name} runs without sharing.`;
    const fix = `Name it …Elevated and list it with a reason in ${list}.`;
    return [problemAt(scope, file, lineAt(text, match.index), { rule: 'elevated', message, fix })];
  });
}

function componentProblems(scope: Scope, file: string): Problem[] {
  const bundle = path.dirname(file);
  const own = `${bundle}/${path.basename(bundle)}.js-meta.xml`;
  const isThere = existsSync(path.join(scope.root, own));
  if (isThere && read(scope, own).includes('<isExposed>true')) return [];
  const text = read(scope, file);
  const reaches =
    /from '(@salesforce\/apex\/|lightning\/(ui\w+Api|navigation|messageService))/.exec(text);
  if (!reaches) return [];
  const message = 'Only an exposed container may import Apex, UI API or navigation.';
  const fix = 'Let its container pass the data and handle an event.';
  return [problemAt(scope, file, lineAt(text, reaches.index), { rule: 'container', message, fix })];
}

export const layers: Gate = {
  name: 'layers',
  run(scope) {
    const classes = projectFiles(scope, /^force-app\/main\/.*\.cls$/);
    const components = projectFiles(scope, /^force-app\/main\/.*\/lwc\/[^/]+\/[^/]+\.js$/);
    return [
      ...classes.flatMap((file) => apexProblems(scope, file)),
      ...elevatedProblems(scope, classes),
      ...components.flatMap((file) => componentProblems(scope, file))
    ];
  }
};
