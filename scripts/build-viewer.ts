// Bundles the document viewer's script and pdf.js into the static resource that the package ships; its page and
// style sheet stand there by themselves.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { rollup } from 'rollup';
import { root } from './toolchain.mjs';

const source = path.join(root, 'scripts', 'viewer');
const target = path.join(root, 'force-app/main/review/staticresources/documentViewer');
const require = createRequire(path.join(root, 'ai-service/package.json'));
const pdfjs = path.dirname(require.resolve('pdfjs-dist/package.json'));
const legacy: Record<string, string> = {
  'pdfjs-legacy/pdf': path.join(pdfjs, 'legacy/build/pdf.min.mjs'),
  'pdfjs-legacy/worker': path.join(pdfjs, 'legacy/build/pdf.worker.min.mjs')
};

async function viewerScript(): Promise<string> {
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
  const { output } = await bundle.generate({
    format: 'iife',
    name: 'countersignViewer',
    inlineDynamicImports: true
  });
  return output[0].code;
}

/** The built files of the static resource as they should be: name -> text. */
async function viewerFiles(): Promise<Record<string, string>> {
  const read = (folder: string, file: string): string =>
    readFileSync(path.join(folder, file), 'utf8');
  return {
    'viewer.js': await viewerScript(),
    'LICENSE-pdfjs.txt': read(pdfjs, 'LICENSE')
  };
}

/** The committed files of the static resource that are not what their sources build; absolute paths. */
export async function staleViewerFiles(): Promise<string[]> {
  const files = Object.entries(await viewerFiles());
  return files
    .map(([file, text]) => [path.join(target, file), text] as const)
    .filter(([file, text]) => readFileSync(file, 'utf8') !== text)
    .map(([file]) => file);
}

if (process.argv[1] === import.meta.filename) {
  mkdirSync(target, { recursive: true });
  for (const [file, text] of Object.entries(await viewerFiles())) {
    writeFileSync(path.join(target, file), text);
  }
}
