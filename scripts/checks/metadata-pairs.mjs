// Every Apex class, trigger, component and static resource has its -meta.xml, and the reverse.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from '../toolchain.mjs';
import { projectFiles } from './files.mjs';

const CODE = /\.(cls|trigger)$/;

function bundleProblems(files, all) {
  const bundles = new Set(
    files
      .map((file) => /^(force-app\/.*\/lwc\/([^/]+))\//.exec(file))
      .filter(Boolean)
      .map((match) => `${match[1]}|${match[2]}`)
  );
  return [...bundles]
    .map((entry) => entry.split('|'))
    .filter(([folder, name]) => !all.has(`${folder}/${name}.js-meta.xml`))
    .map(([folder, name]) => `${folder}: add ${name}.js-meta.xml.`);
}

export function checkMetadataPairs() {
  const files = projectFiles(/^force-app\//);
  const all = new Set(files);
  const missing = files
    .filter((file) => CODE.test(file) && !all.has(`${file}-meta.xml`))
    .map((file) => `${file}: add ${path.basename(file)}-meta.xml.`);
  const orphans = files
    .filter((file) => /\.(cls|trigger)-meta\.xml$/.test(file))
    .filter((file) => !all.has(file.replace(/-meta\.xml$/, '')))
    .map((file) => `${file}: its source file is missing.`);
  const resources = files
    .filter((file) => file.endsWith('.resource-meta.xml'))
    .filter((file) => {
      const folder = path.dirname(file);
      const name = path.basename(file, '.resource-meta.xml');
      return !readdirSync(path.join(root, folder)).some(
        (entry) => entry === name || (entry.startsWith(`${name}.`) && !entry.endsWith('-meta.xml'))
      );
    })
    .map((file) => `${file}: its content is missing.`);
  const wrongFolder = files
    .filter((file) => file.startsWith('force-app/main/default/'))
    .map((file) => `${file}: move it into a feature folder.`);
  return [...missing, ...orphans, ...resources, ...wrongFolder, ...bundleProblems(files, all)];
}
