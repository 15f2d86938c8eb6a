/** Flow action chatterPost: a feed item on a record, a user or a group. */
import { toText } from '../../formula/coerce.ts';
import { isId } from '../../values/id.ts';
import { SObject } from '../../values/sobject.ts';
import type { FlowEngine } from '../engine.ts';
import { FlowValueError } from '../errors.ts';
import { Outputs } from '../references.ts';
import type { ActionFactory } from './action.ts';

export const chatterAction: ActionFactory = () => (engine, requests) => {
  const posts = requests.map(({ inputs }) => {
    const subject = toText(inputs.subjectNameOrId);
    const parent = isId(subject) ? subject : idByName(engine, subject, toText(inputs.type));
    return new SObject('FeedItem', { ParentId: parent, Body: toText(inputs.text) });
  });
  engine.services.spend('dmlStatements', 1);
  engine.services.spend('dmlRows', posts.length);
  const { access } = requests[0].interview;
  engine.services.host.database.dml('insert', posts, { allOrNone: true }, access);
  return posts.map((post) => new Outputs({ feedItemId: post.id }));
};

function idByName(engine: FlowEngine, name: string, type: string): string {
  const { database, schema } = engine.services.host;
  const object = type === 'Group' ? 'CollaborationGroup' : 'User';
  const field = type === 'Group' ? 'Name' : 'Username';
  const found = schema.object(object)
    ? database.all(object).find((record) => record.get(field) === name)
    : undefined;
  if (!found?.id) throw new FlowValueError(`Post to Chatter: there is no ${object} ${name}.`);
  return found.id;
}
