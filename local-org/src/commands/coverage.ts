/** Line coverage of classes and triggers, as the platform shows it: statements, without test classes. */
import { basename } from 'node:path';
import type { FileCoverage } from '../host.ts';

export interface ClassCoverage {
  name: string;
  file: string;
  coveredLines: number;
  totalLines: number;
  /** Whole percents, as the platform rounds them down. */
  percent: number;
  uncoveredLines: number[];
}

/** Leaves out test classes and files without a line that could run, such as interfaces. */
export function classCoverage(files: FileCoverage[]): ClassCoverage[] {
  return files
    .filter(({ executable, isTest }) => executable.length > 0 && !isTest)
    .map(({ file, covered, executable }) => {
      const ran = new Set(covered);
      return {
        name: basename(file).replace(/\.(cls|trigger)$/, ''),
        file,
        coveredLines: ran.size,
        totalLines: executable.length,
        percent: Math.floor((100 * ran.size) / executable.length),
        uncoveredLines: executable.filter((line) => !ran.has(line))
      };
    })
    .sort((left, right) => left.name.localeCompare(right.name, 'en'));
}

/** Share of the lines that a test ran, in whole percents rounded down; 100 where there are none. */
export function coveragePercent(classes: ClassCoverage[]): number {
  const total = classes.reduce((sum, { totalLines }) => sum + totalLines, 0);
  const covered = classes.reduce((sum, { coveredLines }) => sum + coveredLines, 0);
  return total === 0 ? 100 : Math.floor((100 * covered) / total);
}

/**
 * Why the platform would refuse the package: too few lines of all ran, or none of a trigger.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_code_coverage_intro.htm
 */
export function coverageProblems(classes: ClassCoverage[], minimum: number): string[] {
  const percent = coveragePercent(classes);
  const tooFew = `The tests run ${percent} % of the lines; ${minimum} % are needed (--coverage shows the others).`;
  const triggers = classes
    .filter(({ file, coveredLines }) => file.endsWith('.trigger') && coveredLines === 0)
    .map(({ name }) => `No test runs a line of the trigger ${name}; every trigger needs one.`);
  return percent < minimum ? [tooFew, ...triggers] : triggers;
}

/** A table for the terminal, with the share of all lines as its last row. */
export function coverageLines(classes: ClassCoverage[]): string[] {
  const percent = coveragePercent(classes);
  const rows = classes.map((item) => {
    const missing = ranges(item.uncoveredLines);
    return `${item.name.padEnd(44)} ${`${item.percent} %`.padStart(6)}  ${missing}`.trimEnd();
  });
  return [...rows, `${'All classes and triggers'.padEnd(44)} ${`${percent} %`.padStart(6)}`];
}

/** `3-5, 9` */
function ranges(lines: number[]): string {
  const found: [number, number][] = [];
  for (const line of lines) {
    const last = found.at(-1);
    if (last && last[1] === line - 1) last[1] = line;
    else found.push([line, line]);
  }
  return found.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(', ');
}
