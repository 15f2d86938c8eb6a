/** Flow element Decision: the first outcome whose conditions are met. */
import { booleanOf, childrenOf, requiredText } from '../../metadata/xml.ts';
import { parseConditions } from '../conditions.ts';
import type { ElementParser } from '../elements.ts';
import type { Interview } from '../model.ts';

export const parseDecision: ElementParser = (builder, node, variables) => {
  const rules = childrenOf(node, 'rules').map((rule) => {
    const name = requiredText(rule, 'name');
    // An outcome can be used as a true/false resource.
    variables.set(name, { ...OUTCOME, name });
    return {
      name,
      test: parseConditions(builder, rule),
      onlyWhenChanged: booleanOf(rule, 'doesRequireRecordChangedToMeetCriteria'),
      next: builder.connector(rule)
    };
  });
  const otherwise = builder.connector(node, 'defaultConnector');

  const choose = (interview: Interview): string | null => {
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
    next: otherwise,
    fault: null,
    run(group) {
      for (const interview of group) interview.position = choose(interview);
    }
  };
};

const OUTCOME = {
  dataType: 'Boolean',
  objectType: null,
  isCollection: false,
  isInput: false,
  isOutput: false,
  initial: () => false
};

function wasMet(test: (interview: Interview) => unknown, interview: Interview): boolean {
  if (!interview.prior) return false;
  return test({ ...interview, record: interview.prior }) === true;
}
