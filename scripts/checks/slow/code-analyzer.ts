// Salesforce Code Analyzer over the package: PMD, ESLint, RetireJS and the regular expressions, as the AppExchange
// security review asks for them.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectFiles } from '../files.ts';
import { lineAt, type Gate, type Problem, type Scope } from '../gate.ts';
import { withoutAccepted } from './accepted.ts';
import { findingsOf, type EngineName } from './engines.ts';
import type { Finding } from './finding.ts';

/**
 * The review's own selection is `AppExchange` and `Recommended:Security`; this one holds it, and what breaks or slows a
 * customer's org. Left out: documentation, design and style, which format, lint and conventions look after.
 */
const SELECTORS = [
  'AppExchange',
  'Security',
  'Recommended:ErrorProne',
  'Recommended:Performance',
  'AvoidGlobalModifier',
  'AvoidLogicInTrigger',
  'ApexUnitTestShouldNotUseSeeAllDataTrue',
  'no-eval',
  'no-implied-eval',
  'no-new-func',
  'no-script-url'
];

const ENGINE_FOR: [RegExp, EngineName[]][] = [
  [/\.(cls|trigger|xml)$/, ['pmd', 'regex']],
  [/\/staticresources\//, ['retirejs']],
  [/\.(js|html|css)$/, ['pmd', 'eslint', 'retirejs']]
];
const ALL: EngineName[] = ['pmd', 'regex', 'eslint', 'retirejs'];

function enginesFor(files: string[] | undefined): EngineName[] {
  if (!files) return ALL;
  const wanted = files.flatMap((file) => ENGINE_FOR.find(([name]) => name.test(file))?.[1] ?? []);
  return ALL.filter((engine) => wanted.includes(engine));
}

interface Pattern {
  rule: string;
  files: RegExp;
  text: RegExp;
  message: (found: string) => string;
}

const PATTERNS: Pattern[] = [
  {
    // A marker in the source hides findings where no reviewer of the list sees it.
    rule: 'suppression',
    files: /\.(cls|trigger|js|html|css|xml)$/,
    text: /\/\/\s*NOPMD\b|@SuppressWarnings\s*\(|\bsfge-disable(-next-line|-stack)?\b|\bcode-analyzer-(un)?suppress\b/gi,
    message: (found) => `'${found}' hides findings.`
  },
  {
    // PMD has this rule, but reads JavaScript of 2015: next to newer syntax it sees nothing.
    rule: 'composed-event',
    files: /\.js$/,
    text: /\bbubbles:\s*true,\s*composed:\s*true|\bcomposed:\s*true,\s*bubbles:\s*true/g,
    message: () => 'The event reaches every component of the page, and so does its detail.'
  }
];

function ownFindings(scope: Scope): Finding[] {
  return projectFiles(scope, /^force-app\//)
    .filter((file) => !/\/(staticresources|__tests__)\//.test(file))
    .flatMap((file) => {
      const patterns = PATTERNS.filter(({ files }) => files.test(file));
      if (patterns.length === 0) return [];
      const text = readFileSync(path.join(scope.root, file), 'utf8');
      return patterns.flatMap(({ rule, text: pattern, message }) =>
        [...text.matchAll(pattern)].map((found) => ({
          rule,
          file,
          line: lineAt(text, found.index),
          message: message(found[0].trim())
        }))
      );
    });
}

async function run(scope: Scope): Promise<Problem[]> {
  const { root, files, progress } = scope;
  const engines = enginesFor(files);
  const found =
    engines.length === 0
      ? []
      : await findingsOf({
          root,
          engines,
          selectors: SELECTORS,
          files,
          progress,
          report: files ? undefined : path.join(root, '.local', 'reports', 'code-analyzer')
        });
  return withoutAccepted(
    scope,
    [...found, ...ownFindings(scope)],
    (rule) => !rule.startsWith('sfge:')
  );
}

export const codeAnalyzer: Gate = { name: 'code-analyzer', run };
