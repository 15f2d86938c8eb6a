/** The part of busboy that the upload route uses; the package ships no types. */
declare module 'busboy' {
  import type { IncomingHttpHeaders } from 'node:http';
  import type { Readable, Writable } from 'node:stream';

  interface FileInfo {
    filename: string;
    encoding: string;
    mimeType: string;
  }

  namespace busboy {
    interface Config {
      headers: IncomingHttpHeaders;
      defParamCharset?: string;
      limits?: { files?: number; fields?: number; fileSize?: number };
    }
    interface Busboy extends Writable {
      on(event: 'file', listener: (field: string, stream: Readable, info: FileInfo) => void): this;
      on(event: 'field', listener: (name: string, value: string) => void): this;
      on(event: string, listener: (...args: unknown[]) => void): this;
    }
  }

  function busboy(config: busboy.Config): busboy.Busboy;
  export = busboy;
}
