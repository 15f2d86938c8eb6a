import { mkdirSync, mkdtempSync, rmSync, writeFileSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { emptyProject, type Project } from '../../metadata/project.ts';
import { formatDiagnostic } from './diagnostics.ts';
import type { Manifest } from './layer.ts';
import { buildPackage } from './package.ts';

const platform: Manifest = {
  lwc: {
    file: 'lwc.js',
    exports: [
      'LightningElement',
      'api',
      'wire',
      'registerComponent',
      'registerTemplate',
      'registerDecorators',
      'parseFragment',
      'freezeTemplate'
    ],
    imports: []
  },
  'lightning/uiRecordApi': { file: 'ui.js', exports: ['getRecord'], imports: [] },
  'lightning/button': { file: 'button.js', exports: ['default'], imports: [] },
  'platform/apex': { file: 'apex.js', exports: ['apexMethod', 'refreshApex'], imports: [] },
  'platform/context': {
    file: 'context.js',
    exports: ['hasCustomPermission', 'userId'],
    imports: []
  }
};

let root: string;
let project: Project;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'package-build-'));
  project = { ...emptyProject(root), name: 'test' };
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function bundle(name: string, files: Record<string, string>, feature = 'review'): void {
  const directory = path.join(root, 'force-app', feature, 'lwc', name);
  mkdirSync(directory, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(directory, file), text);
  project.lwcBundles.push({ name, directory, meta: null });
}

function component(body = '', imports = ''): string {
  return `import { LightningElement, api } from 'lwc';\n${imports}\nexport default class Sample extends LightningElement {\n${body}\n}\n`;
}

async function build() {
  return buildPackage(project, null, platform, path.join(root, 'cache'));
}

async function problems(): Promise<string[]> {
  return (await build()).diagnostics.map(formatDiagnostic);
}

describe('a package that is right', () => {
  test('compiles from any folder, and components of other folders are the same modules', async () => {
    bundle('parent', {
      'parent.js': component('', "import { shout } from 'c/text';\nconsole.log(shout);"),
      'parent.html': '<template><c-child></c-child></template>'
    });
    bundle('child', { 'child.js': component('@api value;') }, 'document');
    bundle('text', { 'text.js': 'export const shout = (text) => text;' }, 'shared');
    const { diagnostics, manifest } = await build();
    expect(diagnostics).toEqual([]);
    expect(Object.keys(manifest)).toEqual(['c/parent', 'c/child', 'c/text']);
  });

  test('gets the values of its own metadata', async () => {
    project.labels.push({
      name: 'Hello',
      value: 'Good "day"',
      language: 'en_US',
      file: '',
      line: 1
    });
    project.staticResources.push({
      name: 'viewer',
      file: '',
      contentPath: '',
      contentType: 'application/zip',
      isFolder: true
    });
    project.classes.push({
      name: 'Rows',
      file: '',
      apiVersion: '65.0',
      active: true,
      text: '@AuraEnabled(cacheable=true) public static void get() {}'
    });
    const imports = [
      "import hello from '@salesforce/label/c.Hello';",
      "import viewer from '@salesforce/resourceUrl/viewer';",
      "import get from '@salesforce/apex/rows.GET';",
      "import NAME from '@salesforce/schema/Opportunity.Owner.Name';"
    ].join('\n');
    bundle('sample', { 'sample.js': component('values = [hello, viewer, get, NAME];', imports) });
    const { diagnostics, manifest, folder } = await build();
    expect(diagnostics).toEqual([]);
    const code = readFileSync(
      path.join(root, 'cache', folder, manifest['c/sample']?.file ?? ''),
      'utf8'
    );
    expect(code).toContain('Good \\"day\\"');
    expect(code).toContain('/resource/viewer');
    expect(code).toContain('apexMethod("Rows/get", true)');
    expect(code).toContain('{"fieldApiName":"Owner.Name","objectApiName":"Opportunity"}');
  });
});

describe('what is wrong is reported with file and line', () => {
  test('when a label, an Apex method, a resource or a permission does not exist', async () => {
    const imports = [
      'label/c.Missing',
      'apex/Rows.get',
      'resourceUrl/viewer',
      'customPermission/Nope'
    ]
      .map((name, index) => `import x${index} from '@salesforce/${name}';`)
      .join('\n');
    bundle('sample', { 'sample.js': component('values = [x0, x1, x2, x3];', imports) });
    expect(await problems()).toEqual([
      'force-app/review/lwc/sample/sample.js:2:17 There is no custom label Missing in the package.',
      "force-app/review/lwc/sample/sample.js:3:17 There is no @AuraEnabled method Rows.get in the package's Apex classes.",
      'force-app/review/lwc/sample/sample.js:4:17 There is no static resource viewer in the package.',
      'force-app/review/lwc/sample/sample.js:5:17 There is no custom permission Nope in the package.'
    ]);
  });

  test('when a template names a component that nobody has', async () => {
    bundle('sample', {
      'sample.js': component(),
      'sample.html':
        '<template>\n  <c-other-thing></c-other-thing>\n  <lightning-map></lightning-map>\n</template>'
    });
    expect(await problems()).toEqual([
      'force-app/review/lwc/sample/sample.html:2:3 There is no component c/otherThing in the package.',
      'force-app/review/lwc/sample/sample.html:3:3 local-org does not support the module lightning/map.'
    ]);
  });

  test('when a platform module has no such export', async () => {
    bundle('sample', {
      'sample.js': component(
        'x = getRecords;',
        "import { getRecords } from 'lightning/uiRecordApi';"
      )
    });
    expect(await problems()).toEqual([
      "force-app/review/lwc/sample/sample.js:2:28 lightning/uiRecordApi has no export 'getRecords' in local-org."
    ]);
  });

  test('for every broken bundle at once, and the others are built all the same', async () => {
    bundle('broken', { 'broken.js': component('value = ;') });
    bundle('faulty', {
      'faulty.js': component(),
      'faulty.html': '<template>\n  <p onclick="handle()">x</p>\n</template>'
    });
    bundle('sound', { 'sound.js': component() });
    const { diagnostics, manifest } = await build();
    const places = diagnostics.map(({ file, line }) => `${path.basename(file)}:${line}`);
    expect(places).toEqual(expect.arrayContaining(['broken.js:4', 'faulty.html:2']));
    expect(manifest['c/sound']).toBeDefined();
  });

  test('when the compiler only warns', async () => {
    bundle('sample', {
      'sample.js': component(),
      'sample.html':
        '<template>\n  <p data-x="1" is="y">x</p>\n  <template if:true={a}></template>\n</template>'
    });
    expect(await problems()).toEqual([
      'force-app/review/lwc/sample/sample.html:2:3 LWC1063: "is" attribute is disallowed'
    ]);
  });

  test('when a bundle has no script', async () => {
    bundle('sample', { 'sample.js-meta.xml': '<x/>' });
    expect(await problems()).toEqual([
      'force-app/review/lwc/sample:1:1 The bundle has no sample.js.'
    ]);
  });
});
