/** The contract panel as a person uses it: names of things on the screen, no knowledge of its code. */
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';

export class ContractsCard {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  get root(): Locator {
    return this.page.locator('c-contract-panel');
  }

  document(fileName: string): Locator {
    return this.root.locator('li[data-document]', { hasText: fileName });
  }

  /** Picks files in the standard upload; its dialog stays until it is closed. */
  async pick(...files: string[]): Promise<Locator> {
    await this.root.locator('input[type="file"]').setInputFiles(files);
    return this.page.getByRole('dialog');
  }

  /** Picks files and closes the dialog, whatever the panel then says of them. */
  async choose(...files: string[]): Promise<void> {
    const dialog = await this.pick(...files);
    await dialog.getByRole('button', { name: 'Done' }).click({ timeout: 60_000 });
  }

  async upload(...files: string[]): Promise<void> {
    await this.choose(...files);
    await this.document(path.basename(files[files.length - 1])).waitFor();
  }

  async extract(fileName: string): Promise<void> {
    await this.document(fileName).getByRole('button', { name: 'Extract', exact: true }).click();
  }

  /** Opens the review, unless the end of the reading has opened it already. */
  async openReview(fileName: string): Promise<void> {
    const panel = this.root.locator('c-review-panel');
    const button = this.document(fileName).getByRole('button', { name: /^(Review|View)$/ });
    await panel.or(button).first().waitFor();
    if (await button.isVisible()) await button.click({ timeout: 2_000 }).catch(() => undefined);
    await panel.waitFor();
  }

  get cards(): Locator {
    return this.root.locator('c-term-card article');
  }

  term(label: string): Locator {
    return this.root.locator(`c-term-card article[aria-label="${label}"]`);
  }

  group(name: string): Locator {
    return this.root.locator(`c-term-list section[aria-label="${name}"]`);
  }

  /** The passages drawn over the document, inside the sandboxed frame. */
  get frame() {
    return this.page.frameLocator('c-document-viewer iframe');
  }

  get activePassage(): Locator {
    return this.frame.locator('.cite.active').first();
  }

  toast(text: string | RegExp): Locator {
    return this.page.locator('[role="status"], .slds-notify_toast', { hasText: text }).first();
  }
}
