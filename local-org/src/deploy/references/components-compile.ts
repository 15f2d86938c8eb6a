/** Compiles the sources of Lightning web components one by one, as the platform does when they are saved. */
import { basename, dirname } from 'node:path';
import { transformSync } from '@lwc/compiler';
import type { Problem } from '../../metadata/problem.ts';
import { readText } from '../../metadata/text.ts';
import { MetadataError } from '../../metadata/errors.ts';

interface Finding {
  message: string;
  code?: number;
  location?: { line?: number; column?: number };
  /** Babel's own errors have their place here. */
  loc?: { line: number; column: number };
}

export interface Compiled {
  errors: Problem[];
  warnings: Problem[];
}

/** Unlike a deployment, nothing is kept; `apiVersion` decides what the compiler takes. */
export function compileSource(file: string, apiVersion: number): Compiled {
  const problem = (finding: Finding): Problem => problemOf(file, finding);
  try {
    const { warnings = [] } = transformSync(readText(file), file, {
      name: basename(dirname(file)),
      namespace: 'c',
      apiVersion,
      scopedStyles: file.endsWith('.scoped.css'),
      enableDynamicComponents: true,
      enableLwcOn: true,
      enableLightningWebSecurityTransforms: true,
      experimentalDynamicDirective: true,
      dynamicImports: { loader: '@salesforce/loader', strictSpecifier: false }
    });
    return { errors: [], warnings: (warnings as Finding[]).map(problem) };
  } catch (error) {
    if (error instanceof MetadataError) {
      const { line, problem: message } = error;
      return { errors: [{ file, line, rule: 'lwc-compiler', message }], warnings: [] };
    }
    return { errors: [problem(error as Finding)], warnings: [] };
  }
}

function problemOf(file: string, { message, location, loc }: Finding): Problem {
  const { line = 1, column } = location ?? loc ?? {};
  // the compilers put codes, the file and the place before their message, and the source below it
  const [first = ''] = message.replaceAll(file, '').split('\n');
  const sentence = first
    .replaceAll(/LWC\d+: /g, '')
    .replace(/^(\w*Error: )?((:\d+)*: )?/, '')
    .trim();
  return {
    file,
    line,
    ...(column === undefined ? {} : { column: column + (location ? 0 : 1) }),
    rule: 'lwc-compiler',
    message: /[.!?]$/.test(sentence) ? sentence : `${sentence}.`,
    fix: 'Mend what the compiler refuses.'
  };
}
