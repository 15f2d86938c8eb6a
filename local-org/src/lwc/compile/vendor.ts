// Compiles lwc, synthetic shadow and the Lightning base components once per version; later starts reuse the folder.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'rollup';
import { baseModules } from './base-modules.ts';
import { bundleLayer, inputName, readManifest, writeLayer, type Manifest } from './layer.ts';
import { baseComponentsRoot, modulesDirectory, vendorIds, versionOf } from './paths.ts';

const here = path.dirname(fileURLToPath(import.meta.url));

export function vendorDirectory(cacheDirectory: string): string {
  const key = createHash('sha256')
    .update(versionOf('@lwc/engine-dom'))
    .update(versionOf('lightning-base-components'))
    .update(vendorIds().join())
    .update(readFileSync(replacedIcon, 'utf8'));
  for (const file of ['vendor.ts', 'layer.ts', 'base-modules.ts']) {
    key.update(readFileSync(path.join(here, file), 'utf8'));
  }
  return path.join(cacheDirectory, `vendor-${key.digest('hex').slice(0, 12)}`);
}

const replacedIcon = path.join(modulesDirectory, 'lightning/primitiveIcon/primitiveIcon.js');

/**
 * The base components draw icons from some 2,000 templates, which take three quarters of the
 * compile time; the replacement draws the same icons from the design system's sprites.
 */
const replacements: Plugin = {
  name: 'local-org-vendor-replacements',
  resolveId: {
    order: 'pre',
    handler(source, importer) {
      if (source === 'lightning/primitiveIcon') return replacedIcon;
      // entries have no importer, and the compiler's plugin resolves only imports
      if (!importer) return this.resolve(source, path.join(modulesDirectory, 'entry.js'));
      return null;
    }
  }
};

const parserFile = 'internationalizationLibrary/datetime/dateTimeUtils.js';
const comparedInUtc = 'Object.assign({}, utcTimeZone, formatOptions);\n    const formattedDate';
const comparedInLocalTime = 'Object.assign({}, formatOptions);\n    const formattedDate';

/**
 * The date parser answers a local midnight and then asks whether its UTC day is the typed one:
 * east of UTC it never is, and every typed date would be refused. On the platform another parser runs.
 */
const typedDates: Plugin = {
  name: 'local-org-typed-dates',
  transform: {
    order: 'pre',
    handler(code, id) {
      if (!id.replaceAll('\\', '/').endsWith(parserFile)) return null;
      if (!code.includes(comparedInUtc)) {
        throw new Error(`${id} has changed: see whether typed dates still need the repair.`);
      }
      return { code: code.replace(comparedInUtc, comparedInLocalTime), map: null };
    }
  }
};

export async function buildVendor(cacheDirectory: string): Promise<Manifest> {
  const directory = vendorDirectory(cacheDirectory);
  const built = readManifest(directory);
  if (built) return built;
  const ids = vendorIds();
  const { output } = await bundleLayer({
    input: Object.fromEntries(ids.map((id) => [inputName(id), id])),
    external: (id) => /^(force|platform)\//.test(id),
    plugins: [replacements, typedDates, baseModules()],
    modules: [{ npm: 'lightning-base-components' }],
    rootDirectory: baseComponentsRoot
  });
  return writeLayer(directory, output, ids);
}
