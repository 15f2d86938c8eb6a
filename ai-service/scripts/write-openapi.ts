/** Writes openapi.json from the schemas: `node ai-service/scripts/write-openapi.ts`. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { openApiText } from '../src/openapi.ts';

const file = fileURLToPath(new URL('../openapi.json', import.meta.url));
const settings = await resolveConfig(file);
writeFileSync(file, await format(openApiText(), { ...settings, plugins: [], filepath: file }));
