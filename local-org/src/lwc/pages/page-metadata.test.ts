import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { loadProject } from '../../metadata/project.ts';
import { modulesDirectory } from '../compile/paths.ts';
import { shownComponents } from './components.ts';
import { pageMetadata, unsupportedComponents } from './page-metadata.ts';

const project = loadProject(fileURLToPath(new URL('../../../test/shell/project', import.meta.url)));

describe('Lightning pages of a package', () => {
  const { flexiPages, assignments, pathAssistants, tabs, appLabel } = pageMetadata(project);
  const page = flexiPages['Opportunity_Record_Page'];

  test('keep their regions, components and properties in order', () => {
    expect(page?.template).toBe('flexipage:recordHomeWithSubheaderTemplateDesktop');
    expect(page?.regions['header']?.items.map(({ name }) => name)).toEqual([
      'force:highlightsPanel',
      'runtime_sales_pathassistant:pathAssistant'
    ]);
    expect(page?.regions['Facet-tabs']?.items[0]?.properties).toEqual({
      active: 'true',
      body: 'Facet-detail',
      title: 'Standard.Tab.detail'
    });
  });

  test("name the package's own components with the c namespace", () => {
    expect(page?.regions['subheader']?.items[0]).toMatchObject({
      name: 'c:probePanel',
      properties: { heading: 'From the page' }
    });
  });

  test('keep visibility rules', () => {
    expect(page?.regions['subheader']?.items[1]?.visibility).toEqual({
      filter: '1 AND 2',
      criteria: [
        { left: '{!Record.StageName}', operator: 'EQUAL', right: 'Closed Won' },
        { left: '{!$Permission.CustomPermission.Probe}', operator: 'EQUAL', right: 'true' }
      ]
    });
  });

  test('belong to the objects that the app assigns them to', () => {
    expect(assignments).toEqual({ Opportunity: 'Opportunity_Record_Page' });
    expect(appLabel).toBe('Countersign');
  });

  test('bring paths with their guidance, and tabs', () => {
    expect(pathAssistants).toEqual([
      {
        objectApiName: 'Opportunity',
        fieldApiName: 'StageName',
        steps: {
          'Negotiation/Review': {
            fields: ['Amount', 'CloseDate'],
            guidance: '<b>Agree on the paper</b><br>Attach the contract and read it.'
          }
        }
      }
    ]);
    expect(tabs['Probe_Forms']).toMatchObject({ kind: 'lwcComponent', content: 'formPanel' });
  });

  test('tell which standard buttons the package takes away', () => {
    expect(pageMetadata(project).excludedButtons).toEqual({
      lists: { Account: ['New'] },
      records: { Opportunity: [], Task: ['Delete'] },
      relatedLists: { Opportunity: { 'OpportunityLineItem.OpportunityId': ['New'] }, Task: {} }
    });
  });

  test('say with file and line which component is not supported', () => {
    expect(unsupportedComponents(project)).toEqual([
      {
        component: 'forceChatter:recordFeedContainer',
        file: expect.stringContaining('Opportunity_Record_Page.flexipage-meta.xml'),
        line: 54
      }
    ]);
  });
});

test('every component that is called supported has a page part, and the other way round', () => {
  const file = path.join(modulesDirectory, 'shell/standardComponents/standardComponents.js');
  const registered = [...readFileSync(file, 'utf8').matchAll(/^ {2}'([\w:]+)': \(\) =>/gm)];
  expect(registered.map(([, name]) => name).sort()).toEqual([...shownComponents].sort());
});
