/** Every platform type that Apex code can name in local-org. */

import type { PlatformLibrary } from './define.ts';
import { AccessLevelClass } from './System/AccessLevel.ts';
import {
  AccessType,
  LoggingLevel,
  ParentJobResult,
  Quiddity,
  TriggerOperation
} from './System/enums.ts';
import { AddressClass } from './System/Address.ts';
import { ApexPagesClass } from './System/ApexPages.ts';
import { AssertClass } from './System/Assert.ts';
import {
  AsyncOptionsClass,
  DuplicateSignatureBuilderClass,
  QueueableDuplicateSignatureClass
} from './System/AsyncOptions.ts';
import { AuraHandledExceptionClass } from './System/AuraHandledException.ts';
import { BlobClass } from './System/Blob.ts';
import { BooleanClass } from './System/Boolean.ts';
import { cacheTypes } from './Cache/Cache.ts';
import { ChangeEventHeaderClass } from './EventBus/ChangeEventHeader.ts';
import { BusinessHoursClass } from './System/BusinessHours.ts';
import { ChildRelationshipClass } from './Schema/ChildRelationship.ts';
import { connectApiTypes } from './ConnectApi/ConnectApi.ts';
import { CursorClass } from './Database/Cursor.ts';
import { CursorFetchResultClass, PaginationCursorClass } from './Database/PaginationCursor.ts';
import { contextInterfaces } from './System/contexts.ts';
import { CollatorClass } from './System/Collator.ts';
import { ContinuationClass } from './System/Continuation.ts';
import { CookieClass } from './System/Cookie.ts';
import { CryptoClass } from './System/Crypto.ts';
import { CustomNotificationClass } from './Messaging/CustomNotification.ts';
import { DatabaseClass } from './System/Database.ts';
import { DateClass } from './System/Date.ts';
import { DatetimeClass } from './System/Datetime.ts';
import { DecimalClass } from './System/Decimal.ts';
import { DescribeFieldResultClass } from './Schema/DescribeFieldResult.ts';
import { DescribeSObjectResultClass } from './Schema/DescribeSObjectResult.ts';
import { DisplayType, SoapType, SObjectDescribeOptions } from './Schema/enums.ts';
import { dmlOptionsClasses } from './Database/DMLOptions.ts';
import { domainTypes } from './System/Domain.ts';
import { DoubleClass } from './System/Double.ts';
import { EncodingUtilClass } from './System/EncodingUtil.ts';
import { ErrorClass } from './Database/Error.ts';
import { EventBusClass } from './System/EventBus.ts';
import { exceptionClasses } from './System/Exception.ts';
import { FeatureManagementClass } from './System/FeatureManagement.ts';
import { fieldMapClasses } from './Schema/FieldMap.ts';
import { HttpClass } from './System/Http.ts';
import { HttpRequestClass } from './System/HttpRequest.ts';
import { HttpResponseClass } from './System/HttpResponse.ts';
import { IdClass } from './System/Id.ts';
import { installTypes } from './System/install.ts';
import { IntegerClass } from './System/Integer.ts';
import { InterviewClass } from './Flow/Interview.ts';
import { IterableInterface } from './System/Iterable.ts';
import { IteratorInterface } from './System/Iterator.ts';
import { JsonClass } from './System/JSON.ts';
import { JsonGeneratorClass } from './System/JSONGenerator.ts';
import { JsonParserClass } from './System/JSONParser.ts';
import { JsonTokenEnum } from './System/JSONToken.ts';
import { LabelClass } from './System/Label.ts';
import { LimitsClass } from './System/Limits.ts';
import { LeadConvertClass, LeadConvertResultClass } from './Database/LeadConvert.ts';
import { ListClass } from './System/List.ts';
import { LocationClass } from './System/Location.ts';
import { LongClass } from './System/Long.ts';
import { MapClass } from './System/Map.ts';
import { MatcherClass } from './System/Matcher.ts';
import { MathClass } from './System/Math.ts';
import { MergeResultClass } from './Database/MergeResult.ts';
import {
  MultiStaticResourceCalloutMockClass,
  StaticResourceCalloutMockClass
} from './System/StaticResourceCalloutMock.ts';
import { namespaceTypes } from './namespaces.ts';
import { ObjectClass } from './System/Object.ts';
import { MessageClass, Severity } from './ApexPages/Message.ts';
import { PageReferenceClass } from './System/PageReference.ts';
import { orgLimitClasses } from './System/OrgLimits.ts';
import { PatternClass } from './System/Pattern.ts';
import { PicklistEntryClass } from './Schema/PicklistEntry.ts';
import { platformLibrary } from './define.ts';
import { publishCallbackTypes } from './EventBus/publish-callbacks.ts';
import { QueryLocatorClass, QueryLocatorIteratorClass } from './Database/QueryLocator.ts';
import { RecordTypeInfoClass } from './Schema/RecordTypeInfo.ts';
import { RequestClass } from './System/Request.ts';
import { RestContextClass, RestRequestClass, RestResponseClass } from './System/RestContext.ts';
import { resultClasses } from './Database/results.ts';
import { RoundingMode } from './System/RoundingMode.ts';
import { SavepointClass } from './System/Savepoint.ts';
import { SchemaClass } from './System/Schema.ts';
import { SearchClass } from './System/Search.ts';
import { SearchResultClass } from './Search/SearchResult.ts';
import { SearchResultsClass } from './Search/SearchResults.ts';
import { SecurityClass, SObjectAccessDecisionClass } from './System/Security.ts';
import { SelectOptionClass } from './System/SelectOption.ts';
import { SetClass } from './System/Set.ts';
import { SObjectClass } from './System/SObject.ts';
import { SObjectFieldClass } from './Schema/SObjectField.ts';
import { SObjectTypeClass } from './Schema/SObjectType.ts';
import { StandardControllerClass } from './ApexPages/StandardController.ts';
import { StandardSetControllerClass } from './ApexPages/StandardSetController.ts';
import { StatusCode } from './System/StatusCode.ts';
import { StringClass } from './System/String.ts';
import { SuggestionOptionClass } from './Search/SuggestionOption.ts';
import { SuggestionResultClass } from './Search/SuggestionResult.ts';
import { SuggestionResultsClass } from './Search/SuggestionResults.ts';
import { SystemClass } from './System/System.ts';
import { systemInterfaces } from './System/interfaces.ts';
import { TestBrokerClass, TestClass } from './System/Test.ts';
import { TimeClass } from './System/Time.ts';
import { TimeZoneClass } from './System/TimeZone.ts';
import { TriggerContextClass } from './EventBus/TriggerContext.ts';
import { TypeClass } from './System/Type.ts';
import { UrlClass } from './System/Url.ts';
import { UserInfoClass } from './System/UserInfo.ts';
import { UuidClass } from './System/UUID.ts';
import { VersionClass } from './System/Version.ts';
import { WebServiceCalloutClass, WebServiceMockInterface } from './System/WebServiceCallout.ts';

