// Says where the sources of the page are and which module belongs to which of its three layers.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);

/** Our own `lightning/*`, `force/*`, `shell/*` and `platform/*` modules. */
export const modulesDirectory = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../modules'
);

export const baseComponentsRoot = path.dirname(
  require.resolve('lightning-base-components/package.json')
);

export const designSystemRoot = path.dirname(
  require.resolve('@salesforce-ux/design-system/package.json')
);

export function versionOf(packageName: string): string {
  const file = require.resolve(`${packageName}/package.json`);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

/** Every `namespace/name` that lies in modules/, with its JavaScript file. */
export function platformModules(): Map<string, string> {
  const found = new Map<string, string>();
  for (const namespace of readdirSync(modulesDirectory)) {
    for (const name of readdirSync(path.join(modulesDirectory, namespace))) {
      const file = path.join(modulesDirectory, namespace, name, `${name}.js`);
      if (existsSync(file)) found.set(`${namespace}/${name}`, file);
    }
  }
  return found;
}

/** What the npm packages give: lwc, synthetic shadow and the base components we do not replace. */
export function vendorIds(): string[] {
  const { lwc } = JSON.parse(
    readFileSync(path.join(baseComponentsRoot, 'package.json'), 'utf8')
  ) as { lwc: { expose: string[] } };
  const replaced = platformModules();
  const components = lwc.expose.filter(
    (id) =>
      id.startsWith('lightning/') &&
      !replaced.has(id) &&
      !id.startsWith('lightning/iconSvgTemplates')
  );
  return ['lwc', '@lwc/synthetic-shadow', ...components];
}
