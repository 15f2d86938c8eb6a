// Orders tasks the way the activity timeline does.
import { timeZone } from 'platform/context';

const month = new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const dayOfYear = new Intl.DateTimeFormat('en-US', {
  month: 'short',
  day: 'numeric',
  year: 'numeric',
  timeZone: 'UTC'
});
const day = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', timeZone: 'UTC' });

export function activitiesOf(records) {
  return records.map((record) => {
    const value = (name) => record.fields[name]?.value ?? null;
    return {
      id: record.id,
      subject: value('Subject') ?? '',
      date: value('ActivityDate'),
      description: value('Description'),
      isHigh: value('Priority') === 'High',
      owner:
        record.fields.Owner?.displayValue ?? record.fields.Owner?.value?.fields?.Name?.value ?? '',
      isDone: value('IsClosed') ?? value('Status') === 'Completed'
    };
  });
}

export function groupsOf(activities, expanded) {
  const today = todayText();
  const open = activities.filter(({ isDone }) => !isDone).sort(byDate);
  const past = activities
    .filter(({ isDone }) => isDone)
    .sort(byDate)
    .reverse();
  const months = new Map();
  for (const activity of past) {
    const label = activity.date ? month.format(new Date(activity.date)) : 'No date';
    months.set(label, [...(months.get(label) ?? []), activity]);
  }
  const groups = [['Upcoming & Overdue', open], ...months];
  return groups
    .filter(([, items]) => items.length > 0)
    .map(([label, items]) => ({
      label,
      items: items.map((item) => shown(item, today, expanded))
    }));
}

function shown(activity, today, expanded) {
  const isOverdue = !activity.isDone && activity.date !== null && activity.date < today;
  const isExpanded = Boolean(expanded[activity.id]);
  const { owner } = activity;
  return {
    ...activity,
    isExpanded,
    expandIcon: isExpanded ? 'utility:chevrondown' : 'utility:chevronright',
    expandTitle: `${isExpanded ? 'Hide' : 'Show'} details of ${activity.subject}`,
    due: dueText(activity.date, today),
    dueClass: `slds-timeline__date${isOverdue ? ' slds-text-color_error' : ''}`,
    isOverdue,
    summary: owner && `${owner} ${activity.isDone ? 'had a task' : 'has an upcoming task'}`,
    completeLabel: `Mark ${activity.subject} complete`,
    subjectClass: activity.isDone ? 'done' : ''
  };
}

function byDate(left, right) {
  return (left.date ?? '9999').localeCompare(right.date ?? '9999');
}

function dueText(date, today) {
  if (!date) return 'No due date';
  if (date === today) return 'Today';
  const isThisYear = date.slice(0, 4) === today.slice(0, 4);
  return (isThisYear ? day : dayOfYear).format(new Date(date));
}

/** Today on the user's own calendar, as yyyy-mm-dd. */
function todayText() {
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date());
}
