trigger AiAuditTrigger on AI_Audit__c(before insert, before update, before delete) {
  AiAuditTriggerHandler.handle(Trigger.operationType, Trigger.isDelete ? Trigger.old : Trigger.new);
}
