// Faults in formulas, validation rules, default values and filters of metadata.
import { create, swap, type Edit, type Fault } from '../fault.ts';

const OBJECTS = 'force-app/main/document/objects/Contract_Document__c';
const OBLIGATIONS = 'force-app/main/obligation/objects/Contract_Obligation__c';
const STARTS = `${OBJECTS}/validationRules/New_Document_Starts_Uploaded.validationRule-meta.xml`;
const COUNTERSIGNS = `${OBJECTS}/validationRules/Only_Countersigners_Countersign.validationRule-meta.xml`;
const PAGE = 'force-app/main/app/flexipages/Opportunity_Record_Page.flexipage-meta.xml';
const OPEN = `${OBLIGATIONS}/listViews/Open.listView-meta.xml`;
const SOON =
  'force-app/main/obligation/objects/Contract_Key_Date__c/listViews/Next_90_Days.listView-meta.xml';

const fault = (what: string, rest: Omit<Fault, 'kind' | 'what' | 'gate'>): Fault => ({
  kind: 3,
  what,
  gate: 'formulas',
  ...rest
});

/** A new formula field of the contract document. */
const formula = (type: string, text: string): Edit =>
  create(`<?xml version="1.0" encoding="UTF-8" ?>
<CustomField xmlns="http://soap.sforce.com/2006/04/metadata">
  <fullName>Computed__c</fullName>
  <description>Computed.</description>
  <formula>${text}</formula>
  <label>Computed</label>
  <type>${type}</type>
</CustomField>
`);
const COMPUTED = `${OBJECTS}/fields/Computed__c.field-meta.xml`;

/** A lookup to the Opportunity with one filter. */
const lookup = (field: string, value: string): Edit =>
  create(`<?xml version="1.0" encoding="UTF-8" ?>
<CustomField xmlns="http://soap.sforce.com/2006/04/metadata">
  <fullName>Renewal__c</fullName>
  <deleteConstraint>SetNull</deleteConstraint>
  <label>Renewal</label>
  <lookupFilter>
    <active>true</active>
    <filterItems>
      <field>${field}</field>
      <operation>equals</operation>
      ${value}
    </filterItems>
    <isOptional>false</isOptional>
  </lookupFilter>
  <referenceTo>Opportunity</referenceTo>
  <relationshipName>Renewals</relationshipName>
  <type>Lookup</type>
</CustomField>
`);
const RENEWAL = `${OBJECTS}/fields/Renewal__c.field-meta.xml`;

