import { fieldXml, objectXml } from '../../metadata/testing-project.ts';
import { problemsOf } from '../testing.ts';
import { checkEmailTemplates } from './email-templates.ts';
import { checkLabelTranslations } from './label-translations.ts';
import { checkStaticResources } from './static-resources.ts';

describe('translations', () => {
  const problems = (body: string): string[] =>
    problemsOf(checkLabelTranslations, {
      'labels/CustomLabels.labels-meta.xml':
        '<CustomLabels><labels><fullName>Hello</fullName><value>Hello</value></labels></CustomLabels>',
      'translations/fr.translation-meta.xml': `<Translations>\n${body}</Translations>`
    });
  const entry = (element: string, name: string): string =>
    `<${element}><label>x</label><name>${name}</name></${element}>\n`;

  it('translate what there is, once', () => {
    const right = ['Hello', 'other__Hello'].map((name) => entry('customLabels', name)).join('');
    expect(problems(right + entry('customTabs', 'standard-Account'))).toEqual([]);
    expect(problems(entry('customLabels', 'Hallo'))).toEqual([
      '2: There is no label Hallo to translate.'
    ]);
    expect(problems(entry('customLabels', 'Hello') + entry('customLabels', 'Hello'))).toEqual([
      '3: Hello is translated twice, first at line 2.'
    ]);
    expect(problems(entry('customTabs', 'Nope'))).toEqual([
      '2: There is no tab Nope to translate.'
    ]);
  });
});

describe('static resources', () => {
  const problems = (type: string, content: string): string[] =>
    problemsOf(checkStaticResources, {
      [`staticresources/Style${content}`]: 'x',
      'staticresources/Style.resource-meta.xml': `<StaticResource>\n<contentType>${type}</contentType></StaticResource>`
    });

  it('have a content type, folders that of an archive', () => {
    expect(problems('text/css', '.css')).toEqual([]);
    expect(problems('application/zip', '/a.css')).toEqual([]);
    expect(problems('css', '.css')).toEqual(["2: 'css' is no content type."]);
    expect(problems('text/css', '/a.css')).toEqual([
      "2: Style is a folder, and 'text/css' is no archive."
    ]);
  });
});

describe('e-mail templates', () => {
  const NAME = '<nameField><label>Name</label><type>Text</type></nameField>';
  const problems = (body: string, content = '', folder = 'Sales'): string[] =>
    problemsOf(checkEmailTemplates, {
      'objects/Deal__c/Deal__c.object-meta.xml': objectXml('Deal', NAME),
      'objects/Deal__c/fields/Text__c.field-meta.xml': fieldXml(
        'Text__c',
        'Text',
        '<length>9</length>'
      ),
      'email/Sales.emailFolder-meta.xml': '<EmailFolder><name>Sales</name></EmailFolder>',
      [`email/${folder}/T.email`]: content,
      [`email/${folder}/T.email-meta.xml`]: `<EmailTemplate>\n${body}</EmailTemplate>`
    });

  it('merge fields that there are', () => {
    const text = '<textOnly>{!Deal__c.Text__c} {!Account.Name} {!Other.Thing__c}</textOnly>';
    expect(problems(text, '{!Deal__c.Text__c}')).toEqual([]);
    expect(problems('<subject>x\n{!Deal__c.Nope__c}</subject>')).toEqual([
      '3: Deal__c has no field Nope__c.'
    ]);
    expect(problems('', 'Dear\n{!Nope__c.Name__c}')).toEqual(['2: There is no object Nope__c.']);
  });

  it('name a folder, a letterhead and an object that there are', () => {
    expect(problems('', '', 'Other')).toEqual(['1: The folder Other has no file of its own.']);
    expect(problems('<letterhead>Nope</letterhead>')).toEqual(['2: There is no letterhead Nope.']);
    expect(problems('<relatedEntityType>Nope__c</relatedEntityType>')).toEqual([
      '2: There is no object Nope__c.'
    ]);
  });
});
