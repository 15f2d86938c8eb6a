trigger ContractDocumentTrigger on Contract_Document__c(before insert, before update) {
  ProtectedRecordTriggerHandler.handle(Trigger.operationType, Trigger.new, Trigger.oldMap);
}
