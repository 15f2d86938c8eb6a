/** `String.format`: Java's MessageFormat with numbered arguments and its rules of quoting. */

import { apexToString } from '../../values/format.ts';
import { NotSupported } from '../../values/errors.ts';
import { raise } from '../../values/exception.ts';

export function formatMessage(template: string, values: unknown[]): string {
  // Every argument becomes text once, whether and how often the template names it.
  const args = values.map((value) => apexToString(value));
  let output = '';
  let quoted = false;
  for (let index = 0; index < template.length; index += 1) {
    const character = template[index];
    if (character === "'") {
      if (template[index + 1] === "'") {
        output += "'";
        index += 1;
      } else {
        quoted = !quoted;
      }
    } else if (character === '{' && !quoted) {
      const end = template.indexOf('}', index);
      if (end < 0) raise('StringException', `Unmatched braces in the pattern: ${template}`);
      output += argument(template.slice(index + 1, end), args);
      index = end;
    } else {
      output += character;
    }
  }
  return output;
}

function argument(reference: string, args: string[]): string {
  const number = reference.trim();
  if (number.includes(',')) throw new NotSupported(`the format {${reference}} of String.format`);
  if (!/^\d+$/.test(number)) {
    raise('StringException', `can't parse argument number: ${reference}`);
  }
  const position = Number(number);
  // UNVERIFIED: an argument has the text of String.valueOf, without grouping of thousands.
  return args[position] ?? `{${number}}`;
}
