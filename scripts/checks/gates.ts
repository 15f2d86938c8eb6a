// Every gate of `npm run check`, in the order in which one mends.
import { apexTypes } from './apex-types.ts';
import { componentTypes } from './component-types.ts';
import { components } from './components.ts';
import { dependencies } from './dependencies.ts';
import { deployGates } from './deploy.ts';
import { differences } from './differences.ts';
import { dynamicSoql } from './dynamic-soql.ts';
import { features } from './features.ts';
import { flowScanner } from './flow-scanner.ts';
import { format } from './format.ts';
import type { Gate } from './gate.ts';
import { grants } from './grants.ts';
import { layers } from './layers.ts';
import { lint } from './lint.ts';
import { names } from './names.ts';
import { packageShape } from './package.ts';
import { sizes } from './sizes.ts';
import { slowGates } from './slow/gates.ts';
import { types } from './types.ts';
import { viewer } from './viewer.ts';

export const gates: Gate[] = [
  format,
  lint,
  types,
  components,
  componentTypes,
  features,
  ...deployGates,
  grants,
  names,
  apexTypes,
  dynamicSoql,
  flowScanner,
  layers,
  packageShape,
  dependencies,
  viewer,
  differences,
  sizes
];

export function gateNamed(name: string): Gate {
  const gate = [...gates, ...slowGates].find((candidate) => candidate.name === name);
  if (gate) return gate;
  throw new Error(
    `There is no gate '${name}'. Known: ${gates.map((known) => known.name).join(', ')}.`
  );
}
