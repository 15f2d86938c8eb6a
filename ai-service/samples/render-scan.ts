// Draws a letter as an office scanner would see it and wraps the picture in a PDF without text.
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import PDFDocument from 'pdfkit';
import { fontFiles } from './fonts.ts';
import { collect, SAMPLE_DATE } from './render-pdf.ts';

const DPI = 150;
const WIDTH = Math.round(8.5 * DPI);
const HEIGHT = 11 * DPI;
const SKEW = 0.006;
const SPECKS = 500;

/** A small generator with a fixed seed: the specks are the same in every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

function draw(lines: string[]): Buffer {
  GlobalFonts.registerFromPath(fontFiles.regular, 'Sample Sans');
  const canvas = createCanvas(WIDTH, HEIGHT);
  const context = canvas.getContext('2d');
  context.fillStyle = '#f7f5f0';
  context.fillRect(0, 0, WIDTH, HEIGHT);
  context.rotate(SKEW);
  context.fillStyle = '#23211f';
  context.font = '22px "Sample Sans"';
  lines.forEach((line, index) => context.fillText(line, 150, 190 + index * 38));
  context.rotate(-SKEW);
  const next = random(7);
  for (let index = 0; index < SPECKS; index++) {
    context.fillStyle = `rgba(60, 55, 50, ${0.1 + next() * 0.3})`;
    context.fillRect(next() * WIDTH, next() * HEIGHT, 1 + next() * 1.5, 1 + next() * 1.5);
  }
  return canvas.toBuffer('image/jpeg', 70);
}

export async function renderScan(lines: string[]): Promise<Buffer> {
  const pdf = new PDFDocument({
    size: 'LETTER',
    margin: 0,
    info: { Title: 'Scan', CreationDate: SAMPLE_DATE, ModDate: SAMPLE_DATE }
  });
  const done = collect(pdf);
  pdf.image(draw(lines), 0, 0, { width: pdf.page.width, height: pdf.page.height });
  pdf.end();
  return done;
}
