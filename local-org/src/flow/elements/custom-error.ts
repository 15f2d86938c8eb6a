/** Flow element Custom Error: refuses the record that is being saved. */
import { booleanOf, childOf, childrenOf, textOf } from '../../metadata/xml.ts';
import { toText } from '../../formula/coerce.ts';
import type { ElementParser } from '../elements.ts';
import { parseText } from '../values.ts';
import { elementOf } from './node.ts';

export const parseCustomError: ElementParser = (builder, node) => {
  const messages = childrenOf(node, 'customErrorMessages').map((message) => ({
    text: parseText(builder, childOf(message, 'errorMessage')?.text ?? ''),
    field: booleanOf(message, 'isFieldError') ? textOf(message, 'fieldSelection') : null
  }));
  return elementOf(builder, node, ([interview]) => {
    for (const { text, field } of messages) {
      interview.onCustomError?.({ field, message: toText(text(interview)) });
    }
  });
};
