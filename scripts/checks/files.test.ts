import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectFiles } from './files.ts';

describe('the files of the project', () => {
  it('are those that git would track, whatever letters their names have', () => {
    const root = mkdtempSync(path.join(tmpdir(), 'countersign-files-'));
    try {
      spawnSync('git', ['init', '--quiet'], { cwd: root });
      for (const name of ['.gitignore', 'Übersicht.md', 'plain.md', 'with space.md', 'left out']) {
        writeFileSync(path.join(root, name), name === '.gitignore' ? 'left*\n' : '');
      }
      expect(projectFiles({ root }, /\.md$/).sort()).toEqual([
        'plain.md',
        'with space.md',
        'Übersicht.md'
      ]);
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
});
