/** What the installation of a package does beyond its metadata: its post-install script, once for each org. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MetadataError } from '../metadata/errors.ts';
import type { LocalOrg } from '../org.ts';

/** Runs the script of sfdx-project.json where it has not run yet; an org without a data folder is always new. */
export function installPackage(org: LocalOrg): void {
  const { postInstallScript, root } = org.project;
  const { dataDirectory } = org.options;
  const trace = dataDirectory ? join(dataDirectory, 'installed.json') : null;
  if (postInstallScript === '' || (trace !== null && existsSync(trace))) return;
  if (!org.program.hasClass(postInstallScript)) {
    throw new MetadataError(
      `There is no class ${postInstallScript}, which "postInstallScript" names.`,
      join(root, 'sfdx-project.json'),
      1
    );
  }
  org.transaction(org.administratorId(), 'synchronous', () =>
    org.program.install(postInstallScript)
  );
  if (trace !== null) writeFileSync(trace, JSON.stringify({ postInstallScript }));
}
