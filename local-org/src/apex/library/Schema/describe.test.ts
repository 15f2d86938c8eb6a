/** What describe calls, custom settings and custom metadata answer, told by an Apex test class. */
import type { ApexTestResult } from '../../../host.ts';
import { fieldXml, objectXml, testOrg } from '../../../org/test-org.ts';

const META = `<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>65.0</apiVersion></ApexClass>`;

const values = (names: string[], extra = ''): string =>
  `<type>Picklist</type><valueSet>${extra}<restricted>true</restricted><valueSetDefinition><sorted>false</sorted>${names
    .map((name) => `<value><fullName>${name}</fullName><default>false</default></value>`)
    .join('')}</valueSetDefinition>`;

const dependent = values(
  ['Lyon', 'Rome', 'Turin'],
  '<controllingField>Country__c</controllingField>'
);
const SETTINGS = [
  ['Lyon', 'France'],
  ['Rome', 'Italy'],
  ['Turin', 'Italy']
].map(
  ([name, country]) =>
    `<valueSettings><controllingFieldValue>${country}</controllingFieldValue><valueName>${name}</valueName></valueSettings>`
);

const setting = (name: string, type: string): Record<string, string> => ({
  [`objects/${name}/${name}.object-meta.xml`]: `<CustomObject><label>${name}</label><customSettingsType>${type}</customSettingsType><visibility>Public</visibility></CustomObject>`,
  ...fieldXml(
    name,
    'Limit__c',
    '<type>Number</type><precision>5</precision><scale>0</scale><defaultValue>7</defaultValue>'
  ),
  ...fieldXml(name, 'Active__c', '<type>Checkbox</type><defaultValue>true</defaultValue>')
});

const PROJECT: Record<string, string> = {
  ...objectXml('Trip__c', '<enableHistory>true</enableHistory><enableFeeds>true</enableFeeds>'),
  ...fieldXml('Trip__c', 'Country__c', `${values(['France', 'Italy'])}</valueSet>`),
  ...fieldXml('Trip__c', 'City__c', `${dependent}${SETTINGS.join('')}</valueSet>`),
  ...fieldXml(
    'Trip__c',
    'Place__c',
    '<type>Location</type><displayLocationInDecimal>true</displayLocationInDecimal><scale>5</scale>'
  ),
  ...fieldXml(
    'Trip__c',
    'Total__c',
    '<type>Summary</type><summarizedField>Stop__c.Cost__c</summarizedField><summaryForeignKey>Stop__c.Trip__c</summaryForeignKey><summaryOperation>sum</summaryOperation>'
  ),
  'objects/Trip__c/recordTypes/Short.recordType-meta.xml':
    '<RecordType><fullName>Short</fullName><active>true</active><label>Short Trip</label><picklistValues><picklist>Country__c</picklist><values><fullName>Italy</fullName><default>true</default></values></picklistValues></RecordType>',
  'objects/Trip__c/fieldSets/Main.fieldSet-meta.xml':
    '<FieldSet><fullName>Main</fullName><label>Main Fields</label><description>What matters</description><displayedFields><field>Name</field><isRequired>true</isRequired></displayedFields><displayedFields><field>Owner.Name</field><isRequired>false</isRequired></displayedFields></FieldSet>',
  'objects/Stop__c/Stop__c.object-meta.xml':
    '<CustomObject><label>Stop</label><pluralLabel>Stops</pluralLabel><deploymentStatus>Deployed</deploymentStatus><sharingModel>ControlledByParent</sharingModel><nameField><type>AutoNumber</type><label>Stop</label><displayFormat>S-{000}</displayFormat></nameField></CustomObject>',
  ...fieldXml(
    'Stop__c',
    'Cost__c',
    '<type>Currency</type><precision>10</precision><scale>2</scale>'
  ),
  ...fieldXml(
    'Stop__c',
    'Trip__c',
    '<type>MasterDetail</type><referenceTo>Trip__c</referenceTo><relationshipName>Stops</relationshipName>'
  ),
  ...setting('Own__c', 'Hierarchy'),
  ...setting('Rate__c', 'List'),
  'objects/Rule__mdt/Rule__mdt.object-meta.xml':
    '<CustomObject><label>Rule</label><pluralLabel>Rules</pluralLabel></CustomObject>',
  ...fieldXml(
    'Rule__mdt',
    'Text__c',
    '<type>LongTextArea</type><length>1000</length><visibleLines>3</visibleLines>'
  ),
  'customMetadata/Rule.First.md-meta.xml': `<CustomMetadata xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><label>The first</label><values><field>Text__c</field><value xsi:type="xsd:string">${'x'.repeat(300)}</value></values></CustomMetadata>`
};

