trigger ContentDocumentLinkTrigger on ContentDocumentLink(after insert) {
  ContentDocumentLinkTriggerHandler.handle(Trigger.operationType, Trigger.new);
}
