/** What Apex sends to people; a local org keeps it instead of sending it. */

export type OutboxMessage =
  | {
      kind: 'email';
      to: string[];
      cc: string[];
      subject: string | null;
      text: string | null;
      html: string | null;
      targetId: string | null;
      whatId: string | null;
    }
  | {
      kind: 'notification';
      recipients: string[];
      title: string | null;
      body: string | null;
      targetId: string | null;
      typeId: string | null;
    };