const APEX = `@isTest
private class DescribeTest {
  @isTest
  static void objectsAreDescribed() {
    Schema.DescribeSObjectResult trip = Trip__c.SObjectType.getDescribe();
    Assert.areEqual('Trip__c', trip.getName());
    Assert.areEqual(trip.getLabel(), trip.label);
    Assert.areEqual(3, trip.getKeyPrefix().length());
    Assert.isTrue(trip == Schema.getGlobalDescribe().get('TRIP__C').getDescribe());
    Assert.isTrue(trip.isFeedEnabled());
    Assert.isNull(Schema.SObjectType.AccountChangeEvent.getKeyPrefix());
    Schema.DescribeSObjectResult history = Schema.getGlobalDescribe().get('Trip__History').getDescribe();
    Assert.areEqual('History', history.getAssociateEntityType());
    Assert.areEqual('Trip__c', history.getAssociateParentEntity());
  }

  @isTest
  static void standardObjectsHaveTheirFacts() {
    Assert.areEqual('01t', Product2.SObjectType.getDescribe().getKeyPrefix());
    Assert.areEqual(255, Product2.Name.getDescribe().getLength());
    Assert.isFalse(OpportunityLineItem.OpportunityId.getDescribe().isUpdateable());
    Assert.isTrue(OpportunityLineItem.OpportunityId.getDescribe().isCreateable());
    Assert.areEqual('BillingAddress', Account.BillingCity.getDescribe().getCompoundFieldName());
    Assert.areEqual(Schema.DisplayType.ADDRESS, Account.BillingAddress.getDescribe().getType());
    Assert.isFalse(Account.OwnerId.getDescribe().isNillable());
    Assert.isTrue(Account.OwnerId.getDescribe().isDefaultedOnCreate());
    Assert.isTrue(Task.WhatId.getDescribe().isNamePointing());
    Assert.areEqual(Schema.DisplayType.COMBOBOX, Task.Subject.getDescribe().getType());
    Assert.areEqual('Contacts', childOf(Account.SObjectType, Contact.AccountId).getRelationshipName());
    Assert.isTrue(childOf(Opportunity.SObjectType, OpportunityLineItem.OpportunityId).isCascadeDelete());
  }

  private static Schema.ChildRelationship childOf(SObjectType parent, SObjectField field) {
    for (Schema.ChildRelationship child : parent.getDescribe().getChildRelationships()) {
      if (child.getField() == field) {
        return child;
      }
    }
    return null;
  }

  @isTest
  static void fieldsAreDescribed() {
    Schema.DescribeFieldResult total = Trip__c.Total__c.getDescribe();
    Assert.areEqual(Schema.DisplayType.CURRENCY, total.getType());
    Assert.isTrue(total.isCalculated());
    Assert.isFalse(total.isCreateable());
    Assert.areEqual(10, total.getPrecision());
    Assert.areEqual(0, Stop__c.Trip__c.getDescribe().getRelationshipOrder());
    Assert.isTrue(Stop__c.Name.getDescribe().isAutoNumber());
    Assert.areEqual(Schema.DisplayType.LOCATION, Trip__c.Place__c.getDescribe().getType());
    Assert.areEqual('Place__c', Trip__c.Place__Latitude__s.getDescribe().getCompoundFieldName());
    Assert.areEqual(total, Trip__c.Total__c.getDescribe());
  }

  @isTest
  static void dependentPicklistsNameTheirController() {
    Schema.DescribeFieldResult city = Trip__c.City__c.getDescribe();
    Assert.isTrue(city.isDependentPicklist());
    Assert.areEqual(Trip__c.Country__c, city.getController());
    Assert.areEqual(3, city.getPicklistValues().size());
    Assert.areEqual('Lyon', city.getPicklistValues()[0].getValue());
    Assert.areEqual('Lyon', city.getPicklistValues()[0].label);
  }

  @isTest
  static void recordTypesNarrowRestrictedPicklists() {
    Id shortId = Trip__c.SObjectType.getDescribe().getRecordTypeInfosByDeveloperName().get('Short').getRecordTypeId();
    insert new List<Trip__c>{ new Trip__c(Country__c = 'France'), new Trip__c(RecordTypeId = shortId, Country__c = 'Italy') };
    Database.SaveResult refused = Database.insert(new Trip__c(RecordTypeId = shortId, Country__c = 'France'), false);
    Assert.areEqual(StatusCode.INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST, refused.getErrors()[0].getStatusCode());
    Assert.areEqual('Country__c: bad value for restricted picklist field: France', refused.getErrors()[0].getMessage());
  }

  @isTest
  static void recordTypesHaveIdsAndDefaults() {
    Schema.RecordTypeInfo info = Trip__c.SObjectType.getDescribe().getRecordTypeInfosByDeveloperName().get('Short');
    Id shortId = info.getRecordTypeId();
    Assert.areEqual([SELECT Id FROM RecordType WHERE DeveloperName = 'Short'].Id, shortId);
    Assert.areEqual('Short Trip', Trip__c.SObjectType.getDescribe().getRecordTypeInfosById().get(shortId).getName());
    Trip__c made = (Trip__c) Trip__c.SObjectType.newSObject(shortId, true);
    Assert.areEqual(shortId, made.RecordTypeId);
    Assert.areEqual('Italy', made.Country__c);
    Assert.isTrue(Trip__c.SObjectType.getDescribe().getRecordTypeInfosByName().get('Master').isMaster());
  }

  @isTest
  static void picklistValuesAreFoundInAnyCase() {
    Trip__c trip = new Trip__c(Name = 'A', Country__c = 'iTALY');
    insert trip;
    Assert.areEqual('Italy', [SELECT Country__c FROM Trip__c].Country__c);
    String entry = JSON.serialize(Trip__c.City__c.getDescribe().getPicklistValues()[1]);
    Map<String, Object> members = (Map<String, Object>) JSON.deserializeUntyped(entry);
    Assert.areEqual('QA==', members.get('validFor'));
  }

  @isTest
  static void definitionsAreRecords() {
    FieldDefinition city = [
      SELECT DataType, EntityDefinition.Label
      FROM FieldDefinition
      WHERE EntityDefinition.QualifiedApiName = 'Trip__c' AND QualifiedApiName = 'City__c'
    ];
    Assert.areEqual('Picklist', city.DataType);
    Assert.areEqual('Trip__c', city.EntityDefinition.Label);
  }

  @isTest
  static void fieldSetsListTheirMembers() {
    Schema.FieldSet main = Schema.SObjectType.Trip__c.fieldSets.getMap().get('main');
    Assert.areEqual('What matters', main.getDescription());
    Assert.areEqual(2, main.getFields().size());
    Assert.isTrue(main.getFields()[0].getRequired());
    Assert.areEqual('Owner.Name', main.getFields()[1].getFieldPath());
  }

  @isTest
  static void hierarchySettingsFallBackLevelByLevel() {
    Own__c defaults = Own__c.getOrgDefaults();
    Assert.isNull(defaults.Id);
    Assert.areEqual(7, defaults.Limit__c);
    Assert.isTrue(defaults.Active__c);
    Assert.areEqual(UserInfo.getUserId(), Own__c.getInstance().SetupOwnerId);
    insert new Own__c(SetupOwnerId = UserInfo.getOrganizationId(), Limit__c = 1);
    insert new Own__c(SetupOwnerId = UserInfo.getProfileId(), Limit__c = 2);
    Assert.areEqual(2, Own__c.getInstance().Limit__c);
    Assert.isNull(Own__c.getInstance().Id);
    Assert.areEqual(1, Own__c.getOrgDefaults().Limit__c);
    Own__c mine = Own__c.getInstance(UserInfo.getUserId());
    mine.Limit__c = 3;
    upsert mine;
    Assert.areEqual(3, Own__c.getInstance().Limit__c);
    Assert.areEqual(3, Own__c.getValues(UserInfo.getUserId()).Limit__c);
    Assert.isNull(Own__c.getValues(UserInfo.getOrganizationId()).Id == null ? 'none' : null);
  }

  @isTest
  static void listSettingsAreFoundByName() {
    Assert.isNull(Rate__c.getValues('EUR'));
    insert new Rate__c(Name = 'EUR', Limit__c = 4);
    Assert.areEqual(4, Rate__c.getInstance('eur').Limit__c);
    Assert.areEqual(new Set<String>{ 'EUR' }, Rate__c.getAll().keySet());
  }

  @isTest
  static void cachedMetadataKeepsTheStartOfLongTexts() {
    Assert.areEqual(255, Rule__mdt.getInstance('first').Text__c.length());
    Assert.areEqual(300, [SELECT Text__c FROM Rule__mdt WHERE DeveloperName = 'First'].Text__c.length());
    Assert.areEqual('The first', Rule__mdt.getAll().get('First').MasterLabel);
  }
}`;

describe('describe calls', () => {
  const org = testOrg(
    { ...PROJECT, 'classes/DescribeTest.cls': APEX, 'classes/DescribeTest.cls-meta.xml': META },
    { log: () => undefined }
  );
  const results: ApexTestResult[] = [];

  beforeAll(() => {
    expect(org.diagnostics).toEqual([]);
    org.program.runTests(null, (result) => results.push(result));
  });

  it('answers as the platform does', () => {
    expect(results.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
    expect(results).toHaveLength(12);
  });
});
