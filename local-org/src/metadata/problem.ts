/** Something wrong with a project, at the place where to mend it. */
export interface Problem {
  /** Absolute path. */
  file: string;
  /** From 1. */
  line: number;
  /** From 1; missing where a check knows the line only. */
  column?: number;
  /** What kind of problem this is, in kebab-case. */
  rule: string;
  /** What is wrong, with the name of the thing; a sentence. */
  message: string;
  /** What to do; a short sentence. */
  fix?: string;
}

/** `file:line:column: message fix` */
export function problemText({ file, line, column, message, fix }: Problem): string {
  const place = column === undefined ? `${file}:${line}` : `${file}:${line}:${column}`;
  return [`${place}: ${message}`, fix].filter(Boolean).join(' ');
}
