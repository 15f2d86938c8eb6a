/** Flow element Decision: the first outcome whose conditions are met. */
import { booleanOf, childrenOf, requiredText } from '../../metadata/xml.ts';
import { parseConditions } from '../conditions.ts';
import type { ElementParser } from '../elements.ts';
import type { Interview } from '../model.ts';
import { ownVariable } from '../variables.ts';

export const parseDecision: ElementParser = (builder, node, variables) => {
  const rules = childrenOf(node, 'rules').map((rule) => {
    const name = requiredText(rule, 'name');
    // An outcome can be used as a true/false resource.
    variables.set(name, ownVariable(name, { dataType: 'Boolean', initial: () => false }));
    return {
      name,
      test: parseConditions(builder, rule),
      onlyWhenChanged: booleanOf(rule, 'doesRequireRecordChangedToMeetCriteria'),
      next: builder.connector(rule)
    };
  });
  const otherwise = builder.connector(node, 'defaultConnector');

  const choose = (interview: Interview): string | null => {
    for (const rule of rules) interview.variables.set(rule.name, false);
    for (const rule of rules) {
      if (!rule.test(interview)) continue;
      if (rule.onlyWhenChanged && wasMet(rule.test, interview)) continue;
      interview.variables.set(rule.name, true);
      return rule.next;
    }
    return otherwise;
  };

  return {
    kind: node.name,
    name: requiredText(node, 'name'),
    line: node.line,
    fault: null,
    targets: [otherwise, ...rules.map(({ next }) => next)],
    isBulk: false,
    run([interview]) {
      interview.position = choose(interview);
    }
  };
};

function wasMet(test: (interview: Interview) => unknown, interview: Interview): boolean {
  if (!interview.prior) return false;
  return test({ ...interview, record: interview.prior }) === true;
}
