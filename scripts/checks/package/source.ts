// What the package ships, as its checklist reads it.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readComponents, type Component } from '../../../local-org/src/deploy/components.ts';
import { projectFiles, settingsOf } from '../files.ts';
import { lineAt, problemAt, type Problem, type Scope } from '../gate.ts';

/** Decisions about the package that a person made and gave a reason for: config/package-shape.json. */
export interface Shape {
  /** Classes with global members, which no release can take back: each needs an ADR. */
  globalClasses: Record<string, string>;
  /** Custom metadata types that administrators edit. */
  publicCustomMetadata: Record<string, string>;
  /** `Class: Name__c`: API names written as text that work with a namespace, too. */
  namesAsText: Record<string, string>;
}

export interface ApexText {
  file: string;
  name: string;
  text: string;
  isTest: boolean;
}

export interface PackageSource {
  scope: Scope;
  shape: Shape;
  components: Component[];
  apex: ApexText[];
}

export const SHAPE_FILE = 'config/package-shape.json';

export function readPackage({ root }: Scope): PackageSource {
  const scope = { root };
  const files = projectFiles(scope, /^force-app\//);
  const xml = files.filter((file) => file.endsWith('-meta.xml'));
  const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
  return {
    scope,
    shape: settingsOf<Shape>(SHAPE_FILE, read(SHAPE_FILE)),
    // Files that are no XML are the business of the gate "metadata".
    components: readComponents(
      xml.map((file) => path.join(root, file)),
      () => {}
    ),
    apex: files
      .filter((file) => /\.(cls|trigger)$/.test(file))
      .map((file) => ({
        file,
        name: path.basename(file).replace(/\.\w+$/, ''),
        text: read(file),
        isTest: file.startsWith('force-app/test/')
      }))
  };
}

interface Token {
  line: number;
  text: string;
}

const TOKENS = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|@?\w+/g;

/** Words, annotations and text literals of Apex source, without comments. */
export function apexTokens(text: string): Token[] {
  return [...text.matchAll(TOKENS)]
    .filter(([token]) => !token.startsWith('/'))
    .map((match) => ({ line: lineAt(text, match.index), text: match[0] }));
}

/** A decision of the list that decides nothing any more. */
export function staleDecision(
  { scope }: PackageSource,
  list: keyof Shape,
  name: string,
  what: string
): Problem {
  const text = readFileSync(path.join(scope.root, SHAPE_FILE), 'utf8');
  return problemAt(scope, SHAPE_FILE, lineAt(text, Math.max(0, text.indexOf(`"${name}"`))), {
    rule: 'stale-decision',
    message: `"${list}" names ${name}, but ${what}.`,
    fix: 'Take it off the list.'
  });
}
