// Custom metadata is protected unless administrators edit it: what is public once must stay.
import { childOf, textOf } from '../../../local-org/src/metadata/xml.ts';
import { problemAt, type Problem } from '../gate.ts';
import { staleDecision, type PackageSource } from './source.ts';

export function customMetadataProblems(source: PackageSource): Problem[] {
  const { components, scope, shape } = source;
  const types = components.filter(({ type, name }) => type === 'object' && name.endsWith('__mdt'));
  const open = types.filter(({ root }) => textOf(root, 'visibility') !== 'Protected');
  const problems = open
    .filter(({ name }) => !shape.publicCustomMetadata[name])
    .map(({ name, root, file }) => {
      const line = childOf(root, 'visibility')?.line ?? root.line;
      const message = `The custom metadata type ${name} is public.`;
      const fix =
        'Write <visibility>Protected</visibility>, or list it in config/package-shape.json with the reason why administrators edit it.';
      return problemAt(scope, file, line, { rule: 'public-custom-metadata', message, fix });
    });
  const stale = Object.keys(shape.publicCustomMetadata)
    .filter((name) => !open.some((type) => type.name === name))
    .map((name) =>
      staleDecision(source, 'publicCustomMetadata', name, 'there is no such public type')
    );
  return [...problems, ...stale];
}
