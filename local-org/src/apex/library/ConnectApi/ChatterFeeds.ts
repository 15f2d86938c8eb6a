/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_ConnectAPI_ChatterFeeds_static_methods.htm */

import type { ApexList } from '../../../values/list.ts';
import type { EnumValue } from '../../../values/enum.ts';
import type { FeedText } from './feed-body.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { SObject } from '../../../values/sobject.ts';
import { bodyRecord, composeBody, storedBody } from './feed-body.ts';
import { ComparableRecord } from '../record-class.ts';
import type { RecordValue } from '../record-class.ts';
import { connectApiCall } from './connect-api.ts';
import { FeedElementType, FeedItemVisibilityType } from './enums.ts';
import { given } from '../../runtime/arguments.ts';
import { hasObject, insertOrRaise, recordOfId } from '../../runtime/system-data.ts';
import { NotSupported } from '../../../values/errors.ts';
import { platformClass } from '../define.ts';
import { raise } from '../../../values/exception.ts';

const FAILURE = 'ConnectApi.ConnectApiException';

/** `me` is the running user; everything else is an id. */
function subjectOf(rt: Runtime, subjectId: string | null): string {
  const id = given(subjectId) === 'me' ? rt.host.user().userId : given(subjectId);
  const record = recordOfId(rt, id);
  if (!record?.id) raise('ConnectApi.NotFoundException', `The subject ${id} does not exist.`);
  return record.id;
}

function actorOf(rt: Runtime, id: unknown): RecordValue | null {
  const record = typeof id === 'string' ? recordOfId(rt, id) : null;
  if (!record) return null;
  const nameField = rt.schema.object(record.type)?.nameField;
  const name = nameField ? record.get(nameField) : null;
  const common = { id: record.id, name, type: record.type };
  if (record.type !== 'User') return new ComparableRecord('ConnectApi.RecordSummary', common);
  return new ComparableRecord('ConnectApi.UserSummary', {
    ...common,
    displayName: name,
    firstName: record.get('FirstName'),
    isActive: record.get('IsActive'),
    lastName: record.get('LastName'),
    title: record.get('Title'),
    username: record.get('Username')
  });
}

function post(
  rt: Runtime,
  subjectId: string | null,
  body: FeedText,
  visibility: EnumValue | null
): RecordValue {
  if (body.text === '') raise(FAILURE, 'The post has no text.');
  const made = insertOrRaise(rt, FAILURE, 'FeedItem', {
    ParentId: subjectOf(rt, subjectId),
    Body: body.text,
    IsRichText: body.isRichText,
    ...(visibility ? { Visibility: visibility.name } : {})
  });
  return feedItem(rt, reload(rt, made), body);
}

function reload(rt: Runtime, record: SObject): SObject {
  return rt.host.database.get(record.type, record.id ?? '') ?? record;
}

function feedItem(rt: Runtime, record: SObject, body: FeedText): RecordValue {
  const visibility = record.get('Visibility');
  return new ComparableRecord('ConnectApi.FeedItem', {
    id: record.id,
    actor: actorOf(rt, record.get('CreatedById')),
    body: bodyRecord(body),
    createdDate: record.get('CreatedDate'),
    feedElementType: FeedElementType.value('FeedItem'),
    modifiedDate: record.get('LastModifiedDate'),
    parent: actorOf(rt, record.get('ParentId')),
    url: `/services/data/v${rt.host.project.apiVersion}/chatter/feed-elements/${record.id}`,
    visibility: FeedItemVisibilityType.values.find((value) => value.name === visibility) ?? null
  });
}

function requirePost(rt: Runtime, id: string | null): SObject {
  const record = recordOfId(rt, given(id));
  if (record?.type === 'FeedItem') return record;
  return raise('ConnectApi.NotFoundException', `The feed element ${id} does not exist.`);
}

function getFeedElement(rt: Runtime, id: string | null): RecordValue {
  const record = requirePost(rt, id);
  const text = String(record.get('Body') ?? '');
  return feedItem(rt, record, storedBody(text, record.get('IsRichText') === true));
}

