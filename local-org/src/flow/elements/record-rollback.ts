/** Flow element Roll Back Records: undoes what was written since the flow started. */
import type { ElementParser } from '../elements.ts';
import { elementOf } from './node.ts';

/** UNVERIFIED: in a flow that Apex started, what Apex wrote before stays. */
export const parseRecordRollback: ElementParser = (builder, node) =>
  elementOf(builder, node, ([interview], engine) => {
    engine.services.host.database.rollbackTo(interview.mark);
  });
