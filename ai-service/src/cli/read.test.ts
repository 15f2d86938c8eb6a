import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const service = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const samples = path.join(service, 'samples');
const run = (...files: string[]) =>
  spawnSync(process.execPath, ['src/cli/read.ts', ...files], { cwd: service, encoding: 'utf8' });

describe('npm run read', () => {
  it('prints one JSON line a file in the format of the evaluation', () => {
    const { stdout, status } = run(
      path.join(samples, 'northwind-halcyon-msa.pdf'),
      path.join(samples, 'northwind-orchard-nda.docx')
    );
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(status).toBe(0);
    expect(lines.map((line) => line.id)).toEqual([
      'northwind-halcyon-msa',
      'northwind-orchard-nda'
    ]);
    expect(lines[0].terms.noticePeriodToTerminateRenewal).toMatchObject({
      value: { value: 90, unit: 'day' },
      page: 3
    });
    expect(lines[0].terms.parties.value).toEqual([
      'Northwind Cloud, Inc.',
      'Halcyon Biosciences, Inc.'
    ]);
    expect(lines[0].clauses.capOnLiability).toMatchObject({ present: true });
  });

  it('explains bad files on stderr and still reads the others', () => {
    const { stdout, stderr, status } = run(
      path.join(samples, 'bad', 'encrypted.pdf'),
      path.join(samples, 'no-such-file.pdf'),
      path.join(samples, 'northwind-orchard-nda.pdf')
    );
    expect(status).toBe(1);
    expect(stdout.trim().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(
      /encrypted\.pdf: The PDF is protected by a password\. Remove the password/
    );
    expect(stderr).toMatch(/no-such-file\.pdf: .*Check the path/);
  });

  it('says how it is used when no file is named', () => {
    const { stderr, stdout, status } = run();
    expect([stdout, status]).toEqual(['', 1]);
    expect(stderr).toMatch(/^usage:/);
  });
});