function comment(rt: Runtime, feedElementId: string | null, body: FeedText): RecordValue {
  const item = requirePost(rt, feedElementId);
  const made = insertOrRaise(rt, FAILURE, 'FeedComment', {
    FeedItemId: item.id,
    CommentBody: body.text,
    CommentType: 'TextComment'
  });
  const record = reload(rt, made);
  return new ComparableRecord('ConnectApi.Comment', {
    id: record.id,
    body: bodyRecord(body),
    createdDate: record.get('CreatedDate'),
    feedElement: new ComparableRecord('ConnectApi.Reference', { id: item.id }),
    parent: actorOf(rt, item.get('ParentId')),
    user: actorOf(rt, rt.host.user().userId)
  });
}

function like(rt: Runtime, feedElementId: string | null): RecordValue {
  const item = requirePost(rt, feedElementId);
  if (!hasObject(rt, 'FeedLike')) throw new NotSupported('likes: the object FeedLike');
  const made = insertOrRaise(rt, FAILURE, 'FeedLike', { FeedItemId: item.id });
  return new ComparableRecord('ConnectApi.ChatterLike', {
    id: made.id,
    likedItem: new ComparableRecord('ConnectApi.Reference', { id: item.id }),
    user: actorOf(rt, rt.host.user().userId)
  });
}

function remove(rt: Runtime, type: string, id: string | null): void {
  const record = recordOfId(rt, given(id));
  if (record?.type !== type) raise('ConnectApi.NotFoundException', `${type} ${id} does not exist.`);
  rt.host.database.dml('delete', [record], { allOrNone: true }, rt.accessFor(null));
}

function postInput(rt: Runtime, input: RecordValue | null): RecordValue {
  const capabilities = given(input).get('capabilities') as RecordValue | null;
  const files = capabilities?.get('files') as RecordValue | null;
  if ((files?.get('items') as ApexList | null)?.items.length) {
    throw new NotSupported('ConnectApi.FilesCapabilityInput: files attached to a post');
  }
  const visibility = given(input).get('visibility') as EnumValue | null;
  const body = composeBody(rt, given(input).get('body') as RecordValue | null);
  return post(rt, given(input).get('subjectId') as string | null, body, visibility);
}

export const ChatterFeedsClass = platformClass('ConnectApi.ChatterFeeds', {
  statics: connectApiCall({
    'ConnectApi.FeedElement postFeedElement(String communityId, ConnectApi.FeedElementInput input)':
      (rt, _community: string | null, input: RecordValue | null) => postInput(rt, input),
    'ConnectApi.FeedElement postFeedElement(String communityId, ConnectApi.FeedElementInput input, ConnectApi.BinaryInput file)':
      (rt, _community: string | null, input: RecordValue | null, file: RecordValue | null) => {
        if (file) throw new NotSupported('ConnectApi.ChatterFeeds.postFeedElement with a file');
        return postInput(rt, input);
      },
    'ConnectApi.FeedElement postFeedElement(String communityId, String subjectId, ConnectApi.FeedElementType type, String text)':
      (
        rt,
        _community: string | null,
        subjectId: string | null,
        _type: EnumValue | null,
        text: string | null
      ) => post(rt, subjectId, storedBody(given(text), false), null),
    'ConnectApi.FeedElement getFeedElement(String communityId, String feedElementId)': (
      rt,
      _community: string | null,
      id: string | null
    ) => getFeedElement(rt, id),
    'void deleteFeedElement(String communityId, String feedElementId)': (
      rt,
      _community: string | null,
      id: string | null
    ) => remove(rt, 'FeedItem', id),
    'ConnectApi.Comment postCommentToFeedElement(String communityId, String feedElementId, String text)':
      (rt, _community: string | null, id: string | null, text: string | null) =>
        comment(rt, id, storedBody(given(text), false)),
    'ConnectApi.Comment postCommentToFeedElement(String communityId, String feedElementId, ConnectApi.CommentInput comment, ConnectApi.BinaryInput file)':
      (
        rt,
        _community: string | null,
        id: string | null,
        input: RecordValue | null,
        file: RecordValue | null
      ) => {
        if (file) throw new NotSupported('a comment with a file');
        return comment(rt, id, composeBody(rt, given(input).get('body') as RecordValue | null));
      },
    'void deleteComment(String communityId, String commentId)': (
      rt,
      _community: string | null,
      id: string | null
    ) => remove(rt, 'FeedComment', id),
    'ConnectApi.ChatterLike likeFeedElement(String communityId, String feedElementId)': (
      rt,
      _community: string | null,
      id: string | null
    ) => like(rt, id)
  })
});
