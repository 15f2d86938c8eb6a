// Faults against the layers of the package and of the TypeScript workspaces.
import { append, create, swap, swapFirst, type Fault } from '../fault.ts';

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
  },
  {
    kind: 7,
    what: 'a job writes by itself',
    gate: 'layers',
    file: 'force-app/main/document/classes/DocumentInspectionJob.cls',
    edit: (text) =>
      text.replace(
        /\}\s*$/,
        '\n  static void mark(Contract_Document__c document) {\n    update as user document;\n  }\n}\n'
      ),
    at: 'update as user document',
    says: /DocumentInspectionJob writes records, which its role may not/
  },
  {
    kind: 7,
    what: 'a service calls out past the gateway',
    gate: 'layers',
    file: 'force-app/main/review/classes/ReviewService.cls',
    edit: (text) =>
      text.replace(
        /\}\s*$/,
        '\n  static HttpResponse ask(HttpRequest request) {\n    return new Http().send(request);\n  }\n}\n'
      ),
    at: 'new Http()',
    says: /ReviewService calls out, which its role may not/
  },
  {
    kind: 7,
    what: 'a screen class reads custom metadata past its reader',
    gate: 'layers',
    file: 'force-app/main/review/classes/ReviewScreen.cls',
    edit: (text) =>
      text.replace(
        /\}\s*$/,
        "\n  static String address() {\n    return Countersign_Setting__mdt.getInstance('Default')?.Label;\n  }\n}\n"
      ),
    at: 'getInstance',
    says: /reads custom metadata, which its role may not/
  },
  {
    kind: 7,
    what: 'a query has no access mode',
    gate: 'layers',
    file: 'force-app/main/review/classes/ReviewSelector.cls',
    edit: (text) =>
      text.replace(
        /\}\s*$/,
        '\n  public static List<User> people() {\n    return [SELECT Id FROM User LIMIT 1];\n  }\n}\n'
      ),
    at: 'SELECT Id FROM User LIMIT 1',
    says: /The query has no access mode/
  },
  {
    kind: 7,
    what: 'a selector queries in system mode',
    gate: 'layers',
    file: 'force-app/main/review/classes/ReviewSelector.cls',
    edit: (text) =>
      text.replace(
        /\}\s*$/,
        '\n  public static List<User> people() {\n    return [SELECT Id FROM User WITH SYSTEM_MODE LIMIT 1];\n  }\n}\n'
      ),
    at: 'WITH SYSTEM_MODE LIMIT 1',
    says: /The query runs in system mode/
  },
  {
    kind: 7,
    what: 'a class leaves its sharing mode open',
    gate: 'layers',
    file: 'force-app/main/shared/classes/FieldText.cls',
    edit: swapFirst('public with sharing class', 'public class'),
    says: /FieldText has no sharing mode/
  },
  {
    kind: 7,
    what: 'a trigger holds logic',
    gate: 'layers',
    file: 'force-app/main/document/triggers/ContractDocumentTrigger.trigger',
    edit: swap(
      '  ProtectedRecordTriggerHandler',
      '  Integer count = Trigger.new.size();\n  ProtectedRecordTriggerHandler'
    ),
    says: /ContractDocumentTrigger does more than call its handler/
  },
  {
    kind: 7,
    what: 'an object has a second trigger',
    gate: 'layers',
    file: 'force-app/main/document/triggers/DocumentTrigger.trigger',
    edit: create(
      'trigger DocumentTrigger on Contract_Document__c(after insert) {\n  ProtectedRecordTriggerHandler.handle(Trigger.operationType, Trigger.new, Trigger.oldMap);\n}\n'
    ),
    at: 'trigger DocumentTrigger',
    says: /DocumentTrigger is the second trigger of Contract_Document__c/
  },
  {
    kind: 7,
    what: 'an early feature uses a class of a later one',
    gate: 'layers',
    file: 'force-app/main/document/classes/DocumentInspection.cls',
    edit: (text) =>
      text.replace(/\}\s*$/, '\n  static ReviewSelector later() {\n    return null;\n  }\n}\n'),
    at: 'ReviewSelector later',
    says: /The feature document uses ReviewSelector of review, which is not below it/
  },
  {
    kind: 7,
    what: 'a common component uses one of a feature',
    gate: 'layers',
    file: 'force-app/main/shared/lwc/emptyState/emptyState.html',
    edit: swap('</template>', '  <c-term-list></c-term-list>\n</template>'),
    at: '<c-term-list>',
    says: /The feature shared uses c\/term-list of review/
  },
  {
    kind: 7,
    what: 'an object of an early feature looks up one of a later one',
    gate: 'layers',
    file: 'force-app/main/document/objects/Contract_Document__c/fields/Obligation__c.field-meta.xml',
    edit: create(
      '<CustomField xmlns="http://soap.sforce.com/2006/04/metadata">\n  <fullName>Obligation__c</fullName>\n  <label>Obligation</label>\n  <referenceTo>Contract_Obligation__c</referenceTo>\n  <relationshipName>Documents</relationshipName>\n  <type>Lookup</type>\n</CustomField>\n'
    ),
    at: '<referenceTo>',
    says: /The feature document uses Contract_Obligation__c of obligation/
  },
  {
    kind: 7,
    what: 'a component that is on no page imports Apex',
    gate: 'layers',
    file: 'force-app/main/review/lwc/termCard/termCard.js',
    edit: (text) => `import getReview from '@salesforce/apex/ReviewController.getReview';\n${text}`,
    says: /Only an exposed container may import Apex/
  },
  {
    kind: 7,
    what: 'a class without sharing is listed without a reason',
    gate: 'layers',
    file: 'config/elevated.json',
    edit: (text) => text.replace(/"AuditElevated": "[^"]*"/, '"AuditElevated": ""'),
    reportedIn: 'force-app/main/audit/classes/AuditElevated.cls',
    at: 'public without sharing',
    says: /AuditElevated runs without sharing/
  },
  {
    kind: 7,
    what: 'the list of elevated classes names one that is no more',
    gate: 'layers',
    file: 'config/elevated.json',
    edit: swapFirst('{\n', '{\n  "PlaybookElevated": "It was needed once.",\n'),
    at: '"PlaybookElevated"',
    says: /There is no class PlaybookElevated that runs without sharing/
  },
  {
    kind: 7,
    what: 'the list of feature exceptions names a use that is no more',
    gate: 'layers',
    file: 'config/feature-exceptions.json',
    edit: swapFirst(
      '"force-app/main/audit/classes/AuditService.cls": {\n',
      '"force-app/main/audit/classes/AuditService.cls": {\n    "draft": "It was needed once.",\n'
    ),
    at: '"force-app/main/audit/classes/AuditService.cls"',
    says: /AuditService.cls does not use draft any more/
  },
  {
    kind: 7,
    what: 'the values of local-org know its database',
    gate: 'dependencies',
    file: 'local-org/src/values/set.ts',
    edit: append("\nexport { Database } from '../database/database.ts';\n"),
    at: '../database/database.ts',
    says: /may not import/
  }
];
