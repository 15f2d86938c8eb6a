// A mistake in the package's metadata, with the place where to mend it.

/** The rule of problems that Salesforce may not have: local-org lacks what the metadata needs. */
export const SUPPORT = 'support';

export class MetadataError extends Error {
  readonly file: string;
  readonly line: number;
  readonly problem: string;
  /** What kind of problem it is, where the reader of the file does not say it. */
  readonly rule: string | undefined;

  constructor(problem: string, file: string, line: number, rule?: string) {
    super(`${file}:${line}: ${problem}`);
    this.name = 'MetadataError';
    this.problem = problem;
    this.file = file;
    this.line = line;
    this.rule = rule;
  }
}

/** Takes a mistake; the strict one throws it. */
export type Report = (problem: MetadataError) => void;

export const throwProblem: Report = (problem) => {
  throw problem;
};

/** Goes on with the next thing when the project is run in part. */
export function attempt<T>(report: Report, body: () => T): T | undefined {
  try {
    return body();
  } catch (error) {
    if (!(error instanceof MetadataError)) throw error;
    report(error);
    return undefined;
  }
}
