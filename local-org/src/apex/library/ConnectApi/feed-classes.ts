/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_connectapi_output_feed_element.htm */

import type { PlatformClass } from '../define.ts';
import { recordClass } from '../record-class.ts';

const comparable = true;

export const feedClasses: PlatformClass[] = [
  recordClass('ConnectApi.Actor', ['String name', 'String type'], { abstract: true }),
  recordClass('ConnectApi.ActorWithId', ['String id', 'String url'], {
    extends: 'ConnectApi.Actor',
    abstract: true
  }),
  recordClass(
    'ConnectApi.UserSummary',
    [
      'String displayName',
      'String firstName',
      'Boolean isActive',
      'String lastName',
      'String title',
      'String username'
    ],
    { extends: 'ConnectApi.ActorWithId', comparable }
  ),
  recordClass('ConnectApi.RecordSummary', [], { extends: 'ConnectApi.ActorWithId', comparable }),
  recordClass(
    'ConnectApi.FeedElement',
    [
      'ConnectApi.FeedBody body',
      'Datetime createdDate',
      'ConnectApi.FeedElementType feedElementType',
      'String id',
      'Datetime modifiedDate',
      'ConnectApi.ActorWithId parent',
      'String relativeCreatedDate',
      'String url'
    ],
    { abstract: true }
  ),
  recordClass(
    'ConnectApi.FeedItem',
    ['ConnectApi.Actor actor', 'ConnectApi.FeedItemVisibilityType visibility'],
    { extends: 'ConnectApi.FeedElement', comparable }
  ),
  recordClass(
    'ConnectApi.Comment',
    [
      'ConnectApi.FeedBody body',
      'Datetime createdDate',
      'ConnectApi.Reference feedElement',
      'String id',
      'ConnectApi.ActorWithId parent',
      'String url',
      'ConnectApi.UserSummary user'
    ],
    { comparable }
  ),
  recordClass(
    'ConnectApi.ChatterLike',
    ['String id', 'ConnectApi.Reference likedItem', 'String url', 'ConnectApi.UserSummary user'],
    { comparable }
  ),
  recordClass('ConnectApi.FeedElementInput', ['String subjectId'], { abstract: true }),
  recordClass(
    'ConnectApi.FeedItemInput',
    [
      'ConnectApi.MessageBodyInput body',
      'ConnectApi.FeedElementType feedElementType',
      'ConnectApi.FeedElementCapabilitiesInput capabilities',
      'ConnectApi.FeedItemVisibilityType visibility'
    ],
    { extends: 'ConnectApi.FeedElementInput', comparable }
  ),
  recordClass(
    'ConnectApi.FeedElementCapabilitiesInput',
    ['ConnectApi.FilesCapabilityInput files'],
    { comparable }
  ),
  recordClass('ConnectApi.FilesCapabilityInput', ['List<ConnectApi.FileIdInput> items'], {
    comparable
  }),
  recordClass('ConnectApi.FileIdInput', ['String id'], { comparable }),
  recordClass('ConnectApi.CommentInput', ['ConnectApi.MessageBodyInput body'], { comparable }),
  recordClass('ConnectApi.BinaryInput', ['Blob content', 'String contentType', 'String filename'], {
    comparable
  })
];
