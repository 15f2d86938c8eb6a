/** The style sheets of Lightning web components: what they import exists. */
import { parse } from 'postcss';
import { readText } from '../../metadata/text.ts';
import { relativeFile } from './components-bundles.ts';
import type { Inspection } from './components.ts';

export function checkStyles({ bundles, report }: Inspection, file: string): void {
  for (const { source, line, column } of importsOf(file)) {
    const place = { line, column };
    const [, name] = /^c\/(\w+)$/.exec(source) ?? [];
    if (name !== undefined) {
      const target = bundles.named(name, file);
      if (target) continue;
      const message = `There is no component ${source} to take styles from.`;
      report('lwc-import', file, place, message, 'Correct the name or add the component.');
    } else if (source.startsWith('.') && !relativeFile(file, source)) {
      const message = `There is no file ${source} beside this one.`;
      report('lwc-import', file, place, message, 'Correct the path.');
    }
  }
}

function importsOf(file: string): { source: string; line: number; column: number }[] {
  const found: { source: string; line: number; column: number }[] = [];
  try {
    parse(readText(file)).walkAtRules('import', ({ params, source }) => {
      const [, name] = /^(?:url\()?\s*['"]([^'"]+)['"]/.exec(params) ?? [];
      const { line = 1, column = 1 } = source?.start ?? {};
      if (name !== undefined) found.push({ source: name, line, column });
    });
  } catch {
    // the compiler reports it
  }
  return found;
}
