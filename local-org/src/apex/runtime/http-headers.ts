/** Headers of a callout: names ignore case and keep the spelling they were set with. */

export class HttpHeaders {
  private readonly entries = new Map<string, [name: string, value: string]>();

  get(name: string): string | null {
    return this.entries.get(name.toLowerCase())?.[1] ?? null;
  }

  set(name: string, value: string): void {
    this.entries.set(name.toLowerCase(), [name, value]);
  }

  names(): string[] {
    return Array.from(this.entries.values(), ([name]) => name);
  }

  all(): [name: string, value: string][] {
    return [...this.entries.values()];
  }
}
