// Faults against the layers of the package and of the TypeScript workspaces.
import { append, swapFirst, type Fault } from '../fault.ts';

export const faults: Fault[] = [
  {
    kind: 7,
    what: 'a controller queries by itself',
    gate: 'layers',
    file: 'force-app/main/extraction/classes/ExtractionController.cls',
    edit: (text) =>
      text.replace(
        /\}\s*$/,
        '\n  static Integer documentCount() {\n    return [SELECT COUNT() FROM Contract_Document__c WITH USER_MODE];\n  }\n}\n'
      ),
    at: 'SELECT COUNT()',
    says: /queries, which its role may not/
  },
  {
    kind: 7,
    what: 'the service imports local-org',
    gate: 'dependencies',
    file: 'ai-service/src/metrics.ts',
    edit: append("\nexport { problemText } from '../../local-org/src/metadata/problem.ts';\n"),
    at: 'local-org/src/metadata/problem.ts',
    says: /may not import/
  },
  {
    kind: 7,
    what: 'a class runs without sharing and is not on the reviewed list',
    gate: 'layers',
    file: 'force-app/main/review/classes/ReviewService.cls',
    edit: swapFirst('with sharing', 'without sharing'),
    says: /runs without sharing/
  }
];
