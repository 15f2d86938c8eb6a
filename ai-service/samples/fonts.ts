// Where the fonts of the sample documents are: embedded, so that every viewer shows the same page.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const folder = path.join(
  path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')),
  'standard_fonts'
);

export const fontFiles = {
  regular: path.join(folder, 'LiberationSans-Regular.ttf'),
  bold: path.join(folder, 'LiberationSans-Bold.ttf'),
  italic: path.join(folder, 'LiberationSans-Italic.ttf')
};

export const readFont = (name: keyof typeof fontFiles): Buffer => readFileSync(fontFiles[name]);
