// Faults in metadata: new files and entries as a deployment would read them.
import { create, swapFirst, type Edit, type Fault } from './fault.ts';

/** A fault in names that lead nowhere. */
export const reference = (
  what: string,
  file: string,
  edit: Edit,
  says: RegExp,
  rest: Partial<Fault> = {}
): Fault => ({
  kind: 3,
  what,
  gate: 'references',
  file,
  edit,
  says,
  ...rest
});

/** In front of the first element of the kind, where its like stand. */
export const before = (element: string, added: string): Edit =>
  swapFirst(`  <${element}>`, `  ${added}\n  <${element}>`);

export const metadata = (root: string, body: string): Edit =>
  create(
    `<?xml version="1.0" encoding="UTF-8" ?>\n<${root} xmlns="http://soap.sforce.com/2006/04/metadata">\n${body}\n</${root}>\n`
  );

export const field = (name: string, type: string, rest: string): Edit =>
  metadata(
    'CustomField',
    `  <fullName>${name}</fullName>\n  <label>Planted</label>\n  <type>${type}</type>\n${rest}`
  );
