// Rollup plugin: a name that a component imports from a platform module must be exported there.
import type { Plugin } from 'rollup';
import { withoutQuery, type Diagnostics } from './diagnostics.ts';
import type { Manifest } from './layer.ts';

interface ImportNode {
  type: string;
  start: number;
  source?: { value?: unknown } | null;
  specifiers?: { type: string; imported?: { name?: string }; start: number }[];
}

export function exportChecks(platform: Manifest, diagnostics: Diagnostics): Plugin {
  return {
    name: 'local-org-export-checks',
    moduleParsed({ ast, id }) {
      if (!ast || id.startsWith('\0')) return;
      for (const node of ast.body as ImportNode[]) {
        const source = node.source?.value;
        if (node.type !== 'ImportDeclaration' || typeof source !== 'string') continue;
        const exports = platform[source]?.exports;
        if (!exports || exports.includes('*')) continue;
        for (const name of importedNames(node)) {
          if (exports.includes(name)) continue;
          const what = name === 'default' ? 'no default export' : `no export '${name}'`;
          diagnostics.addAtText(
            withoutQuery(id),
            `'${source}'`,
            `${source} has ${what} in local-org.`
          );
        }
      }
    }
  };
}

function importedNames(node: ImportNode): string[] {
  return (node.specifiers ?? []).flatMap((specifier) => {
    if (specifier.type === 'ImportDefaultSpecifier') return ['default'];
    return specifier.type === 'ImportSpecifier' && specifier.imported?.name
      ? [specifier.imported.name]
      : [];
  });
}
