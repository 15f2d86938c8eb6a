// A mistake in the package's metadata, with the place where to mend it.
export class MetadataError extends Error {
  readonly file: string;
  readonly line: number;
  readonly problem: string;

  constructor(problem: string, file: string, line: number) {
    super(`${file}:${line}: ${problem}`);
    this.name = 'MetadataError';
    this.problem = problem;
    this.file = file;
    this.line = line;
  }
}
