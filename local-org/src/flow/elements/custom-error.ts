/** Flow element Custom Error: refuses the record that is being saved. */
import { booleanOf, childOf, childrenOf, requiredText, textOf } from '../../metadata/xml.ts';
import { toText } from '../../formula/coerce.ts';
import type { ElementParser } from '../elements.ts';
import { parseText } from '../values.ts';

export const parseCustomError: ElementParser = (builder, node) => {
  const messages = childrenOf(node, 'customErrorMessages').map((message) => ({
    text: parseText(builder, childOf(message, 'errorMessage')?.text ?? ''),
    field: booleanOf(message, 'isFieldError') ? textOf(message, 'fieldSelection') : null
  }));
  const next = builder.connector(node);

  return {
    kind: node.name,
    name: requiredText(node, 'name'),
    line: node.line,
    next,
    fault: null,
    run(group) {
      for (const interview of group) {
        for (const { text, field } of messages) {
          interview.onCustomError?.({ field, message: toText(text(interview)) });
        }
        interview.position = next;
      }
    }
  };
};
