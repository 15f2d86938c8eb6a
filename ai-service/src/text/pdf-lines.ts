// Puts the text runs of a PDF page into reading order: lines by baseline, split at column gaps.

/** One run of text in page coordinates: origin top left, in points. */
export interface TextRun {
  text: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Runs of one line that belong together; a line with column gaps has several segments. */
export interface Segment {
  runs: TextRun[];
  left: number;
  right: number;
  top: number;
  height: number;
}

const COLUMN_GAP_EMS = 2.6;
const GUTTER_EMS = 1.2;
/** Farther apart, two rows do not belong to one block. */
const BLOCK_GAP_LINES = 5;

const middle = (run: TextRun) => run.y + run.height / 2;

function groupIntoLines(runs: TextRun[]): TextRun[][] {
  const sorted = [...runs].sort((a, b) => middle(a) - middle(b) || a.x - b.x);
  const lines: { runs: TextRun[]; middle: number; height: number }[] = [];
  for (const run of sorted) {
    const line = lines.at(-1);
    // Superscripts and mixed sizes share a line when their middles are within half the larger size.
    if (line && middle(run) - line.middle < Math.max(line.height, run.height) * 0.45) {
      line.runs.push(run);
      if (run.height > line.height) {
        line.height = run.height;
        line.middle = middle(run);
      }
    } else {
      lines.push({ runs: [run], middle: middle(run), height: run.height });
    }
  }
  return lines.map((line) => line.runs.sort((a, b) => a.x - b.x));
}

function toSegment(runs: TextRun[]): Segment {
  return {
    runs,
    left: runs[0].x,
    right: Math.max(...runs.map((run) => run.x + run.width)),
    top: Math.min(...runs.map((run) => run.y)),
    height: Math.max(...runs.map((run) => run.height))
  };
}

function splitAtGaps(runs: TextRun[], gapEms: number): Segment[] {
  const segments: Segment[] = [];
  let current: TextRun[] = [];
  let right = -Infinity;
  for (const run of runs) {
    if (current.length && run.x - right > gapEms * Math.max(run.height, 6)) {
      segments.push(toSegment(current));
      current = [];
    }
    current.push(run);
    right = Math.max(right, run.x + run.width);
  }
  if (current.length) segments.push(toSegment(current));
  return segments;
}

const SIGNATURE_LABEL = /^(?:by|name|title|date|signature|signed|its|print(?:ed)? name)\b\s*:?/i;
const textOf = (segment: Segment) =>
  segment.runs
    .map((run) => run.text)
    .join('')
    .trim();

/** Side-by-side signature blocks read column by column; price tables read row by row. */
function isSideBySideSignature(rows: Segment[][]): boolean {
  const labelled = rows.filter(
    (row) => row.filter((segment) => SIGNATURE_LABEL.test(textOf(segment))).length >= 2
  );
  return labelled.length >= 2;
}

function columnOrder(rows: Segment[][]): Segment[][] {
  const boundary = Math.min(...rows.filter((row) => row.length > 1).map((row) => row[1].left)) - 2;
  const left = rows.map((row) => row.filter((segment) => segment.left < boundary));
  const right = rows.map((row) => row.filter((segment) => segment.left >= boundary));
  return [...left, ...right].filter((row) => row.length > 0);
}

/** x of the gutter when the page body is set in two columns of running text, else null. */
function findGutter(lines: TextRun[][], pageWidth: number): number | null {
  const starts: number[] = [];
  let wide = 0;
  for (const line of lines) {
    const segments = splitAtGaps(line, GUTTER_EMS);
    const [first, second] = segments;
    const isPair =
      segments.length === 2 &&
      first.right - first.left > pageWidth * 0.28 &&
      second.right - second.left > pageWidth * 0.2 &&
      first.right < pageWidth * 0.55 &&
      second.left > pageWidth * 0.45;
    if (isPair) starts.push(second.left);
    else if (segments.some((s) => s.left < pageWidth * 0.42 && s.right > pageWidth * 0.6)) wide++;
  }
  if (starts.length < 8 || starts.length < wide * 2) return null;
  starts.sort((a, b) => a - b);
  const median = starts[starts.length >> 1];
  const aligned = starts.filter((start) => Math.abs(start - median) < 12).length;
  return aligned >= starts.length * 0.7 ? median - 4 : null;
}

function linesOfColumns(runs: TextRun[], gutter: number): Segment[][] {
  const isCrossing = (run: TextRun) => run.x < gutter - 10 && run.x + run.width > gutter + 10;
  const crossing = runs.filter(isCrossing);
  const rest = runs.filter((run) => !isCrossing(run));
  const top = rest.reduce((least, run) => Math.min(least, run.y), Infinity);
  const left = rest.filter((run) => run.x < gutter);
  const right = rest.filter((run) => run.x >= gutter);
  const toRows = (part: TextRun[]) =>
    groupIntoLines(part).map((line) => splitAtGaps(line, COLUMN_GAP_EMS));
  const headline = crossing.filter((run) => run.y < top + 1);
  const tail = crossing.filter((run) => run.y >= top + 1);
  return [...toRows(headline), ...toRows(left), ...toRows(right), ...toRows(tail)];
}

/** The rows of the page in reading order, each a list of segments from left to right. */
export function readingOrder(runs: TextRun[], pageWidth: number): Segment[][] {
  const lines = groupIntoLines(runs);
  const gutter = findGutter(lines, pageWidth);
  if (gutter !== null) return linesOfColumns(runs, gutter);
  const rows = lines.map((line) => splitAtGaps(line, COLUMN_GAP_EMS));
  const ordered: Segment[][] = [];
  let block: Segment[][] = [];
  const flush = () => {
    ordered.push(...(isSideBySideSignature(block) ? columnOrder(block) : block));
    block = [];
  };
  for (const row of rows) {
    const previous = block.at(-1);
    const height = row[0].height;
    if (previous && row[0].top - previous[0].top > height * BLOCK_GAP_LINES) flush();
    // A single narrow segment may belong to one side of the block (a longer name or title).
    const isNarrow = row.length === 1 && row[0].right - row[0].left < pageWidth * 0.42;
    if (row.length > 1 || (block.length > 0 && isNarrow)) block.push(row);
    else {
      flush();
      ordered.push(row);
    }
  }
  flush();
  return ordered;
}
