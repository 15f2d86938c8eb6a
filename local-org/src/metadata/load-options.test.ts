import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadProject } from './project.ts';
import { writeProject } from './testing-project.ts';

const META = '<ApexClass><apiVersion>65.0</apiVersion><status>Active</status></ApexClass>';
const classFiles = (name: string): Record<string, string> => ({
  [`classes/${name}.cls`]: `public class ${name} {}`,
  [`classes/${name}.cls-meta.xml`]: META
});
const namesOf = (items: { name: string }[]): string[] => items.map(({ name }) => name);

describe('a project that is run in part', () => {
  it('collects what is wrong and goes on with the next file', () => {
    const project = writeProject({
      ...classFiles('Good'),
      'classes/NoMeta.cls': 'public class NoMeta {}',
      'classes/Unreadable.cls': 'public class Unreadable {}',
      'classes/Unreadable.cls-meta.xml': '<ApexClass>'
    });
    const problems: string[] = [];
    const loaded = loadProject(project.root, { report: ({ message }) => problems.push(message) });
    project.remove();
    expect(namesOf(loaded.classes)).toEqual(['Good']);
    expect(problems).toEqual([
      expect.stringMatching(/NoMeta\.cls:1: There is no NoMeta\.cls-meta\.xml beside it\./),
      expect.stringMatching(/Unreadable\.cls-meta\.xml:1: This is not well-formed XML/)
    ]);
  });

  it('takes a byte order mark for nothing and refuses what is not UTF-8, with its line', () => {
    const project = writeProject({
      'classes/Marked.cls': '\ufeffpublic class Marked {}',
      'classes/Marked.cls-meta.xml': META,
      'classes/Latin.cls-meta.xml': META
    });
    const latin = join(project.root, 'force-app/main/default/classes/Latin.cls');
    writeFileSync(
      latin,
      Buffer.from("public class Latin {\n  String s = 'caf\u00e9';\n}", 'latin1')
    );
    const problems: string[] = [];
    const loaded = loadProject(project.root, { report: ({ message }) => problems.push(message) });
    project.remove();
    expect(loaded.classes.map(({ text }) => text)).toEqual(['public class Marked {}']);
    expect(problems).toEqual([`${latin}:2: This is not UTF-8 text; save the file as UTF-8.`]);
  });

  it('follows links to folders, also those that lead back', () => {
    const project = writeProject(classFiles('Own'));
    const elsewhere = writeProject(classFiles('Linked'));
    const folder = join(project.root, 'force-app');
    symlinkSync(join(elsewhere.root, 'force-app'), join(folder, 'linked'));
    symlinkSync(folder, join(folder, 'back'));
    const loaded = loadProject(project.root);
    project.remove();
    elsewhere.remove();
    expect(namesOf(loaded.classes)).toEqual(['Linked', 'Own']);
  });

  it('has the classes of the packages that are installed first', () => {
    const own = writeProject(classFiles('Own'));
    const base = writeProject(classFiles('Base'));
    const loaded = loadProject(own.root, { packages: [base.root] });
    own.remove();
    base.remove();
    expect(namesOf(loaded.classes)).toEqual(['Base', 'Own']);
    expect(loaded.installed).toEqual([`${base.root}/`]);
  });

  it('takes package directories by name, also without a project file', () => {
    const project = writeProject(classFiles('Own'));
    rmSync(join(project.root, 'sfdx-project.json'));
    const loaded = loadProject(project.root, { sources: ['force-app'] });
    project.remove();
    expect(namesOf(loaded.classes)).toEqual(['Own']);
  });
});

describe('a project file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'project-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    ['{ bad', 'This is not well-formed JSON'],
    ['null', '"packageDirectories" names no folder.'],
    ['{"packageDirectories": {"path": "x"}}', '"packageDirectories" must list objects'],
    ['{"packageDirectories": [null]}', '"packageDirectories" must list objects'],
    ['{"packageDirectories": [{"path": "gone"}]}', "The package directory 'gone' does not exist."]
  ])('that reads %s is refused with its place', (text, problem) => {
    writeFileSync(join(folder, 'sfdx-project.json'), text);
    expect(() => loadProject(folder)).toThrow(`sfdx-project.json:1: ${problem}`);
  });
});
