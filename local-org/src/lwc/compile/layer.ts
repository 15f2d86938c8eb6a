// Builds one layer of the page (vendor, platform or package) into ES modules that the browser's import map connects.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rollup, type OutputChunk, type Plugin, type RollupLog } from 'rollup';
import lwc from '@lwc/rollup-plugin';

/** What a built module is called in the layer's folder, and which names it exports. */
export interface BuiltModule {
  file: string;
  exports: string[];
  /** Files of this layer and modules of other layers that it imports, directly or not. */
  imports: string[];
}

export type Manifest = Record<string, BuiltModule>;

interface LayerOptions {
  input: Record<string, string>;
  external: (id: string) => boolean;
  plugins: Plugin[];
  modules: { dir?: string; npm?: string; name?: string; path?: string }[];
  rootDirectory: string;
  sourcemap?: boolean;
  onWarning?: (warning: RollupLog) => void;
  wrapCompiler?: (compiler: Plugin) => Plugin;
}

/** `process.env.NODE_ENV` and `import.meta.env.SSR` are read by lwc and the base components. */
const environment: Plugin = {
  name: 'local-org-environment',
  // before the bundling, so that what only development needs is left out
  transform: (code) =>
    code.includes('process.env.NODE_ENV')
      ? { code: code.replaceAll('process.env.NODE_ENV', '"production"'), map: null }
      : null,
  resolveImportMeta: (property) => (property === 'env' ? '({SSR:false})' : null),
  renderChunk: (code) =>
    code.includes('({SSR:false})')
      ? { code: code.replaceAll('({SSR:false}).SSR', 'false'), map: null }
      : null
};

export async function bundleLayer(options: LayerOptions) {
  const compiler = lwc({
    rootDir: options.rootDirectory,
    modules: options.modules as never,
    sourcemap: options.sourcemap ?? false,
    enableDynamicComponents: true,
    enableSyntheticElementInternals: true,
    enableLwcOn: true
  }) as Plugin;
  const bundle = await rollup({
    input: options.input,
    external: options.external,
    preserveEntrySignatures: 'strict',
    logLevel: 'warn',
    shimMissingExports: true,
    plugins: [
      ...options.plugins,
      environment,
      options.wrapCompiler ? options.wrapCompiler(compiler) : compiler
    ],
    onwarn: (warning) => options.onWarning?.(warning)
  });
  try {
    const { output } = await bundle.generate({
      format: 'es',
      entryFileNames: '[name]-[hash].js',
      chunkFileNames: 'chunks/[name]-[hash].js',
      // a page asks for some fifty small shared parts less
      experimentalMinChunkSize: 40_000,
      hoistTransitiveImports: false,
      sourcemap: options.sourcemap ?? false
    });
    return { output, watchFiles: bundle.watchFiles };
  } finally {
    await bundle.close();
  }
}

export type LayerOutput = Awaited<ReturnType<typeof bundleLayer>>['output'];

/** Writes into a new folder and renames it, so that an interrupted build leaves nothing half done. */
export function writeLayer(directory: string, output: LayerOutput, ids: string[]): Manifest {
  const temporary = `${directory}.${process.pid}.tmp`;
  rmSync(temporary, { recursive: true, force: true });
  writeFiles(temporary, output);
  const manifest = manifestOf(output, ids);
  writeFileSync(path.join(temporary, 'manifest.json'), JSON.stringify(manifest));
  try {
    renameSync(temporary, directory);
  } catch (error) {
    // another process may have finished the same layer first
    rmSync(temporary, { recursive: true, force: true });
    if (!readManifest(directory)) throw error;
  }
  return manifest;
}

function writeFiles(directory: string, output: LayerOutput): void {
  for (const item of output) {
    const file = path.join(directory, item.fileName);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, item.type === 'chunk' ? item.code : item.source);
  }
}

export function manifestOf(output: LayerOutput, ids: string[]): Manifest {
  const entries = output.filter(
    (item): item is OutputChunk => item.type === 'chunk' && item.isEntry
  );
  const manifest: Manifest = {};
  for (const id of ids) {
    const chunk = entries.find((entry) => entry.name === inputName(id));
    if (!chunk) continue;
    const imports = importsOf(chunk.fileName, output);
    manifest[id] = { file: chunk.fileName, exports: chunk.exports, imports };
  }
  return manifest;
}

function importsOf(fileName: string, output: LayerOutput): string[] {
  const found = new Set<string>();
  const visit = (name: string) => {
    if (found.has(name)) return;
    found.add(name);
    const chunk = output.find((item) => item.fileName === name);
    if (chunk?.type === 'chunk') chunk.imports.forEach(visit);
  };
  visit(fileName);
  return [...found];
}

export function readManifest(directory: string): Manifest | null {
  try {
    return JSON.parse(readFileSync(path.join(directory, 'manifest.json'), 'utf8')) as Manifest;
  } catch {
    return null;
  }
}

export function inputName(id: string): string {
  return id.replace('@', '');
}
