// Faults in Apex: for the comparison of the two compilers ('apex-types') and for local-org's own ('apex').
import { create, swap, swapFirst, type Edit, type Fault } from '../fault.ts';

const MAIN = 'force-app/main';
const files = {
  action: `${MAIN}/extraction/classes/ExtractAttachedContractsAction.cls`,
  audit: `${MAIN}/audit/classes/AuditService.cls`,
  controller: `${MAIN}/review/classes/ReviewController.cls`,
  fieldWrite: `${MAIN}/review/classes/FieldWrite.cls`,
  inspection: `${MAIN}/document/classes/DocumentInspection.cls`,
  json: `${MAIN}/shared/classes/JsonObject.cls`,
  keyDates: `${MAIN}/obligation/classes/KeyDateService.cls`,
  pollJob: `${MAIN}/extraction/classes/ExtractionPollJob.cls`,
  termValue: `${MAIN}/review/classes/TermValue.cls`,
  trigger: `${MAIN}/document/triggers/ContractDocumentTrigger.trigger`
};

/** Both compilers report it. */
const both = (what: string, file: string, edit: Edit, says: RegExp, more = {}): Fault => ({
  kind: 4,
  what,
  gate: 'apex-types',
  file,
  edit,
  says,
  ...more
});

/** local-org's own check reports it: by itself it is the quicker one, and of many rules apex-ls knows nothing. */
const local = (what: string, file: string, edit: Edit, says: RegExp, more = {}): Fault => ({
  ...both(what, file, edit, says, more),
  gate: 'apex'
});

/** Before the end of the class. */
const member =
  (text: string): Edit =>
  (source) =>
    source.replace(/\}\s*$/, `\n  ${text}\n}\n`);

const meta =
  '<?xml version="1.0" encoding="UTF-8" ?>\n' +
  '<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata">\n' +
  '  <apiVersion>65.0</apiVersion>\n  <status>Active</status>\n</ApexClass>\n';

