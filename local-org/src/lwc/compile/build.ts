// Builds all three layers of the page and says which address each module has in the browser.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSchema } from '../../metadata/build-schema.ts';
import { loadProject, type Project } from '../../metadata/project.ts';
import { pageMetadata } from '../pages/page-metadata.ts';
import type { Diagnostic } from './diagnostics.ts';
import { forgetOldBuilds, markUsed } from './cache.ts';
import { readManifest, type Manifest } from './layer.ts';
import { buildPackage } from './package.ts';
import { vendorIds } from './paths.ts';
import { buildPlatform, platformDirectory } from './platform.ts';
import { vendorDirectory } from './vendor.ts';

const frame = ['@lwc/synthetic-shadow', 'shell/page'];

export const staticPath = '/local-org/static';

export interface PageBuild {
  /** Module name -> address, for the page's import map. */
  imports: Record<string, string>;
  /** Addresses of everything the page's frame needs, so that the browser asks for them at once. */
  preload: string[];
  diagnostics: Diagnostic[];
  milliseconds: { vendor: number; platform: number; package: number };
}

const here = path.dirname(fileURLToPath(import.meta.url));

export async function buildPage(root: string, cacheDirectory: string): Promise<PageBuild> {
  const [vendor, platform] = await Promise.all([
    timed(() => ensureVendor(cacheDirectory)),
    timed(() => buildPlatform(cacheDirectory, new Set(vendorIds())))
  ]);
  const project = loadProject(root);
  const known = { ...vendor.result, ...platform.result };
  const built = await buildPackage(project, buildSchema(project), known, cacheDirectory);
  const layers: Layer[] = [
    { manifest: vendor.result, folder: path.basename(vendorDirectory(cacheDirectory)) },
    { manifest: platform.result, folder: path.basename(platformDirectory(cacheDirectory)) },
    { manifest: built.manifest, folder: built.folder }
  ];
  markUsed(layers.map(({ folder }) => path.join(cacheDirectory, folder)));
  forgetOldBuilds(cacheDirectory);
  return {
    imports: Object.fromEntries(layers.flatMap(addresses)),
    preload: preloads(layers, [...frame, ...pageComponents(project)]),
    diagnostics: built.diagnostics,
    milliseconds: {
      vendor: vendor.milliseconds,
      platform: platform.milliseconds,
      package: built.milliseconds
    }
  };
}

/** Components that a Lightning page or a tab names: the browser would hear of them last. */
function pageComponents(project: Project): string[] {
  const { flexiPages, tabs } = pageMetadata(project);
  const placed = Object.values(flexiPages).flatMap(({ regions }) =>
    Object.values(regions).flatMap(({ items }) => items.map(({ name }) => name))
  );
  const shown = Object.values(tabs).filter(({ kind }) => kind === 'lwcComponent');
  const names = [...placed, ...shown.map(({ content }) => `c:${content}`)];
  return names.filter((name) => name.startsWith('c:')).map((name) => name.replace(':', '/'));
}

interface Layer {
  manifest: Manifest;
  folder: string;
}

function addresses({ manifest, folder }: Layer): [string, string][] {
  return Object.entries(manifest).map(([id, { file }]) => [id, addressOf(folder, file)]);
}

function addressOf(folder: string, file: string): string {
  return `${staticPath}/${folder}/${file}`;
}

/** Follows imports from layer to layer; a name that no layer has is a file of the same layer. */
function preloads(layers: Layer[], entries: string[]): string[] {
  const urls = new Set<string>();
  const seen = new Set<string>();
  const visit = (id: string) => {
    if (seen.has(id)) return;
    seen.add(id);
    const layer = layers.find(({ manifest }) => id in manifest);
    for (const imported of layer?.manifest[id]?.imports ?? []) {
      if (layers.some(({ manifest }) => imported in manifest)) visit(imported);
      else if (layer) urls.add(addressOf(layer.folder, imported));
    }
  };
  entries.forEach(visit);
  return [...urls];
}

async function timed<T>(work: () => Promise<T>): Promise<{ result: T; milliseconds: number }> {
  const started = performance.now();
  const result = await work();
  return { result, milliseconds: Math.round(performance.now() - started) };
}

/** In a process of its own: the compile needs a gigabyte of memory that the server must not keep. */
async function ensureVendor(cacheDirectory: string): Promise<Manifest> {
  const directory = vendorDirectory(cacheDirectory);
  const built = readManifest(directory);
  if (built) return built;
  const child = spawn(process.execPath, [path.join(here, 'vendor-main.ts'), cacheDirectory], {
    stdio: ['ignore', 'ignore', 'pipe']
  });
  let errors = '';
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const manifest = readManifest(directory);
  if (code !== 0 || !manifest) {
    throw new Error(
      `The Lightning base components could not be compiled (exit ${code}).\n${errors}`
    );
  }
  return manifest;
}
