/** The comparison of the two Apex compilers. */
import { compare, isKnown, readGaps } from './apex-agreement.ts';
import type { Problem } from '../../local-org/src/metadata/problem.ts';

const at = (line: number, message = 'wrong', file = '/p/A.cls'): Problem => ({
  file,
  line,
  rule: 'apex',
  message
});

describe('the comparison of apex-ls and local-org', () => {
  it('takes problems of one line, or of the next, for the same', () => {
    const { both, onlyApexLs, onlyLocalOrg } = compare([at(4)], [at(5, 'other words')]);
    expect(both).toEqual([at(5, 'other words')]);
    expect([...onlyApexLs, ...onlyLocalOrg]).toEqual([]);
  });

  it('names what only one of them reports', () => {
    const { both, onlyApexLs, onlyLocalOrg } = compare(
      [at(4), at(4, 'wrong', '/p/B.cls')],
      [at(9), at(4, 'wrong', '/p/C.cls')]
    );
    expect(both).toEqual([]);
    expect(onlyLocalOrg).toEqual([at(4), at(4, 'wrong', '/p/B.cls')]);
    expect(onlyApexLs).toEqual([at(9), at(4, 'wrong', '/p/C.cls')]);
  });

  it('finds a missing result at the method and at its end', () => {
    const local = at(4, 'Missing return statement required return type: Integer');
    const { both } = compare([local], [at(20, 'Code path does not return a value.')]);
    expect(both).toHaveLength(1);
  });

  it('has a reason for each known gap, and no gap that takes everything', () => {
    const { onlyLocalOrg, onlyApexLs } = readGaps();
    for (const gap of [...onlyLocalOrg, ...onlyApexLs]) {
      expect(gap.why).toMatch(/^[A-Za-z].{20,}\.$/);
      for (const message of [
        'Illegal assignment from String to Integer',
        'Variable does not exist: x',
        'Duplicate modifier: public'
      ]) {
        expect(isKnown(at(1, message), [gap])).toBe(false);
      }
    }
  });
});