export const faults: Fault[] = [
  both(
    'a class reads a field that the object does not have',
    files.keyDates,
    swap('keyDate.Date__c < System.today()', 'keyDate.Day__c < System.today()'),
    /Unknown field 'Day__c'/
  ),
  local(
    'a text is assigned to a date',
    files.keyDates,
    swapFirst(
      'deal.Contract_Notice_Deadline__c = byKind.get(NOTICE).Date__c',
      "deal.Contract_Notice_Deadline__c = 'soon'"
    ),
    /Illegal assignment from String to Date/
  ),
  both(
    'a method is called by a name that it does not have',
    files.keyDates,
    swap(
      'AuditService.append(entries);'.replace('entries', 'new List<AI_Audit__c>{ entry }'),
      'AuditService.add(new List<AI_Audit__c>{ entry });'
    ),
    /No matching method found for 'add'/
  ),
  local(
    'a call leaves an argument out',
    files.json,
    swap("Pattern.matches('\\\\d{4}-\\\\d{2}-\\\\d{2}', iso)", 'Pattern.matches(iso)'),
    /Method does not exist or incorrect signature/
  ),
  local(
    'a method with a result ends without one',
    files.json,
    swap('    return found;\n  }\n\n  /** The field as JSON', '  }\n\n  /** The field as JSON'),
    /Missing return statement/,
    { at: 'List<String> texts(String name)' }
  ),
  local(
    'a variable is declared twice',
    files.audit,
    swap('    Integer expected = 1;', '    Integer expected = 1;\n    String expected;'),
    /Duplicate variable: expected/,
    { at: 'String expected;' }
  ),
  local(
    'a static method uses the instance',
    files.fieldWrite,
    swap('      : UserInfo.getDefaultCurrency();', '      : this.fromValue;'),
    /static context/
  ),
  both(
    'a queueable job has no execute method',
    files.pollJob,
    swap('public void execute(QueueableContext', 'public void run(QueueableContext'),
    /must implement method 'void execute/,
    { at: 'class ExtractionPollJob' }
  ),
  both(
    'a class uses a label that there is not',
    files.inspection,
    swapFirst('Label.Document_File_Gone', 'Label.Document_File_Lost'),
    /'Document_File_Lost'/
  ),
  local(
    'a class extends one that is not there',
    `${MAIN}/shared/classes/CountersignException.cls`,
    swap('extends Exception', 'extends BaseException'),
    /Invalid type: BaseException/
  ),
  local(
    'a condition is no Boolean',
    files.audit,
    swap('return String.isBlank(text) ?', 'return text.length() ?'),
    /from Integer to Boolean/
  ),
  both(
    'a switch names an enum value that there is not',
    files.termValue,
    swap('when CURRENCY, DOUBLE, PERCENT {', 'when CURRENCY, DOUBLE, PERCENTAGE {'),
    /enum constant/
  ),
  both(
    'a reserved word is the name of a variable',
    files.audit,
    (text) =>
      text.replace('Integer expected = 1;', 'Integer number = 1;').replaceAll('expected', 'number'),
    /'number' is a reserved identifier/,
    { at: 'Integer number = 1;' }
  ),
  local(
    'a trigger is on an object that there is not',
    files.trigger,
    swap('on Contract_Document__c', 'on Contract_Paper__c'),
    /Contract_Paper__c/
  ),
  local(
    'a class has not the name of its file',
    files.fieldWrite,
    (text) => text.replaceAll(/\bFieldWrite\b/g, 'FieldChange'),
    /declares another name: FieldChange/,
    { at: 'class FieldChange' }
  ),
  local(
    'a method for components is private',
    files.controller,
    swapFirst('@AuraEnabled\n  public static', '@AuraEnabled\n  private static'),
    /AuraEnabled methods require at least one of the following global, public/
  ),
  local(
    'an annotation has a property that there is not',
    files.controller,
    swapFirst('@AuraEnabled\n  public static', '@AuraEnabled(cachable=true)\n  public static'),
    /No such property, cachable/
  ),
  local(
    'a component asks for a set',
    files.controller,
    member('@AuraEnabled\n  public static Set<Id> ids() {\n    return null;\n  }'),
    /do not support return type of Set<Id>/,
    { at: 'Set<Id> ids()' }
  ),
  local(
    'a class has two invocable methods',
    files.action,
    member('@InvocableMethod\n  public static void more(List<Id> ids) {\n  }'),
    /Only one method per type/,
    { at: 'void more(' }
  ),
  local(
    'an invocable method takes no list',
    files.action,
    swap('extract(List<Request> requests)', 'extract(Request requests)'),
    /Unsupported parameter type/
  ),
  local(
    'an invocable variable is private',
    files.action,
    swap('public Id opportunityId;', 'private Id opportunityId;'),
    /InvocableVariable fields require/
  ),
  local(
    'properties of an annotation are separated by a comma',
    files.action,
    swap("description='How many", ", description='How many"),
    /Unexpected token ','/
  ),
  local(
    'a future method takes records',
    files.keyDates,
    member('@Future\n  public static void later(List<Task> tasks) {\n  }'),
    /Future methods do not support parameter type/,
    { at: 'void later(' }
  ),
  local(
    'a test method stands in a class that is no test class',
    files.termValue,
    member('@IsTest\n  static void works() {\n  }'),
    /must be declared as IsTest/,
    { at: 'static void works()' }
  ),
  local(
    'a test method has a parameter',
    'force-app/test/review/classes/TermValueTest.cls',
    swap(
      'static void valuesTakeTheTypeOfTheirField()',
      'static void valuesTakeTheTypeOfTheirField(Integer first)'
    ),
    /Test methods must have no arguments/
  ),
  local(
    'a record is made with a field twice',
    files.keyDates,
    swap(
      '      Label__c = FieldText.fit(found.label',
      '      Kind__c = null,\n      Label__c = FieldText.fit(found.label'
    ),
    /Duplicate field initialization: Kind__c/
  ),
  local(
    'a record is made with a text for a date',
    files.keyDates,
    swap('Date__c = found.day', "Date__c = 'soon'"),
    /Illegal assignment from String to Date/
  ),
  local(
    'a value is cast to what it can never be',
    files.inspection,
    swap(
      '(Id) document.Content_Version_Id__c',
      '(Id) (Object) (Integer) document.Content_Version_Id__c'
    ),
    /Incompatible types since an instance of String is never an instance of Integer/
  ),
  local(
    'records are upserted by a field that is no key',
    files.keyDates,
    swap('update as user deal;', 'upsert deal Contract_Notice_Deadline__c;'),
    /Invalid field for upsert/
  ),
  local(
    'custom metadata is deleted',
    files.keyDates,
    swap('update as user deal;', 'delete new Term_Definition__mdt();'),
    /DML operation DELETE not allowed on Term_Definition__mdt/
  ),
  local(
    'a trigger runs before undelete',
    files.trigger,
    swap('before update', 'before undelete'),
    /Before Undelete is not supported/
  ),
  local(
    'a class leaves an abstract method out',
    `${MAIN}/shared/classes/Shape.cls`,
    create(
      'public with sharing class Shape {\n  public abstract class Form {\n    public abstract Integer size();\n  }\n\n  public class Round extends Form {\n  }\n}\n'
    ),
    /must implement the abstract method/,
    { more: { [`${MAIN}/shared/classes/Shape.cls-meta.xml`]: create(meta) }, at: 'class Round' }
  ),
  local(
    'a public class has a global method',
    files.termValue,
    swap('public static Date parseDay', 'global static Date parseDay'),
    /must be declared as global/
  )
];
