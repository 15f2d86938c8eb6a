// What a person at the command line should do about each reading error.

export const ADVICE: Record<string, string> = {
  'document-empty': 'Download or export the contract again.',
  'document-corrupt': 'Open it on your computer, save a fresh copy and try that one.',
  'document-encrypted': 'Remove the password and try again.',
  'document-no-pages': 'Export the contract again so that it has at least one page.',
  'document-type-unsupported': 'Convert the contract to PDF or DOCX.',
  ENOENT: 'Check the path.',
  EISDIR: 'Name files, not folders.',
  EACCES: 'Check that you may read it.'
};
