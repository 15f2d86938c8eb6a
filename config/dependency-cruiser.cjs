// Who may import whom in the TypeScript workspaces: docs/architecture.md, "Layers".
const forbid = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: '\\.test\\.ts$' },
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
      '^local-org/src/(flow|lwc|uiapi|server)',
      'They meet in org.ts through Host.'
    ),
    forbid(
      'flow-meets-apex-and-lwc-at-the-org',
      '^local-org/src/flow',
      '^local-org/src/(apex|lwc|uiapi|server)',
      'They meet in org.ts through Host.'
    ),
    forbid(
      'lwc-meets-apex-and-flow-at-the-org',
      '^local-org/src/lwc',
      '^local-org/src/(apex|flow)',
      'They meet in org.ts through Host.'
    ),
    forbid(
      'database-knows-metadata-only',
      '^local-org/src/database',
      '^local-org/src/(apex|flow|lwc|uiapi|server)',
      'Automation reaches it through hooks.'
    ),
    forbid(
      'metadata-is-a-leaf',
      '^local-org/src/metadata',
      '^local-org/src/(apex|flow|lwc|uiapi|server|database)',
      'Metadata is read before anything runs.'
    ),
    forbid(
      'values-are-leaves',
      '^local-org/src/values',
      '^local-org/src/(apex|flow|lwc|uiapi|server|database|metadata)',
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
