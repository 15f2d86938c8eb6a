// The one reviewed list of findings that stay: config/accepted-findings.json.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { problemAt, type Problem, type Scope } from '../gate.ts';
import { problemOf, type Finding } from './finding.ts';

const LIST = 'config/accepted-findings.json';

interface Place {
  file: string;
  /** The whole line without its outer blanks: an entry ends when the line changes, not when it moves. */
  line: string;
}

interface Acceptance {
  /** `engine:Rule` */
  rule: string;
  /** What the finding is about. */
  about: string;
  reason: string;
  /** `2026-11-21 Name` */
  reviewed: string;
  places: Place[];
}

const FIELDS = ['rule', 'about', 'reason', 'reviewed'] as const;

function readList(scope: Scope): { text: string; entries: Acceptance[]; problems: Problem[] } {
  const file = path.join(scope.root, LIST);
  if (!existsSync(file)) return { text: '', entries: [], problems: [] };
  const text = readFileSync(file, 'utf8');
  const wrong = (message: string): Problem =>
    problemAt(scope, LIST, 1, { rule: 'accepted-findings', message, fix: 'Mend the list.' });
  try {
    const entries = JSON.parse(text) as Acceptance[];
    const incomplete = entries.filter(
      (entry) =>
        FIELDS.some((field) => typeof entry[field] !== 'string' || entry[field].trim() === '') ||
        !/^\d{4}-\d\d-\d\d \S/.test(entry.reviewed) ||
        !Array.isArray(entry.places)
    );
    const problems = incomplete.map(({ rule }) =>
      wrong(
        `The entry for ${String(rule)} needs rule, about, reason, reviewed ("2026-11-21 Name") and places.`
      )
    );
    return { text, entries: entries.filter((entry) => !incomplete.includes(entry)), problems };
  } catch (error) {
    return { text, entries: [], problems: [wrong(`The list is no JSON: ${String(error)}.`)] };
  }
}

const keyOf = (rule: string, file: string, line: string): string =>
  [rule, file, line.trim()].join('\n');

/** Text of the line of a finding; empty where the file ends before it. */
function lineReader(root: string): (finding: Finding) => string {
  const files = new Map<string, string[]>();
  return ({ file, line }) => {
    let lines = files.get(file);
    if (!lines) {
      const absolute = path.join(root, file);
      lines = existsSync(absolute) ? readFileSync(absolute, 'utf8').split('\n') : [];
      files.set(file, lines);
    }
    return lines[line - 1] ?? '';
  };
}

/** Line of the list that holds a place: the last one before which its file is named. */
function lineOfPlace(text: string, { file, line }: Place): number {
  const lines = text.split('\n');
  const named = lines.findIndex((row, index) => {
    const near = [row, lines[index + 1] ?? ''].join('\n');
    return row.includes(JSON.stringify(file)) && near.includes(JSON.stringify(line));
  });
  return Math.max(named, 0) + 1;
}

/**
 * Problems for the findings that nobody accepted, and for the entries that no finding answers to any more.
 * A place in the list stands for one line: the same text on a second line is a finding of its own.
 */
export function withoutAccepted(
  scope: Scope,
  findings: Finding[],
  isOfThisGate: (rule: string) => boolean
): Problem[] {
  const { text, entries, problems } = readList(scope);
  const lineOf = lineReader(scope.root);
  const allowed = new Map<string, number>();
  const own = entries.filter(({ rule }) => isOfThisGate(rule));
  const places = own.flatMap(({ rule, places }) =>
    places.map((place) => {
      const key = keyOf(rule, place.file, place.line);
      const count = (allowed.get(key) ?? 0) + 1;
      allowed.set(key, count);
      return { rule, place, key, count };
    })
  );
  const seen = new Map<string, Set<number>>();
  const open = findings.filter((finding) => {
    const key = keyOf(finding.rule, finding.file, lineOf(finding));
    const lines = seen.get(key) ?? new Set();
    seen.set(key, lines.add(finding.line));
    return lines.size > (allowed.get(key) ?? 0);
  });
  const isLookedAt = (file: string): boolean => scope.files?.includes(file) ?? true;
  const stale = places.filter(
    ({ place, key, count }) => isLookedAt(place.file) && count > (seen.get(key)?.size ?? 0)
  );
  return [
    ...problems,
    ...open.map((finding) => problemOf(scope, finding)),
    ...stale.map(({ rule, place }) =>
      problemAt(scope, LIST, lineOfPlace(text, place), {
        rule: 'stale-acceptance',
        message: `${rule} is not found any more at '${place.line}' of ${place.file}.`,
        fix: 'Delete the entry.'
      })
    )
  ];
}