export const faults: Fault[] = [
  fault('a formula names a field that does not exist, on its third line', {
    file: COMPUTED,
    edit: formula('Number', 'IF(\n    Page_Count__c &gt; 1,\n    Pages_Count__c,\n    0\n  )'),
    at: 'Pages_Count__c,',
    says: /Field Pages_Count__c does not exist.*Did you mean Page_Count__c/
  }),
  fault('a formula joins a number to a text', {
    file: COMPUTED,
    edit: formula('Text', 'Title__c &amp;\n  Page_Count__c'),
    at: '  Page_Count__c</formula>',
    says: /Incorrect parameter type for operator '&'. Expected Text, received Number/
  }),
  fault('a formula gives a text where the field is a number', {
    file: COMPUTED,
    edit: formula('Number', 'TEXT(Status__c)'),
    at: 'TEXT(Status__c)',
    says: /result is data type \(Text\), incompatible with expected data type \(Number\)/
  }),
  fault('a formula calls a function with too few arguments', {
    file: COMPUTED,
    edit: formula('Text', 'LEFT(Title__c)'),
    at: 'LEFT(Title__c)',
    says: /Incorrect number of parameters for function 'LEFT\(\)'. Expected 2, received 1/
  }),
  fault('a formula field asks whether its record is new', {
    file: COMPUTED,
    edit: formula('Checkbox', 'ISNEW()'),
    at: 'ISNEW()',
    says: /Function ISNEW may not be used/
  }),
  fault('a formula field reads a long text', {
    file: COMPUTED,
    edit: formula('Number', 'LEN(Warnings__c)'),
    at: 'LEN(Warnings__c)',
    says: /Warnings__c may not be used/
  }),
  fault('a formula follows a relationship that does not exist', {
    file: COMPUTED,
    edit: formula('Text', 'Oportunity__r.Name'),
    at: 'Oportunity__r.Name',
    says: /no Oportunity__r on Contract_Document__c.*Did you mean Opportunity__r/
  }),
  fault('a formula field refers to itself', {
    file: COMPUTED,
    edit: formula('Number', 'Page_Count__c +\n  Computed__c'),
    at: '  Computed__c</formula>',
    says: /The formula refers to itself/
  }),
  fault('two formula fields refer to each other', {
    file: COMPUTED,
    edit: formula('Number', 'Other__c + 1'),
    more: {
      [`${OBJECTS}/fields/Other__c.field-meta.xml`]: (text) =>
        (formula('Number', 'Computed__c + 1')(text) ?? '').replaceAll(
          '<fullName>Computed__c',
          '<fullName>Other__c'
        )
    },
    at: 'Other__c + 1',
    says: /refers to itself through Other__c/
  }),
  fault('a validation rule names a record of custom metadata that does not exist', {
    file: COUNTERSIGNS,
    edit: swap(
      'NOT($Permission.Countersign_Contracts)',
      'ISBLANK($CustomMetadata.Countersign_Setting__mdt.Nobody.DeveloperName)'
    ),
    at: '<errorConditionFormula>',
    says: /There is no record Nobody of Countersign_Setting__mdt/
  }),
  fault('a formula field matches a pattern', {
    file: COMPUTED,
    edit: formula(
      'Checkbox',
      'OR(\n    Page_Count__c &gt; 9,\n    REGEX(Title__c, &quot;A.*&quot;)\n  )'
    ),
    at: 'REGEX(',
    says: /Function REGEX may not be used/
  }),
  fault('a validation rule asks whether a checkbox is blank', {
    file: STARTS,
    edit: swap('AND(ISNEW(), ', 'AND(ISNEW(), ISBLANK(Is_Retryable__c), '),
    at: '<errorConditionFormula>',
    says: /Incorrect argument type for function 'ISBLANK\(\)'/
  }),
  fault('a formula names a label that does not exist', {
    file: COMPUTED,
    edit: formula('Text', '$Label.Document_Duplicat'),
    at: '$Label',
    says: /There is no label Document_Duplicat.*Did you mean Document_Duplicate/
  }),
  fault('a formula lacks a closing bracket', {
    file: COMPUTED,
    edit: formula('Text', 'UPPER(\n  LEFT(Title__c, 3)'),
    at: '  LEFT(Title__c, 3)',
    says: /Missing '\)'/
  }),
  fault('a validation rule compares a picklist with a text', {
    file: STARTS,
    edit: swap('ISPICKVAL(Status__c, &apos;Failed&apos;)', 'Status__c = &apos;Failed&apos;'),
    at: '<errorConditionFormula>',
    says: /Status__c is a picklist field/
  }),
  fault('a validation rule gives a number', {
    file: STARTS,
    edit: (text) =>
      text.replace(
        /<errorConditionFormula>.*<\/errorConditionFormula>/,
        '<errorConditionFormula>Page_Count__c</errorConditionFormula>'
      ),
    at: '<errorConditionFormula>',
    says: /result is data type \(Number\), incompatible with expected data type \(true or false\)/
  }),
  fault('a validation rule asks for a custom permission that does not exist', {
    file: COUNTERSIGNS,
    edit: swap('$Permission.Countersign_Contracts', '$Permission.Countersign_Contract'),
    at: '<errorConditionFormula>',
    says: /There is no custom permission Countersign_Contract\b/
  }),
  fault('a validation rule shows its error at a field that does not exist', {
    file: STARTS,
    edit: swap('<errorDisplayField>Status__c', '<errorDisplayField>State__c'),
    says: /no field State__c to show the error at/
  }),
  fault('the default of a number is a text', {
    file: `${OBJECTS}/fields/Page_Count__c.field-meta.xml`,
    edit: swap(
      '  <description>',
      '  <defaultValue>&quot;one&quot;</defaultValue>\n  <description>'
    ),
    says: /Default value of Contract_Document__c.Page_Count__c: .*\(Text\)/
  }),
  fault('the default of a checkbox is neither true nor false', {
    file: `${OBJECTS}/fields/Is_Retryable__c.field-meta.xml`,
    edit: swap('<defaultValue>false', '<defaultValue>no'),
    says: /'no' is no value of a checkbox/
  }),
  fault('a list view filters by a value that the picklist does not have', {
    file: OPEN,
    edit: swap('<value>Open</value>', '<value>Opened</value>'),
    says: /'Opened' is no value of Status__c/
  }),
  fault('a list view filters a date by a word that is none', {
    file: SOON,
    edit: swap('NEXT_N_DAYS:90', 'NEXT_FEW_DAYS:90'),
    says: /'NEXT_FEW_DAYS:90' is no date for Date__c/
  }),
  fault('a list view looks for a text in a date', {
    file: SOON,
    edit: swap('<operation>equals', '<operation>contains'),
    says: /Date__c is of type Date, which has no operator 'contains'/
  }),
  fault('a lookup filter names a field that does not exist', {
    file: RENEWAL,
    edit: lookup('Opportunity.Is_Renewal__c', '<value>true</value>'),
    at: '<field>',
    says: /Field Is_Renewal__c does not exist/
  }),
  fault('a lookup filter compares a name with a number', {
    file: RENEWAL,
    edit: lookup('Opportunity.Name', '<valueField>$Source.Page_Count__c</valueField>'),
    at: '<valueField>',
    says: /Name \(Text\) cannot be compared with \$Source.Page_Count__c \(Number\)/
  }),
  fault('a component is shown when a number contains a text', {
    file: PAGE,
    edit: swap(
      '        <identifier>c_contractPanel</identifier>\n',
      `        <identifier>c_contractPanel</identifier>
        <visibilityRule>
          <criteria>
            <leftValue>{!Record.Amount}</leftValue>
            <operator>CONTAINS</operator>
            <rightValue>1</rightValue>
          </criteria>
        </visibilityRule>
`
    ),
    at: '<operator>',
    says: /Amount is of type Currency, which has no operator 'CONTAINS'/
  }),
  fault('a quick action fills a picklist with a value that it does not have', {
    file: 'force-app/main/obligation/quickActions/Opportunity.New_Obligation.quickAction-meta.xml',
    edit: create(`<?xml version="1.0" encoding="UTF-8" ?>
<QuickAction xmlns="http://soap.sforce.com/2006/04/metadata">
  <fieldOverrides>
    <field>Status__c</field>
    <literalValue>Begun</literalValue>
  </fieldOverrides>
  <label>New Obligation</label>
  <optionsCreateFeedItem>false</optionsCreateFeedItem>
  <targetObject>Contract_Obligation__c</targetObject>
  <targetParentField>Opportunity__c</targetParentField>
  <type>Create</type>
</QuickAction>
`),
    at: '<literalValue>',
    says: /'Begun' is no value of Status__c/
  }),
  fault('a workflow rule compares a checkbox by size', {
    file: 'force-app/main/obligation/workflows/Contract_Key_Date__c.workflow-meta.xml',
    edit: create(`<?xml version="1.0" encoding="UTF-8" ?>
<Workflow xmlns="http://soap.sforce.com/2006/04/metadata">
  <rules>
    <fullName>Safe dates</fullName>
    <active>false</active>
    <criteriaItems>
      <field>Contract_Key_Date__c.Is_Conservative__c</field>
      <operation>greaterThan</operation>
      <value>True</value>
    </criteriaItems>
    <triggerType>onCreateOnly</triggerType>
  </rules>
</Workflow>
`),
    at: '<operation>',
    says: /Is_Conservative__c is of type Checkbox, which has no operator 'greaterThan'/
  })
];
