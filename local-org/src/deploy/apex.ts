/** The Apex of the project compiles: what the compiler said, each with what to do about it. */
import type { Problem } from '../metadata/problem.ts';
import type { DeployContext } from './context.ts';

/** The first that fits the message. */
const ADVICE: [RegExp, string][] = [
  [
    /^Unexpected token|^Missing '|^(mismatched|extraneous|missing|no viable)|^Unrecognized/,
    'Correct the syntax.'
  ],
  [/reserved/, 'Choose another name.'],
  [/^Invalid character in identifier|too long: /, 'Choose another name.'],
  [
    /^Invalid type|^Type is not visible/,
    'Correct the name of the type, or declare it where this class can see it.'
  ],
  [/is not visible/, 'Make it public, or do without it here.'],
  [
    /^Method does not exist|^Constructor not defined/,
    'Correct the name, or pass what one of its declarations takes.'
  ],
  [
    /does not exist|^Invalid field|^No such column|^Didn't understand relationship|is not supported/,
    'Correct the name, or add what it names to the package.'
  ],
  [
    /^Illegal (assignment|conversion)|^Incompatible types|cannot be used with|^Condition|must be of type/,
    'Convert the value, or declare the other type.'
  ],
  [/^Missing return/, 'Return a value on every path.'],
  [/^Void method|^Missing return value/, 'Return what the method declares.'],
  [/^Unreachable/, 'Remove it, or the jump before it.'],
  [/must implement the/, 'Write the method, or declare the class abstract.'],
  [
    /override|overridden|visibility of method/i,
    'Give the method the signature and the words of the one that it overrides.'
  ],
  [
    /^No such property|^Required property|^Invalid value for property|^Annotation|annotation/,
    'Correct the annotation.'
  ],
  [
    /^(AuraEnabled|Invocable|Future|Test|Http|RemoteAction|Rest)|^Unsupported parameter type|^Only one/,
    'Change the declaration as its annotation asks.'
  ],
  [
    /must be declared as|^Top-level type|cannot be (static|virtual|abstract)|is not allowed on|one scope/,
    'Correct the modifiers.'
  ],
  [/^Duplicate|already (defined|caught|implemented)/, 'Remove one of the two.'],
  [/static context/, 'Make the method an instance method, or call it on an instance.'],
  [/^Final members|not writeable/, 'Assign it where it is declared, or not at all.'],
  [/^DML|upsert|merged/, 'Save records of an object that allows it, by a key that it has.'],
  [/^Trigger|triggers/, 'Correct the head of the trigger.'],
  [/declares another name/, 'Give the file and what it declares one name.']
];

export function checkApex({ loading }: Pick<DeployContext, 'loading'>): Problem[] {
  return loading
    .filter(({ rule }) => rule === 'apex')
    .map((problem) => ({
      ...problem,
      message: sentence(problem.message),
      fix: adviceFor(problem)
    }));
}

function adviceFor({ message, fix }: Problem): string {
  if (fix) return fix;
  const [, advice] = ADVICE.find(([pattern]) => pattern.test(message)) ?? [];
  return advice ?? 'Correct the code.';
}

/** The compiler's texts have no full stop. */
function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
