/** The Apex Blob: bytes. */

import type { Buffer } from 'node:buffer';

export class Blob {
  readonly bytes: Buffer;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  equals(other: unknown): boolean {
    return other instanceof Blob && this.bytes.equals(other.bytes);
  }

  toString(): string {
    return `Blob[${this.bytes.length}]`;
  }
}
