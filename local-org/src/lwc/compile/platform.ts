// Compiles our own platform modules and page parts (modules/) into one layer; reused until one of them changes.
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'rollup';
import { baseModules } from './base-modules.ts';
import { Diagnostics, formatDiagnostic } from './diagnostics.ts';
import { bundleLayer, inputName, readManifest, writeLayer, type Manifest } from './layer.ts';
import { modulesDirectory, platformModules } from './paths.ts';
import { vendorDirectory } from './vendor.ts';

const here = path.dirname(fileURLToPath(import.meta.url));

/** LWC compiles only imports of a literal name; the page imports what the Lightning page names. */
const dynamicImport: Plugin = {
  name: 'local-org-dynamic-import',
  resolveId: (source) => (source === 'platform/importModule' ? '\0importModule' : null),
  load: (id) =>
    id === '\0importModule' ? 'export const importModule = (name) => import(name);' : null
};

export function platformDirectory(cacheDirectory: string): string {
  const key = createHash('sha256').update(vendorDirectory(cacheDirectory));
  const sources = globSync('**/*.{js,html,css}', { cwd: modulesDirectory }).sort();
  for (const source of sources) {
    key.update(source).update(readFileSync(path.join(modulesDirectory, source)));
  }
  key.update(readFileSync(path.join(here, 'platform.ts')));
  return path.join(cacheDirectory, `platform-${key.digest('hex').slice(0, 12)}`);
}

interface CompilerFailure {
  message: string;
  filename?: string;
  id?: string;
  location?: { line?: number };
}

/** Entries are those that the page, the package or the base components import by name. */
export async function buildPlatform(
  cacheDirectory: string,
  vendor: Set<string>
): Promise<Manifest> {
  const directory = platformDirectory(cacheDirectory);
  const built = readManifest(directory);
  if (built) return built;
  const modules = platformModules();
  const ids = [...modules.keys()].filter((id) => !id.startsWith('shell/') || id === 'shell/page');
  const diagnostics = new Diagnostics(modulesDirectory);
  const layer = bundleLayer({
    input: Object.fromEntries(ids.map((id) => [inputName(id), modules.get(id) as string])),
    external: (id) => vendor.has(id) || id.startsWith('c/'),
    plugins: [dynamicImport, baseModules()],
    modules: [{ dir: modulesDirectory }],
    rootDirectory: modulesDirectory,
    onWarning: (warning) => {
      if (warning.code === 'CIRCULAR_DEPENDENCY') return;
      const { file = 'modules', line = 1, column = 1 } = warning.loc ?? {};
      diagnostics.add(file, line, column, warning.message);
    }
  });
  const { output } = await layer.catch((error: CompilerFailure) => {
    throw new Error(
      `${error.filename ?? error.id ?? ''}:${error.location?.line ?? ''} ${error.message}`
    );
  });
  if (diagnostics.list.length > 0) {
    throw new Error(diagnostics.list.map(formatDiagnostic).join('\n'));
  }
  return writeLayer(directory, output, ids);
}
