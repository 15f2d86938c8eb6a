import { coverageProblems, type ClassCoverage } from './coverage.ts';

const covered = (name: string, ran: number, of: number): ClassCoverage => ({
  name,
  file: `/project/${name}`,
  coveredLines: ran,
  totalLines: of,
  percent: Math.floor((100 * ran) / of),
  uncoveredLines: []
});

describe('the minimum of coverage', () => {
  it('is reached by all lines together, not by each class', () => {
    expect(coverageProblems([covered('A.cls', 10, 10), covered('B.cls', 5, 10)], 75)).toEqual([]);
  });

  it('is missed by a fraction of a percent', () => {
    expect(coverageProblems([covered('A.cls', 749, 1000)], 75)).toEqual([
      'The tests run 74 % of the lines; 75 % are needed (--coverage shows the others).'
    ]);
  });

  it('asks for a line of every trigger', () => {
    const classes = [covered('A.cls', 100, 100), covered('Deals.trigger', 0, 1)];
    expect(coverageProblems(classes, 75)).toEqual([
      'No test runs a line of the trigger Deals.trigger; every trigger needs one.'
    ]);
  });
});
