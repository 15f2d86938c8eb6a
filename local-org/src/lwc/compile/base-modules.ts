// Rollup plugin: the @salesforce/* values that the base components and every other layer share.
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'rollup';
import { baseComponentsRoot } from './paths.ts';

const prefix = '\0platform-value:';

/** Values that belong to the running user or the browser, not to the build. */
const fromContext: Record<string, string> = {
  '@salesforce/i18n/timeZone': 'timeZone',
  '@salesforce/client/formFactor': 'formFactor',
  '@salesforce/user/Id': 'userId',
  '@salesforce/user/isGuest': 'isGuest'
};

const scopes = new Set(['i18n', 'client', 'internal', 'gate', 'accessCheck', 'label', 'user']);

/** The base components ship a file for each value they use and expose none of them. */
function shippedFile(specifier: string): string | null {
  const [, scope, ...rest] = specifier.split('/');
  const name = `@salesforce-${scope}-${rest.join('/')}.js`;
  const file = path.join(baseComponentsRoot, 'scopedImports', name);
  return existsSync(file) ? file : null;
}

export function baseModules(): Plugin {
  return {
    name: 'local-org-base-modules',
    resolveId: {
      order: 'pre',
      handler(source) {
        if (!source.startsWith('@salesforce/')) return null;
        if (source in fromContext) return prefix + source;
        const scope = source.split('/')[1] ?? '';
        if (!scopes.has(scope) || source.startsWith('@salesforce/label/c.')) return null;
        const file = shippedFile(source);
        if (file) return file;
        return scope === 'gate' || scope === 'accessCheck' ? prefix + source : null;
      }
    },
    load(id) {
      if (!id.startsWith(prefix)) return null;
      const source = id.slice(prefix.length);
      const name = fromContext[source];
      if (name) {
        return `import { ${name} } from 'platform/context';\nexport default ${name};`;
      }
      // DIFFERS: every feature gate and access check of the base components is open here.
      return source.startsWith('@salesforce/gate/')
        ? 'export default { isOpen: () => true };'
        : 'export default true;';
    }
  };
}
