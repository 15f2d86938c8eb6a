/** What Apex sends to people; a local org keeps it instead of sending it. */

export type { OutboxMessage } from '../../host.ts';
