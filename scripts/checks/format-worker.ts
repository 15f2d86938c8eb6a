// Formats a part of the files in a thread of its own.
import { parentPort, workerData } from 'node:worker_threads';
import { formatProblems } from './format-file.ts';
import type { Problem } from './gate.ts';

const { root, files } = workerData as { root: string; files: string[] };
const problems: Problem[] = [];
for (const file of files) problems.push(...(await formatProblems({ root }, file)));
parentPort?.postMessage(problems);
