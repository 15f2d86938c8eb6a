// Compiles the package's Lightning Web Components, unmodified; everything that is wrong is reported with file and line.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'rollup';
import type { Project } from '../../metadata/project.ts';
import type { LwcBundle } from '../../metadata/project-types.ts';
import type { Schema } from '../../metadata/schema.ts';
import { baseModules } from './base-modules.ts';
import { Diagnostics, withoutQuery, type Diagnostic } from './diagnostics.ts';
import { exportChecks } from './export-checks.ts';
import {
  bundleLayer,
  manifestOf,
  readManifest,
  writeLayer,
  type LayerOutput,
  type Manifest
} from './layer.ts';
import { salesforceModules } from './salesforce-modules.ts';

export interface PackageBuild {
  manifest: Manifest;
  /** Name of the folder in the cache that holds the compiled files. */
  folder: string;
  diagnostics: Diagnostic[];
  milliseconds: number;
}

const broken = '\0broken:';

/** A bundle is entered by its script; one of only styles or markup by that. */
export function entryOf(bundle: LwcBundle): string | null {
  const files = ['js', 'ts', 'css', 'html'].map((extension) =>
    path.join(bundle.directory, `${bundle.name}.${extension}`)
  );
  return files.find((file) => existsSync(file)) ?? null;
}

export async function buildPackage(
  project: Project,
  schema: Schema | null,
  platform: Manifest,
  cacheDirectory: string
): Promise<PackageBuild> {
  const started = performance.now();
  const diagnostics = new Diagnostics(project.root);
  const entries = packageEntries(project, diagnostics);
  const input = Object.fromEntries([...entries.keys()].map((id) => [id, id]));
  let manifest: Manifest = {};
  let folder = 'package';
  if (entries.size > 0) {
    const { output } = await bundleLayer({
      input,
      external: (id) => id in platform,
      plugins: [
        baseModules(),
        salesforceModules(project, schema, diagnostics),
        ownModules(entries),
        exportChecks(platform, diagnostics)
      ],
      modules: [...entries].map(([name, file]) => ({ name, path: file })),
      rootDirectory: project.root,
      sourcemap: true,
      wrapCompiler: (compiler) => forgiving(compiler, diagnostics),
      onWarning: (warning) => {
        if (warning.code === 'CIRCULAR_DEPENDENCY') return;
        const { file, line = 1, column = 1 } = warning.loc ?? {};
        diagnostics.add(file ?? warning.id ?? project.root, line, column, warning.message);
      }
    });
    folder = writePackage(cacheDirectory, output, [...entries.keys()]);
    manifest = manifestOf(output, [...entries.keys()]);
  }
  const milliseconds = Math.round(performance.now() - started);
  return { manifest, folder, diagnostics: diagnostics.list, milliseconds };
}

/**
 * Each build has a folder of its own, named by its content (file names carry hashes): several
 * servers may share the cache, and a page that is open keeps the files it was made for.
 */
function writePackage(cacheDirectory: string, output: LayerOutput, ids: string[]): string {
  const names = output.map((item) => item.fileName).sort();
  const key = createHash('sha256').update(names.join()).digest('hex').slice(0, 12);
  const directory = path.join(cacheDirectory, `package-${key}`);
  if (!readManifest(directory)) writeLayer(directory, output, ids);
  return path.basename(directory);
}

function packageEntries(project: Project, diagnostics: Diagnostics): Map<string, string> {
  const entries = new Map<string, string>();
  for (const bundle of project.lwcBundles) {
    const file = entryOf(bundle);
    if (file) entries.set(`c/${bundle.name}`, file);
    else diagnostics.add(bundle.directory, 1, 1, `The bundle has no ${bundle.name}.js.`);
  }
  return entries;
}

/** Gives every importer of `c/x` the same module, whichever folder of the package holds it. */
function ownModules(entries: Map<string, string>): Plugin {
  return {
    name: 'local-org-package-modules',
    resolveId: {
      order: 'pre',
      handler(source) {
        const file = entries.get(source);
        return file ? `${file}?specifier=${source}` : null;
      }
    }
  };
}

/** Reports a source that does not compile, puts a module that throws in its place and goes on. */
function forgiving(compiler: Plugin, diagnostics: Diagnostics): Plugin {
  const transform = compiler.transform as (this: unknown, code: string, id: string) => unknown;
  const resolve = compiler.resolveId as (this: unknown, id: string, importer?: string) => unknown;
  return {
    ...compiler,
    transform(code: string, id: string) {
      if (id.startsWith('\0')) return null;
      try {
        return transform.call(this, code, id) as never;
      } catch (error) {
        return failedModule(diagnostics, id, error as CompilerFailure);
      }
    },
    resolveId(source: string, importer: string | undefined) {
      if (!importer) return null;
      const resolved = /^[./]/.test(source) ? resolve.call(this, source, importer) : null;
      if (typeof resolved === 'string' && isThere(resolved)) return resolved;
      diagnostics.addAtText(importer, source, missingModule(source));
      return broken + source;
    },
    load(id: string) {
      if (id.startsWith(broken)) {
        const message = missingModule(id.slice(broken.length));
        return { code: throwing(message), syntheticNamedExports: true };
      }
      return (compiler.load as (this: unknown, id: string) => never).call(this, id);
    }
  };
}

interface CompilerFailure {
  message: string;
  location?: { line?: number; column?: number };
}

function failedModule(diagnostics: Diagnostics, id: string, error: CompilerFailure) {
  const { line = 1, column = 1 } = error.location ?? {};
  const file = withoutQuery(id);
  const message = error.message.replace(`${file}: `, '').split('\n')[0] ?? '';
  diagnostics.add(file, line, column, message);
  return {
    code: throwing(`${path.basename(file)}:${line} ${message}`),
    map: { mappings: '' } as const,
    syntheticNamedExports: true
  };
}

function throwing(message: string): string {
  return `throw new Error(${JSON.stringify(message)});\nexport default undefined;`;
}

function isThere(id: string): boolean {
  const file = withoutQuery(id);
  return id.startsWith('\0') || file.startsWith('@lwc') || existsSync(file);
}

function missingModule(source: string): string {
  if (source.startsWith('.')) return `There is no file ${source} beside it.`;
  if (source.startsWith('c/')) return `There is no component ${source} in the package.`;
  return `local-org does not support the module ${source}.`;
}
