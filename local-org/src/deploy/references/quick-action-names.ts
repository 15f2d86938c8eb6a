/** Tells quick actions of the project and of the platform from names that lead nowhere. */
import { isSlipOf } from './near.ts';
import { isForeign, type Names } from './names.ts';

/** The global actions every org has, as layouts of public packages name them. */
const GLOBAL_ACTIONS = [
  'LogACall',
  'NewAccount',
  'NewCampaign',
  'NewCase',
  'NewContact',
  'NewContract',
  'NewEvent',
  'NewGroup',
  'NewLead',
  'NewNote',
  'NewOpportunity',
  'NewTask',
  'SendEmail'
];

/** What is wrong with the name of an action; null when nothing is, or when only the platform can tell. */
export function quickActionProblem(names: Names, name: string): string | null {
  if (names.mayExist('quickAction', name)) return null;
  const [object = '', action] = name.split('.');
  if (action !== undefined) {
    if (object === 'FeedItem') return null;
    const found = names.object(object);
    if (found === 'missing') return `There is no object ${object} for the action ${name}.`;
    // Case.LogACall and its like come with the standard object.
    const isOwn = typeof found !== 'string' && found.custom;
    return isOwn && !isForeign(action) ? `${object} has no quick action ${action}.` : null;
  }
  if (GLOBAL_ACTIONS.includes(name)) return null;
  const isSlip = GLOBAL_ACTIONS.some((known) => isSlipOf(name, known));
  return isSlip || name.includes('_') ? `There is no quick action ${name}.` : null;
}
