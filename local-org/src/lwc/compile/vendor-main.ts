// Child process that compiles the base components: node vendor-main.ts <cache directory>.
import { buildVendor } from './vendor.ts';

const cacheDirectory = process.argv[2];
if (!cacheDirectory) throw new Error('usage: vendor-main.ts <cache directory>');
await buildVendor(cacheDirectory);
