import { problemsOf } from '../testing.ts';
import { checkPairs } from './pairs.ts';

const check = (...paths: string[]): string[] =>
  problemsOf(checkPairs, Object.fromEntries(paths.map((path) => [path, '<x><name>A</name></x>'])));
const resource = (contentType: string, ...paths: string[]): string[] =>
  problemsOf(checkPairs, {
    'staticresources/A.resource-meta.xml': `<StaticResource>\n<contentType>${contentType}</contentType></StaticResource>`,
    ...Object.fromEntries(paths.map((path) => [`staticresources/${path}`, 'x']))
  });

describe('files and their -meta.xml', () => {
  it.each([
    ['classes/A.cls', 'A.cls has no A.cls-meta.xml'],
    ['classes/A.cls-meta.xml', 'A.cls is missing'],
    ['triggers/A.trigger', 'A.trigger has no A.trigger-meta.xml'],
    ['pages/A.page-meta.xml', 'A.page is missing'],
    ['lwc/a/a.js', 'The component a has no a.js-meta.xml'],
    ['lwc/a/a.js-meta.xml', 'a.js is missing'],
    ['aura/A/A.cmp', 'A.cmp has no A.cmp-meta.xml'],
    ['email/Folder/A.email-meta.xml', 'A.email is missing'],
    ['documents/Folder/A.document-meta.xml', 'The document A is missing']
  ])('%s alone is refused', (path, problem) => {
    expect(check(path).join()).toContain(problem);
  });

  it('together are fine, as are bundles of style only, tests and applications', () => {
    expect(
      check(
        'classes/A.cls',
        'classes/A.cls-meta.xml',
        'classes/inner/B.cls',
        'classes/inner/B.cls-meta.xml',
        'lwc/a/a.css',
        'lwc/a/a.js-meta.xml',
        'lwc/a/__tests__/a.test.js',
        'applications/A.app-meta.xml',
        'documents/F/A.png',
        'documents/F/A.document-meta.xml'
      )
    ).toEqual([]);
  });

  it('of static resources have content of any ending, or a folder that can be packed', () => {
    expect(resource('text/css')).toEqual([
      '1: The content of A is missing, of which this file tells.'
    ]);
    expect(resource('text/css', 'A.css')).toEqual([]);
    expect(resource('application/zip', 'A/x.cls', 'A/y.css')).toEqual([]);
    expect(resource('text/css', 'A/x.css')).toEqual([
      "2: A is a folder, and <contentType> is 'text/css'."
    ]);
  });
});
