/** Repeats an asynchronous action until it answers false, it is stopped, or its rounds are used up. */
export class Poller {
  /**
   * @param {number} interval milliseconds between the end of one round and the next
   * @param {() => Promise<boolean>} action answers whether another round is wanted
   * @param {number} rounds how many rounds at the most
   */
  constructor(interval, action, rounds = Infinity) {
    this.interval = interval;
    this.action = action;
    this.rounds = rounds;
  }

  start() {
    if (this.timer) return;
    this.left = this.rounds;
    this.schedule();
  }

  stop() {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  schedule() {
    // A person waits for this screen: polling is the documented way to follow a long-running job.
    // eslint-disable-next-line @lwc/lwc/no-async-operation
    this.timer = setTimeout(() => this.round(), this.interval);
  }

  async round() {
    this.left -= 1;
    const timer = this.timer;
    const isWanted = await this.action();
    if (this.timer !== timer) return;
    if (isWanted && this.left > 0) this.schedule();
    else this.timer = undefined;
  }
}
