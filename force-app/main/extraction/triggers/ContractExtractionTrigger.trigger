trigger ContractExtractionTrigger on Contract_Extraction__c(before insert, before update) {
  ProtectedRecordTriggerHandler.handle(Trigger.operationType, Trigger.new, Trigger.oldMap);
}
