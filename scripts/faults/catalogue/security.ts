// Faults that the security gates must see: access, injection, secrets, cryptography, the browser, libraries.
import { create, swap, type Edit, type Fault } from '../fault.ts';

const MAIN = 'force-app/main';

/** Adds members at the end of a class. */
const member =
  (...lines: string[]): Edit =>
  (text) =>
    text.replace(/\}\s*$/, `\n${lines.map((line) => `  ${line}`).join('\n')}\n}\n`);

/** A fault that Code Analyzer must find; half of them are proven with `--slow` only, to keep `npm test` short. */
const analyzed = (fault: Omit<Fault, 'kind' | 'gate'>): Fault => ({
  kind: 8,
  gate: 'code-analyzer',
  ...fault
});

const apex: Fault[] = [
  analyzed({
    what: 'a query is put together from what the user typed',
    file: `${MAIN}/document/classes/DocumentSelector.cls`,
    edit: member(
      'public static List<SObject> search(String title) {',
      "  return Database.query('SELECT Id FROM Contract_Document__c WHERE Title__c = \\'' + title + '\\'');",
      '}'
    ),
    at: 'Database.query(',
    says: /untrusted\/unescaped variables.*Bind the value/
  }),
  analyzed({
    what: 'a query does not run in user mode',
    file: `${MAIN}/document/classes/DocumentSelector.cls`,
    edit: member(
      'public static List<Contract_Document__c> everything() {',
      '  return [SELECT Id, Title__c FROM Contract_Document__c LIMIT 100];',
      '}'
    ),
    at: 'SELECT Id, Title__c FROM Contract_Document__c LIMIT 100',
    says: /Validate CRUD permission.*USER_MODE/
  }),
  analyzed({
    what: 'records are written past the rights of the user',
    file: `${MAIN}/obligation/classes/KeyDateService.cls`,
    edit: member('static void remind(Task reminder) {', '  insert reminder;', '}'),
    at: 'insert reminder;',
    says: /Validate CRUD permission.*as user/,
    slow: true
  }),
  analyzed({
    what: 'a class that queries says nothing about sharing',
    file: `${MAIN}/document/classes/DocumentSelector.cls`,
    edit: swap('public with sharing class', 'public class'),
    says: /declare a sharing model.*with sharing/,
    slow: true
  }),
  analyzed({
    what: 'a password stands in a constant',
    file: `${MAIN}/shared/classes/AiServiceGateway.cls`,
    edit: member("private static final String PASSWORD = 'correct horse battery';"),
    at: 'correct horse battery',
    says: /Hard coded credentials.*External Credential/
  }),
  analyzed({
    what: 'an API key stands in a header',
    file: `${MAIN}/shared/classes/AiServiceGateway.cls`,
    edit: member(
      'private static void sign(HttpRequest request) {',
      "  request.setHeader('Authorization', 'Bearer 5f2d9a7c');",
      '}'
    ),
    at: 'Bearer 5f2d9a7c',
    says: /hardcoded secret|named credentials/i
  }),
  analyzed({
    what: 'a callout goes to plain http',
    file: `${MAIN}/shared/classes/AiServiceGateway.cls`,
    edit: member(
      'private static void send(HttpRequest request) {',
      "  request.setEndpoint('http://service.example.com/v1');",
      '}'
    ),
    at: 'http://service.example.com',
    says: /encrypted communication.*https/,
    slow: true
  }),
  analyzed({
    what: 'the session id of the user is read',
    file: `${MAIN}/shared/classes/AiServiceGateway.cls`,
    edit: member('static String session() {', '  return UserInfo.getSessionId();', '}'),
    at: 'getSessionId',
    says: /getSessionId might not be authorized.*must not leave the org/,
    slow: true
  }),
  analyzed({
    what: 'a password is set by code',
    file: `${MAIN}/shared/classes/UserAccess.cls`,
    edit: member(
      'static void reset(Id userId) {',
      "  System.setPassword(userId, 'Start-2026');",
      '}'
    ),
    at: 'System.setPassword',
    says: /password/i,
    slow: true
  }),
  analyzed({
    what: 'text is encrypted with a constant vector',
    file: `${MAIN}/audit/classes/AuditService.cls`,
    edit: member(
      'static Blob seal(Blob key, Blob text) {',
      "  Blob vector = Blob.valueOf('0123456789abcdef');",
      "  return Crypto.encrypt('AES128', key, vector, text);",
      '}'
    ),
    at: "Crypto.encrypt('AES128'",
    says: /random IV\/key.*encryptWithManagedIV/
  }),
  analyzed({
    what: 'a record id stands in the code',
    file: `${MAIN}/review/classes/ReviewSelector.cls`,
    edit: member("private static final Id QUEUE = '00G5g000004fXyZEAU';"),
    at: '00G5g000004fXyZEAU',
    says: /Hardcoding Ids/,
    slow: true
  }),
  analyzed({
    what: 'an exception is swallowed',
    file: `${MAIN}/obligation/classes/KeyDateService.cls`,
    edit: member(
      'static void quietly(Task task) {',
      '  try {',
      '    insert as user task;',
      '  } catch (DmlException error) {',
      '  }',
      '}'
    ),
    at: 'catch (DmlException error) {',
    says: /empty catch.*Handle the exception/,
    slow: true
  }),
  analyzed({
    what: 'a value of the contract goes into the debug log',
    file: `${MAIN}/review/classes/TermValue.cls`,
    edit: member('static void trace(String value) {', '  System.debug(value);', '}'),
    at: 'System.debug(value)',
    says: /debug statements.*Delete/,
    slow: true
  }),
  analyzed({
    what: 'a page goes where its address says',
    file: `${MAIN}/document/classes/DocumentController.cls`,
    edit: member(
      'public PageReference back() {',
      "  String target = ApexPages.currentPage().getParameters().get('retURL');",
      '  PageReference page = new PageReference(target);',
      '  return page;',
      '}'
    ),
    at: 'new PageReference(target)',
    says: /unvalidated user-supplied|redirect/i,
    slow: true
  }),
  analyzed({
    what: 'a marker hides findings in the source',
    file: `${MAIN}/document/classes/DocumentSelector.cls`,
    edit: swap(
      'public with sharing class',
      "@SuppressWarnings('PMD.ApexCRUDViolation')\npublic with sharing class"
    ),
    at: '@SuppressWarnings',
    says: /hides findings.*Take the marker away/
  }),
  analyzed({
    what: 'an accepted finding is not there any more',
    file: `${MAIN}/shared/classes/FailureMessage.cls`,
    edit: (text) => text.replace(/^ *System\.debug\(.*\n/m, ''),
    reportedIn: 'config/accepted-findings.json',
    at: `"file": "${MAIN}/shared/classes/FailureMessage.cls"`,
    says: /AvoidDebugStatements is not found any more.*Delete the entry/
  })
];

const browser: Fault[] = [
  analyzed({
    what: 'a component writes HTML into the page',
    file: `${MAIN}/shared/lwc/errorPanel/errorPanel.js`,
    edit: member('show(text) {', "  this.template.querySelector('p').innerHTML = text;", '}'),
    at: 'innerHTML',
    says: /innerHTML.*template/i
  }),
  analyzed({
    what: 'a component runs text as code',
    file: `${MAIN}/shared/lwc/errorPanel/errorPanel.js`,
    edit: member('run(text) {', '  return eval(text);', '}'),
    at: 'eval(text)',
    says: /eval.*never becomes code/,
    slow: true
  }),
  analyzed({
    what: 'an event with a value of the contract reaches the whole page',
    file: `${MAIN}/review/lwc/termCard/termCard.js`,
    edit: swap(
      "new CustomEvent('open', { detail: this.term.id })",
      "new CustomEvent('open', { detail: this.term.id, bubbles: true, composed: true })"
    ),
    at: 'composed: true',
    says: /reaches every component of the page.*hand it on by name/
  }),
  analyzed({
    what: 'a static resource holds a library with known holes',
    file: `${MAIN}/review/staticresources/documentViewer/jquery.js`,
    edit: create('/*! jQuery v1.8.1 jquery.com | jquery.org/license */\n'),
    at: 1,
    says: /jquery.*vulnerabilit.*Update the library/i
  })
];

const metadata: Fault[] = [
  analyzed({
    what: 'a remote site is reached over plain http',
    file: `${MAIN}/setup/remoteSiteSettings/Service.remoteSite-meta.xml`,
    edit: create(
      [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<RemoteSiteSetting xmlns="http://soap.sforce.com/2006/04/metadata">',
        '  <disableProtocolSecurity>false</disableProtocolSecurity>',
        '  <isActive>true</isActive>',
        '  <url>http://service.example.com</url>',
        '</RemoteSiteSetting>',
        ''
      ].join('\n')
    ),
    at: 'http://service.example.com',
    says: /remote site/i,
    slow: true
  }),
  analyzed({
    what: 'a message channel is open to every component of the org',
    file: `${MAIN}/review/messageChannels/Review.messageChannel-meta.xml`,
    edit: create(
      [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<LightningMessageChannel xmlns="http://soap.sforce.com/2006/04/metadata">',
        '  <isExposed>true</isExposed>',
        '  <masterLabel>Review</masterLabel>',
        '</LightningMessageChannel>',
        ''
      ].join('\n')
    ),
    at: '<isExposed>true',
    says: /message channel|isExposed/i,
    slow: true
  }),
  analyzed({
    what: 'a class keeps an API version of years ago',
    file: `${MAIN}/shared/classes/UserAccess.cls-meta.xml`,
    edit: (text) => text.replace(/<apiVersion>[\d.]+/, '<apiVersion>38.0'),
    at: '<apiVersion>',
    says: /API version/i,
    slow: true
  })
];

const paths: Fault[] = [
  {
    kind: 8,
    what: 'an action reaches a query without user mode two calls away',
    gate: 'graph-engine',
    file: `${MAIN}/document/classes/DocumentCount.cls`,
    edit: create(
      [
        '/** Counts. */',
        'public with sharing class DocumentCount {',
        '  @AuraEnabled',
        '  public static Integer all(Id dealId) {',
        '    return countFor(dealId);',
        '  }',
        '',
        '  private static Integer countFor(Id dealId) {',
        '    List<Opportunity> deals = [SELECT Name, Amount FROM Opportunity WHERE Id = :dealId];',
        '    return deals.size();',
        '  }',
        '}',
        ''
      ].join('\n')
    ),
    at: 'SELECT Name, Amount',
    says: /FLS validation is missing for \[READ\] operation on \[Opportunity\]/,
    slow: true
  },
  {
    kind: 8,
    what: 'an action deletes without sharing',
    gate: 'graph-engine',
    file: `${MAIN}/document/classes/DealRemoval.cls`,
    edit: create(
      [
        '/** Removes. */',
        'public without sharing class DealRemoval {',
        '  @AuraEnabled',
        '  public static void remove(Id dealId) {',
        '    delete as user new Opportunity(Id = dealId);',
        '  }',
        '}',
        ''
      ].join('\n')
    ),
    at: 'delete as user',
    says: /must be executed from a class that enforces sharing/,
    slow: true
  }
];

export const faults: Fault[] = [...apex, ...browser, ...metadata, ...paths];
