/** Compile errors say what to do. */
import { checkApex } from './apex.ts';

const advice = (message: string): string[] =>
  checkApex({ loading: [{ file: '/p/A.cls', line: 1, rule: 'apex', message }] }).map(
    (problem) => `${problem.message} ${problem.fix}`
  );

describe('compile errors', () => {
  it.each([
    ['Variable does not exist: x', 'Correct the name, or add what it names to the package.'],
    ['Illegal assignment from String to Date', 'Convert the value, or declare the other type.'],
    ['Variable is not visible: x', 'Make it public, or do without it here.'],
    ['Identifier name is reserved: limit', 'Choose another name.'],
    ['Duplicate variable: x', 'Remove one of the two.'],
    ['Future methods must be declared as static', 'Change the declaration as its annotation asks.'],
    ['Something new', 'Correct the code.']
  ])('%s: %s', (message, fix) => {
    expect(advice(message)).toEqual([`${message}. ${fix}`]);
  });

  it('are the only problems of this check', () => {
    const other = { file: '/p/A.flow', line: 1, rule: 'flow', message: 'No.' };
    expect(checkApex({ loading: [other] })).toEqual([]);
  });
});
