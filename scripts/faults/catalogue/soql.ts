// Faults in the queries of Apex: those in brackets and those made of texts.
import { swap, swapFirst, type Edit, type Fault } from '../fault.ts';

const DOCUMENTS = 'force-app/main/document/classes/DocumentSelector.cls';
const OBLIGATIONS = 'force-app/main/obligation/classes/ObligationSelector.cls';
const EXTRACTIONS = 'force-app/main/extraction/classes/ExtractionSelector.cls';
const REVIEW = 'force-app/main/review/classes/ReviewSelector.cls';

const query = (what: string, rest: Omit<Fault, 'kind' | 'what' | 'gate'>): Fault => ({
  kind: 5,
  what,
  gate: 'apex',
  ...rest
});
const text = (what: string, rest: Omit<Fault, 'kind' | 'what' | 'gate'>): Fault => ({
  kind: 5,
  what,
  gate: 'dynamic-soql',
  ...rest
});

/** One more method of a class. */
const method =
  (code: string): Edit =>
  (source) =>
    source.replace(/\}\s*$/, () => `\n  ${code.trim()}\n}\n`);

const obligations = (
  code: string,
  at: string,
  says: RegExp
): Omit<Fault, 'kind' | 'what' | 'gate'> => ({
  file: OBLIGATIONS,
  edit: method(`static List<SObject> more(Set<Id> ids, String words, Date day) {
    return ${code};
  }`),
  at,
  says
});

