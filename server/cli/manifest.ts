import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What our own package.json says, beside the folder of the bundle. */
export interface Manifest {
  readonly version: string;
  readonly homepage?: string;
}

export function manifest(): Manifest {
  return JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8')) as Manifest;
}
