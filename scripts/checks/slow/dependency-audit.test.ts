import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { auditProblems, readAudit } from './dependency-audit.ts';

describe('the audit of what the service runs on', () => {
  it('takes a refusal of the registry as no answer', () => {
    expect(readAudit('{"message":"405 Method Not Allowed","error":{}}')).toBeNull();
    expect(readAudit('')).toBeNull();
  });

  it('reports each advisory once, at the dependency where it is our own', () => {
    const root = mkdtempSync(path.join(tmpdir(), 'audit-'));
    mkdirSync(path.join(root, 'ai-service'));
    const manifest = '{\n  "dependencies": {\n    "express": "4.0.0"\n  }\n}\n';
    writeFileSync(path.join(root, 'ai-service/package.json'), manifest);
    const advisory = (title: string) => ({ title, url: 'https://advisory', severity: 'high' });
    const common = { effects: [], isDirect: true };
    const found = auditProblems(
      { root },
      {
        vulnerabilities: {
          express: { name: 'express', via: [advisory('Open redirect'), 'qs'], ...common },
          qs: { name: 'qs', via: [advisory('Prototype pollution.')], ...common }
        }
      }
    );
    expect(found.map(({ line, message, fix }) => [line, message, fix])).toEqual([
      [
        3,
        'express has a known hole (high): Open redirect (https://advisory).',
        'Update it to a version without it.'
      ],
      [
        1,
        'qs has a known hole (high): Prototype pollution (https://advisory).',
        'Update the dependency that brings it: npm explain qs.'
      ]
    ]);
  });
});
