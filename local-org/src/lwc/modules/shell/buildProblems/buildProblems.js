// Tells the developer what did not compile, with file and line, above the page that still works without it.
import { LightningElement, api } from 'lwc';

export default class BuildProblems extends LightningElement {
  @api diagnostics;
  isClosed = false;

  get heading() {
    const count = this.diagnostics.length;
    return count === 1
      ? '1 error in the package’s components'
      : `${count} errors in the package’s components`;
  }

  get items() {
    return this.diagnostics.map(({ file, line, column, message }) => ({
      key: `${file}:${line}:${message}`,
      place: `${file}:${line}:${column}`,
      message
    }));
  }

  get isOpen() {
    return !this.isClosed;
  }

  handleClose() {
    this.isClosed = true;
  }
}
