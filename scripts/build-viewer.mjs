// Bundles the document viewer and pdf.js into the static resource that the package ships.
import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { rollup } from 'rollup';
import { root } from './toolchain.mjs';

const source = path.join(root, 'scripts', 'viewer');
const target = path.join(root, 'force-app/main/review/staticresources/documentViewer');
const pdfjs = path.dirname(
  createRequire(path.join(root, 'ai-service/package.json')).resolve('pdfjs-dist/package.json')
);
const legacy = {
  'pdfjs-legacy/pdf': path.join(pdfjs, 'legacy/build/pdf.min.mjs'),
  'pdfjs-legacy/worker': path.join(pdfjs, 'legacy/build/pdf.worker.min.mjs')
};

const bundle = await rollup({
  input: path.join(source, 'viewer.js'),
  onwarn() {},
  plugins: [
    {
      name: 'pdfjs-legacy',
      resolveId: (id) => legacy[id] ?? null,
      resolveImportMeta: (property) => (property === 'url' ? '"about:blank"' : null),
      resolveDynamicImport: () => false
    }
  ]
});
mkdirSync(target, { recursive: true });
await bundle.write({
  file: path.join(target, 'viewer.js'),
  format: 'iife',
  name: 'countersignViewer',
  inlineDynamicImports: true
});
for (const file of ['viewer.html', 'viewer.css']) {
  copyFileSync(path.join(source, file), path.join(target, file));
}
copyFileSync(path.join(pdfjs, 'LICENSE'), path.join(target, 'LICENSE-pdfjs.txt'));
