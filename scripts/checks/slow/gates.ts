// Every gate of `npm run check:security`.
import type { Gate } from '../gate.ts';
import { codeAnalyzer } from './code-analyzer.ts';
import { dependencyAudit } from './dependency-audit.ts';
import { graphEngine } from './graph-engine.ts';
import { packageConversion } from './package-conversion.ts';

export const slowGates: Gate[] = [codeAnalyzer, graphEngine, packageConversion, dependencyAudit];