import { visualEditorClasses } from './VisualEditor/DynamicPickList.ts';
export const platformTypes: PlatformLibrary = platformLibrary([
  AccessLevelClass,
  AccessType,
  AddressClass,
  ApexPagesClass,
  AssertClass,
  AsyncOptionsClass,
  AuraHandledExceptionClass,
  BlobClass,
  BooleanClass,
  ChangeEventHeaderClass,
  BusinessHoursClass,
  ChildRelationshipClass,
  CollatorClass,
  ContinuationClass,
  CookieClass,
  CryptoClass,
  CustomNotificationClass,
  DatabaseClass,
  DateClass,
  DatetimeClass,
  DecimalClass,
  DescribeFieldResultClass,
  DescribeSObjectResultClass,
  DisplayType,
  DoubleClass,
  DuplicateSignatureBuilderClass,
  EncodingUtilClass,
  ErrorClass,
  EventBusClass,
  FeatureManagementClass,
  HttpClass,
  HttpRequestClass,
  HttpResponseClass,
  IdClass,
  IntegerClass,
  InterviewClass,
  IterableInterface,
  IteratorInterface,
  JsonClass,
  JsonGeneratorClass,
  JsonParserClass,
  JsonTokenEnum,
  LabelClass,
  LeadConvertClass,
  LeadConvertResultClass,
  LimitsClass,
  ListClass,
  LocationClass,
  LoggingLevel,
  LongClass,
  MapClass,
  MatcherClass,
  MathClass,
  MergeResultClass,
  MessageClass,
  MultiStaticResourceCalloutMockClass,
  ObjectClass,
  ParentJobResult,
  PageReferenceClass,
  PatternClass,
  PicklistEntryClass,
  QueryLocatorClass,
  QueryLocatorIteratorClass,
  Quiddity,
  QueueableDuplicateSignatureClass,
  RecordTypeInfoClass,
  RequestClass,
  RestContextClass,
  RestRequestClass,
  RestResponseClass,
  RoundingMode,
  SavepointClass,
  CursorClass,
  CursorFetchResultClass,
  PaginationCursorClass,
  SearchClass,
  SearchResultClass,
  SearchResultsClass,
  SuggestionOptionClass,
  SuggestionResultClass,
  SuggestionResultsClass,
  SchemaClass,
  SecurityClass,
  SelectOptionClass,
  SetClass,
  Severity,
  SoapType,
  SObjectAccessDecisionClass,
  SObjectClass,
  SObjectDescribeOptions,
  SObjectFieldClass,
  SObjectTypeClass,
  StandardControllerClass,
  StandardSetControllerClass,
  StaticResourceCalloutMockClass,
  StatusCode,
  StringClass,
  SystemClass,
  TestBrokerClass,
  TestClass,
  TimeClass,
  TimeZoneClass,
  TriggerContextClass,
  TriggerOperation,
  TypeClass,
  UrlClass,
  UserInfoClass,
  UuidClass,
  VersionClass,
  WebServiceCalloutClass,
  WebServiceMockInterface,
  ...cacheTypes,
  ...connectApiTypes,
  ...contextInterfaces,
  ...domainTypes,
  ...dmlOptionsClasses,
  ...exceptionClasses,
  ...fieldMapClasses,
  ...installTypes,
  ...namespaceTypes,
  ...publishCallbackTypes,
  ...orgLimitClasses,
  ...resultClasses,
  ...visualEditorClasses,
  ...systemInterfaces
]);
