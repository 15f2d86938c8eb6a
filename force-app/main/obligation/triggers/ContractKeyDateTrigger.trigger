trigger ContractKeyDateTrigger on Contract_Key_Date__c(before insert, before update) {
  ProtectedRecordTriggerHandler.handle(Trigger.operationType, Trigger.new, Trigger.oldMap);
}
