// Every fault, by its topic.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Fault } from './fault.ts';

const folder = path.join(import.meta.dirname, 'catalogue');

/** The faults of the named topics, or of all: the files of the folder `catalogue`. */
export async function catalogue(topics: string[] = []): Promise<Fault[]> {
  const known = readdirSync(folder).map((file) => path.basename(file, '.ts'));
  const unknown = topics.filter((topic) => !known.includes(topic));
  if (unknown.length > 0) {
    throw new Error(`There is no topic '${unknown[0]}'. Known: ${known.join(', ')}.`);
  }
  const wanted = topics.length > 0 ? topics : known;
  const modules = await Promise.all(
    wanted.map((topic) => import(path.join(folder, `${topic}.ts`)) as Promise<{ faults: Fault[] }>)
  );
  const faults = modules.flatMap((module) => module.faults);
  const twice = faults.find(
    (fault, index) => faults.findIndex(({ what }) => what === fault.what) !== index
  );
  if (twice) throw new Error(`The fault is there twice: ${twice.what}`);
  return faults.sort((left, right) => left.kind - right.kind);
}
