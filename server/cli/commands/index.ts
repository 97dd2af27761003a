import type { Command } from '../command';
import { check } from './check';
import { readiness } from './readiness';

/** Every command, one file each; a new one is added by adding its file and a line here. */
export const commands: readonly Command[] = [check, readiness];