export const faults: Fault[] = [
  query('a query selects a field that does not exist, in its middle', {
    file: DOCUMENTS,
    edit: swapFirst('        Type_Confidence__c,\n', '        Type_Confidense__c,\n'),
    at: 'Type_Confidense__c',
    says: /No such column 'Type_Confidense__c' on entity 'Contract_Document__c'/
  }),
  query('a query follows a relationship that does not exist', {
    file: EXTRACTIONS,
    edit: swap('Contract_Document__r.Sha256__c', 'Contract_Documents__r.Sha256__c'),
    at: 'Contract_Documents__r',
    says: /Didn't understand relationship 'Contract_Documents__r'/
  }),
  query('a query reads an object that does not exist', {
    file: OBLIGATIONS,
    edit: swapFirst('FROM Contract_Key_Date__c', 'FROM Contract_Key_Dates__c'),
    at: 'Contract_Key_Dates__c',
    says: /sObject type 'Contract_Key_Dates__c' is not supported/
  }),
  query(
    'a query asks for children of a relationship that does not exist',
    obligations(
      `[
      SELECT Id, (SELECT Id FROM Duties__r)
      FROM Contract_Document__c
      WITH USER_MODE
    ]`,
      'Duties__r',
      /Didn't understand relationship 'Duties__r' in FROM part/
    )
  ),
  query('a query compares a number with a text', {
    file: OBLIGATIONS,
    edit: swap(
      'WITH USER_MODE\n      ORDER BY Page__c',
      "AND Page__c > '3'\n      WITH USER_MODE\n      ORDER BY Page__c"
    ),
    at: "AND Page__c > '3'",
    says: /'Page__c' must be of type double and should not be enclosed in quotes/
  }),
  query('a query compares a date with a text', {
    file: OBLIGATIONS,
    edit: swap(
      'WITH USER_MODE\n      ORDER BY Date__c ASC',
      "AND Date__c = '2026-01-01'\n      WITH USER_MODE\n      ORDER BY Date__c ASC"
    ),
    at: "AND Date__c = '2026-01-01'",
    says: /'Date__c' must be of type date and should not be enclosed in quotes/
  }),
  query('a query binds a list of ids to a number', {
    file: DOCUMENTS,
    edit: swapFirst(
      'Opportunity__c IN :opportunityIds\n        AND Status__c',
      'Page_Count__c IN :opportunityIds\n        AND Status__c'
    ),
    at: 'Page_Count__c IN',
    says: /Invalid bind expression type of Set<Id> for column of type Decimal/
  }),
  query(
    'a query asks with IN for one value',
    obligations(
      `[
      SELECT Id
      FROM Contract_Obligation__c
      WHERE Type__c IN :words
    ]`,
      'IN :words',
      /IN operator must be used with an iterable expression/
    )
  ),
  query(
    'a query filters by a long text',
    obligations(
      `[
      SELECT Id
      FROM Contract_Document__c
      WHERE
        Status__c = 'Failed'
        AND Warnings__c LIKE '%scan%'
    ]`,
      'Warnings__c LIKE',
      /field 'Warnings__c' can not be filtered/
    )
  ),
  query(
    'a query looks for a part of a number',
    obligations(
      `[
      SELECT Id
      FROM Contract_Obligation__c
      WHERE Amount__c LIKE '1%'
    ]`,
      'LIKE',
      /invalid operator on currency field/
    )
  ),
  query(
    'a query asks a plain picklist which values it includes',
    obligations(
      `[
      SELECT Id
      FROM Contract_Obligation__c
      WHERE Status__c INCLUDES ('Open')
    ]`,
      'INCLUDES',
      /only valid on multipicklist/
    )
  ),
  query(
    'a query of groups selects a field that is not grouped',
    obligations(
      `[
      SELECT
        Status__c,
        Type__c, COUNT(Id)
      FROM Contract_Obligation__c
      GROUP BY Status__c
    ]`,
      'Type__c, COUNT(Id)',
      /Field must be grouped or aggregated: Type__c/
    )
  ),
  query(
    'a query adds up texts',
    obligations(
      `[
      SELECT SUM(Currency_Code__c) FROM Contract_Obligation__c
    ]`,
      'SUM(',
      /does not support aggregate operator SUM/
    )
  ),
  query(
    'a query groups by a number',
    obligations(
      `[
      SELECT COUNT(Id)
      FROM Contract_Obligation__c
      GROUP BY Amount__c
    ]`,
      'GROUP BY Amount__c',
      /field 'Amount__c' can not be grouped/
    )
  ),
  query(
    'a query limits an aggregate without groups',
    obligations(
      `[
      SELECT MAX(Due_Date__c)
      FROM Contract_Obligation__c
      LIMIT 1
    ]`,
      'LIMIT 1',
      /LIMIT with an aggregate function needs GROUP BY/
    )
  ),
  query(
    'a query filters groups by a field that is not grouped',
    obligations(
      `[
      SELECT COUNT(Id)
      FROM Contract_Obligation__c
      GROUP BY Status__c
      HAVING Type__c = 'x'
    ]`,
      'HAVING',
      /Field must be grouped or aggregated: Type__c/
    )
  ),
  query(
    'a query locks records in an order',
    obligations(
      `[
      SELECT Id
      FROM Contract_Obligation__c
      ORDER BY Due_Date__c
      FOR UPDATE
    ]`,
      'ORDER BY Due_Date__c',
      /FOR UPDATE cannot be used with ORDER BY/
    )
  ),
  query(
    'a query selects all fields',
    obligations(
      `[
      SELECT FIELDS(ALL)
      FROM Contract_Obligation__c
      LIMIT 200
    ]`,
      'FIELDS(ALL)',
      /FIELDS function is not supported with an unbounded set/
    )
  ),
  query(
    'the query inside a query is about other ids',
    obligations(
      `[
      SELECT Id
      FROM Contract_Obligation__c
      WHERE
        Status__c = 'Open'
        AND Contract_Document__c IN (SELECT AccountId FROM Contact)
    ]`,
      'SELECT AccountId',
      /The selected field 'AccountId' in the subquery/
    )
  ),
  query(
    'a query skips more records than allowed',
    obligations(
      `[
      SELECT Id
      FROM Contract_Obligation__c
      OFFSET 5000
    ]`,
      'OFFSET 5000',
      /Maximum SOQL offset allowed is 2000/
    )
  ),
  query(
    'a search returns a field that does not exist',
    obligations(
      `[
      FIND :words
      RETURNING Contract_Document__c(Id, Titel__c)
    ][0]`,
      'Titel__c',
      /No such column 'Titel__c'/
    )
  ),
  text('a query is made of a text in a place that is not listed', {
    file: OBLIGATIONS,
    edit: method(`static List<SObject> more() {
    return Database.query('SELECT Id FROM Contract_Obligation__c WITH USER_MODE');
  }`),
    at: 'Database.query',
    says: /ObligationSelector.more calls Database.query with a text and is not in/
  }),
  text('a listed place has no query of a text any more', {
    file: 'config/dynamic-soql.json',
    edit: swap('"method": "deal"', '"method": "deals"'),
    at: '"deals"',
    says: /ReviewSelector.deals makes no query of a text/
  }),
  text('a value is put into a listed query', {
    file: REVIEW,
    edit: swap(
      "' FROM Opportunity WHERE Id = :opportunityId' +",
      "' FROM Opportunity WHERE Id = \\'' +\n      opportunityId +\n      '\\'' +"
    ),
    at: '      opportunityId +',
    says: /puts opportunityId into a query as it is/
  }),
  text('names that nobody has looked up are put into a listed query', {
    file: REVIEW,
    edit: swap(
      'String.join(new List<String>(selected)',
      'String.join(new List<String>(fieldNames)'
    ),
    says: /puts fieldNames into a query as it is/
  }),
  text('the text of a query names a field that does not exist', {
    file: REVIEW,
    edit: swap(
      "FROM Opportunity WHERE Id = :opportunityId'",
      "FROM Opportunity WHERE Key__c = :opportunityId'"
    ),
    at: "'SELECT ' +",
    says: /cannot run: No such column 'Key__c'/
  }),
  text('the text of a query binds a name that has no value', {
    file: REVIEW,
    edit: swap("'opportunityId' => opportunityId", "'dealId' => opportunityId"),
    at: "'SELECT ' +",
    says: /Variable does not exist: opportunityId/
  })
];
