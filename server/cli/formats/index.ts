import type { Format } from './format';
import { github } from './github';
import { json } from './json';
import { junit } from './junit';
import { sarif } from './sarif';
import { stylish } from './stylish';

/** Every format by its name, one file each; a new one is added by adding its file and a line here. */
export const formats = { stylish, json, sarif, github, junit } satisfies Record<string, Format>;

export type FormatName = keyof typeof formats;

export const formatNames = Object.keys(formats) as FormatName[];
