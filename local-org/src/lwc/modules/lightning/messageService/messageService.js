// lightning/messageService: Lightning message channels within one page.
export const APPLICATION_SCOPE = Symbol('APPLICATION_SCOPE');

const subscriptions = new Set();

export function createMessageContext() {
  return { released: false };
}

export function releaseMessageContext(messageContext) {
  messageContext.released = true;
  for (const subscription of subscriptions) {
    if (subscription.messageContext === messageContext) subscriptions.delete(subscription);
  }
}

/** Wire adapter: gives the component a context that ends with it. */
export class MessageContext {
  constructor(callback) {
    this.callback = callback;
  }

  connect() {
    this.messageContext = createMessageContext();
    this.callback(this.messageContext);
  }

  update() {}

  disconnect() {
    releaseMessageContext(this.messageContext);
  }
}

export function publish(messageContext, messageChannel, message) {
  if (messageContext?.released) return;
  const copy = message === undefined ? undefined : JSON.parse(JSON.stringify(message));
  for (const { channelName, listener } of [...subscriptions]) {
    if (channelName === messageChannel.channelName) listener(copy);
  }
}

export function subscribe(messageContext, messageChannel, listener) {
  const { channelName } = messageChannel;
  const subscription = { messageContext, channelName, listener };
  subscriptions.add(subscription);
  return subscription;
}

export function unsubscribe(subscription) {
  subscriptions.delete(subscription);
}
