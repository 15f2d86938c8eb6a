// Who may import whom in the TypeScript workspaces: docs/architecture.md, "Layers".
// The folders of local-org above the engine: nothing below may reach round through them.
const ABOVE = 'async|callout|cli|commands|deploy|org|rest|server|uiapi|worker';
const forbid = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: '(\\.test\\.ts|/testing(\\.ts|/.*))$' },
  to: { path: to }
});

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }
    },
    forbid(
      'features-know-no-vendors',
      '^ai-service/src/features',
      '^ai-service/src/adapters',
      'A feature gets its ports as arguments.'
    ),
    forbid(
      'adapters-know-no-features',
      '^ai-service/src/adapters',
      '^ai-service/src/features',
      'An adapter implements a port.'
    ),
    forbid(
      'text-and-dates-are-pure',
      '^ai-service/src/(text|dates|reading)',
      '^ai-service/src/(features|adapters|http)',
      'Reading knows neither HTTP nor vendors.'
    ),
    {
      name: 'slices-do-not-import-each-other',
      severity: 'error',
      from: { path: '^ai-service/src/features/([^/]+)/' },
      to: { path: '^ai-service/src/features/([^/]+)/', pathNot: '^ai-service/src/features/$1/' }
    },
    forbid(
      'apex-meets-flow-and-lwc-at-the-org',
      '^local-org/src/apex',
      `^local-org/src/(${ABOVE}|flow|lwc)`,
      'They meet in org.ts through Host.'
    ),
    forbid(
      'flow-meets-apex-and-lwc-at-the-org',
      '^local-org/src/flow',
      `^local-org/src/(${ABOVE}|apex|lwc)`,
      'They meet in org.ts through Host.'
    ),
    forbid(
      'lwc-meets-apex-and-flow-at-the-org',
      '^local-org/src/lwc',
      `^local-org/src/(${ABOVE}|apex|flow|database|host)`,
      'They meet in org.ts through Host.'
    ),
    forbid(
      'uiapi-answers-from-the-database',
      '^local-org/src/uiapi',
      `^local-org/src/(${ABOVE.replace('|uiapi', '')}|apex|flow|lwc)`,
      'The org gives it what it asks for.'
    ),
    forbid(
      'engines-know-no-http',
      '^local-org/src/(org|org\\.ts|async|callout|rest)',
      '^local-org/src/(cli|commands|server|worker\\.ts)',
      'The server asks the org, never the other way round.'
    ),
    forbid(
      'deployment-checks-look-from-above',
      '^local-org/src/deploy',
      '^local-org/src/(cli|commands|rest|server|worker\\.ts)',
      'They judge a project; commands and gates show what they say.'
    ),
    forbid(
      'engines-are-not-judged-from-within',
      '^local-org/src/(async|callout|org|org\\.ts|rest|server)',
      '^local-org/src/deploy',
      'A running org asks no deployment check.'
    ),
    forbid(
      'database-and-security-know-no-engine',
      '^local-org/src/(database|security)',
      `^local-org/src/(${ABOVE}|apex|flow|lwc|host)`,
      'Automation reaches it through hooks.'
    ),
    forbid(
      'email-is-below-the-engines',
      '^local-org/src/email',
      `^local-org/src/(${ABOVE}|apex|flow|lwc)`,
      'Apex, flows and workflow rules send with it.'
    ),
    forbid(
      'languages-know-metadata-only',
      '^local-org/src/(soql|formula)',
      `^local-org/src/(${ABOVE}|apex|flow|lwc|host|database|security)`,
      'They are read and checked before there is a database.'
    ),
    forbid(
      'metadata-is-a-leaf',
      '^local-org/src/metadata',
      `^local-org/src/(${ABOVE}|apex|flow|lwc|host|database|security|soql|formula)`,
      'Metadata is read before anything runs.'
    ),
    forbid(
      'values-are-leaves',
      '^local-org/src/values',
      `^local-org/src/(${ABOVE}|apex|flow|lwc|host|database|security|soql|formula|metadata)`,
      'Everybody may import values.'
    ),
    forbid(
      'service-and-org-are-strangers',
      '^ai-service',
      '^local-org',
      'They meet over HTTP only.'
    ),
    forbid(
      'org-and-service-are-strangers',
      '^local-org',
      '^ai-service',
      'They meet over HTTP only.'
    )
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(node_modules|local-org/src/lwc/modules)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'] }
  }
};
