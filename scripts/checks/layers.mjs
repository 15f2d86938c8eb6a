// Who may query, write, call out and import in the package: docs/architecture.md, "Layers".
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../toolchain.mjs';
import { projectFiles } from './files.mjs';

const read = (file) => readFileSync(path.join(root, file), 'utf8');
const withoutComments = (text) =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/\/\/[^\n]*/g, '')
    .replace(/'(?:\\.|[^'\\\n])*'/g, "''");

const RULES = [
  {
    what: 'queries',
    pattern: /\[\s*SELECT\b|\bDatabase\.(query|queryWithBinds|countQuery|getQueryLocator)\b/i,
    allowed: /(Selector|Elevated)\.cls$/,
    instead: 'move the query into the Selector of its subject'
  },
  {
    what: 'writes records',
    pattern:
      /^\s*(insert|update|upsert|delete|undelete|merge)\s+(as\s+(user|system)\s+)?[\w[(]|\bDatabase\.(insert|update|upsert|delete|undelete)\w*\s*\(/im,
    allowed: /(Service|Elevated)\.cls$/,
    instead: 'let a Service write'
  },
  {
    what: 'writes protected records',
    pattern: /\bProtectedElevated\s*\./,
    // the guard itself asks whether such a write is on its way
    allowed: /(Service|Elevated|ProtectedRecordTriggerHandler)\.cls$/,
    instead: 'let a Service check and write'
  },
  {
    what: 'calls out',
    pattern: /\bnew\s+Http\s*\(/i,
    allowed: /Gateway\.cls$/,
    instead: 'call out through the Gateway'
  },
  {
    what: 'reads custom metadata',
    pattern: /\w+__mdt\.(getInstance|getAll)\b|\bFROM\s+\w+__mdt\b/i,
    allowed: /(Definitions|Mappings|Policies|Settings)\.cls$/,
    instead: 'use the typed reader of that custom metadata type'
  }
];

function lineOf(text, pattern) {
  const match = pattern.exec(text);
  return match ? text.slice(0, match.index).split('\n').length : 0;
}

function apexProblems(file) {
  const text = withoutComments(read(file));
  const problems = RULES.filter(
    ({ pattern, allowed }) => pattern.test(text) && !allowed.test(file)
  ).map(
    ({ what, pattern, instead }) =>
      `${file}:${lineOf(text, pattern)} ${what}, which its role may not; ${instead}.`
  );
  if (/\bclass\b/.test(text) && !/\b(with|without|inherited)\s+sharing\b/i.test(text)) {
    problems.push(`${file}:1 write its sharing mode out (with sharing).`);
  }
  if (/\bSELECT\b/i.test(text) && /\[\s*SELECT\b(?![^\]]*WITH\s+(USER|SYSTEM)_MODE)/i.test(text)) {
    problems.push(
      `${file}: write WITH USER_MODE (or, in an Elevated class, SYSTEM_MODE) on every query.`
    );
  }
  return problems;
}

function elevatedProblems(classes) {
  const list = 'config/elevated.json';
  const reviewed = existsSync(path.join(root, list)) ? Object.keys(JSON.parse(read(list))) : [];
  return classes
    .filter((file) => /\bwithout\s+sharing\b/i.test(withoutComments(read(file))))
    .map((file) => [file, path.basename(file, '.cls')])
    .filter(([, name]) => !name.endsWith('Elevated') || !reviewed.includes(name))
    .map(
      ([file, name]) =>
        `${file}: ${name} runs without sharing; name it …Elevated and list it with a reason in ${list}.`
    );
}

function componentProblems(file) {
  const meta = file.replace(/[^/]+\.js$/, (name) => `${name}-meta.xml`);
  const bundle = path.dirname(file);
  const own = `${bundle}/${path.basename(bundle)}.js-meta.xml`;
  const isExposed = existsSync(path.join(root, own)) && read(own).includes('<isExposed>true');
  const reaches =
    /from '(@salesforce\/apex\/|lightning\/(ui\w+Api|navigation|messageService))/.test(read(file));
  return reaches && !isExposed
    ? [
        `${file}: only an exposed container may import Apex, UI API or navigation (${path.basename(meta)}).`
      ]
    : [];
}

export function checkLayers() {
  const classes = projectFiles(/^force-app\/main\/.*\.cls$/);
  const components = projectFiles(/^force-app\/main\/.*\/lwc\/[^/]+\/[^/]+\.js$/);
  return [
    ...classes.flatMap(apexProblems),
    ...elevatedProblems(classes),
    ...components.flatMap(componentProblems)
  ];
}
