/** Standard fields that the platform requires on every layout of their object, as deployments were seen to insist. */
export const REQUIRED_ON_LAYOUTS: Readonly<
  Record<string, readonly { name: string; behavior?: 'Required' }[]>
> = {
  Case: [
    { name: 'ContactId' },
    { name: 'Description' },
    { name: 'SuppliedEmail' },
    { name: 'Status', behavior: 'Required' }
  ],
  Opportunity: [
    { name: 'Probability' },
    { name: 'Name', behavior: 'Required' },
    { name: 'StageName', behavior: 'Required' }
  ]
};
