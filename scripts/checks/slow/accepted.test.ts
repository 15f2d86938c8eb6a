import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { withoutAccepted } from './accepted.ts';
import type { Finding } from './finding.ts';

const FILE = 'force-app/Log.cls';
const finding = (line: number): Finding => ({
  rule: 'pmd:AvoidDebugStatements',
  file: FILE,
  line,
  message: 'Avoid debug statements'
});
const entry = (...lines: string[]): object => ({
  rule: 'pmd:AvoidDebugStatements',
  about: 'The trace of a failure',
  reason: 'Type and stack only.',
  reviewed: '2026-11-21 maintainers',
  places: lines.map((line) => ({ file: FILE, line }))
});

/** A project with this class and this list; answers the messages of the problems. */
function problems(source: string[], list: unknown, found: Finding[], files?: string[]): string[] {
  const root = mkdtempSync(path.join(tmpdir(), 'accepted-'));
  mkdirSync(path.join(root, 'force-app'));
  mkdirSync(path.join(root, 'config'));
  writeFileSync(path.join(root, FILE), source.join('\n'));
  const text = typeof list === 'string' ? list : JSON.stringify(list, null, 2);
  writeFileSync(path.join(root, 'config/accepted-findings.json'), text);
  return withoutAccepted({ root, files }, found, () => true).map(
    ({ file, line, message }) => `${path.relative(root, file)}:${line} ${message}`
  );
}

describe('the list of accepted findings', () => {
  it('lets an accepted line pass, wherever it moves', () => {
    const source = ['class Log {', '', "  System.debug('a');", '}'];
    expect(problems(source, [entry("System.debug('a');")], [finding(3)])).toEqual([]);
  });

  it('reports a line that changed, and the entry that is stale now', () => {
    const source = ['class Log {', "  System.debug('b');", '}'];
    expect(problems(source, [entry("System.debug('a');")], [finding(2)])).toEqual([
      'force-app/Log.cls:2 Avoid debug statements.',
      expect.stringMatching(/^config\/accepted-findings\.json:\d+ .* is not found any more at/)
    ]);
  });

  it('accepts one line for one entry: a second one like it is new', () => {
    const line = "System.debug('a');";
    const source = [line, line];
    expect(problems(source, [entry(line)], [finding(1), finding(2)])).toEqual([
      'force-app/Log.cls:2 Avoid debug statements.'
    ]);
    expect(problems(source, [entry(line, line)], [finding(1), finding(2)])).toEqual([]);
  });

  it('calls a second place stale once only one line is left', () => {
    const line = "System.debug('a');";
    expect(problems([line], [entry(line, line)], [finding(1)])).toEqual([
      expect.stringMatching(/^config\/accepted-findings\.json:\d+ .* is not found any more at/)
    ]);
  });

  it('takes several findings of one rule at one line as one place', () => {
    const source = ['update as system records;'];
    const list = [entry('update as system records;')];
    expect(problems(source, list, [finding(1), { ...finding(1), message: 'Another' }])).toEqual([]);
  });

  it('calls nothing stale in files that were not looked at', () => {
    expect(problems(['class Log {}'], [entry('gone();')], [], ['force-app/Other.cls'])).toEqual([]);
  });

  it('wants a reason and a reviewer', () => {
    const list = [{ ...entry('a();'), reviewed: 'yes' }];
    expect(problems(['a();'], list, [finding(1)])).toEqual([
      expect.stringMatching(/needs rule, about, reason, reviewed/),
      'force-app/Log.cls:1 Avoid debug statements.'
    ]);
  });

  it('says where a broken list is', () => {
    expect(problems(['a();'], '[{', [])).toEqual([
      expect.stringMatching(/^config\/accepted-findings\.json:1 The list is no JSON/)
    ]);
  });
});
