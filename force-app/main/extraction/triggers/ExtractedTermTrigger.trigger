trigger ExtractedTermTrigger on Extracted_Term__c(before insert, before update) {
  ProtectedRecordTriggerHandler.handle(Trigger.operationType, Trigger.new, Trigger.oldMap);
}
