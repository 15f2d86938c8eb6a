// The steps that a path shows: the open stages, then one for all closed ones.
export const closedStep = 'closed-step';

/** Without closed stages in the picklist (custom objects) every value is a step. */
export function stagesOf(values, current, selected) {
  const open = values.filter((value) => !value.attributes?.closed);
  const closed = values.filter((value) => value.attributes?.closed);
  const steps = open.map(({ label, value }) => ({ label, value }));
  if (closed.length > 0) steps.push(closedStepOf(closed, current));
  const at = steps.findIndex((step) => step.value === current);
  return steps.map((step, index) => stepOf(step, index, at, current, selected));
}

function closedStepOf(closed, current) {
  const reached = closed.find((value) => value.value === current);
  return {
    label: reached?.label ?? 'Closed',
    value: reached?.value ?? closedStep,
    isClosedStep: true,
    isWon: reached?.attributes.won === true,
    isLost: reached?.attributes.won === false
  };
}

function stepOf(step, index, at, current, selected) {
  const isCurrent = step.value === current;
  const isSelected = selected ? step.value === selected : isCurrent;
  const isComplete = index < at;
  return {
    ...step,
    isCurrent,
    isSelected,
    isComplete,
    ariaSelected: String(isSelected),
    tabIndex: isSelected ? '0' : '-1',
    status: statusOf(isCurrent, isComplete),
    stepClass: `slds-path__item ${stepClass({ ...step, isCurrent, isComplete })}${isSelected ? ' slds-is-active' : ''}`
  };
}

function statusOf(isCurrent, isComplete) {
  if (isCurrent) return 'current stage:';
  return isComplete ? 'stage complete:' : '';
}

function stepClass({ isWon, isLost, isCurrent, isComplete }) {
  if (isCurrent && isWon) return 'slds-is-current slds-is-won';
  if (isCurrent && isLost) return 'slds-is-current slds-is-lost';
  if (isCurrent) return 'slds-is-current';
  return isComplete ? 'slds-is-complete' : 'slds-is-incomplete';
}
