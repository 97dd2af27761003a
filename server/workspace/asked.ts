import type { FileEntry } from './file';

/**
 * Answers that take a while, such as whether a file exists. Asks once for each key and again after `forget`; who asked
 * before an answer came is told of it.
 */
export class Asked<T> {
  private readonly known = new Map<string, { answer: T } | 'asked'>();
  private readonly waiting = new Set<Promise<void>>();
  private readonly asking = new Map<string, Set<FileEntry>>();
  /** Goes up whenever an answer came in or was forgotten. */
  revision = 0;

  /**
   * @param ask finds the answer; must not reject
   * @param answered called with the files whose findings may differ now
   */
  constructor(
    private readonly ask: (key: string) => Promise<T>,
    private readonly answered: (files: ReadonlySet<FileEntry>) => void,
  ) {}

  /** The answer for a key; undefined where it is not known yet, and is then asked for. */
  look(key: string, file: FileEntry): { answer: T } | undefined {
    const known = this.known.get(key);
    if (known !== undefined && known !== 'asked') return known;
    const askers = this.asking.get(key);
    if (askers) askers.add(file);
    else this.begin(key, file);
    return undefined;
  }

  private begin(key: string, file: FileEntry): void {
    this.asking.set(key, new Set([file]));
    this.known.set(key, 'asked');
    const done = this.ask(key).then((answer) => {
      const files = this.asking.get(key);
      this.asking.delete(key);
      // Forgotten meanwhile: the answer may be older than the change.
      if (this.known.get(key) === 'asked') this.known.set(key, { answer });
      this.revision++;
      this.waiting.delete(done);
      if (files) this.answered(files);
    });
    this.waiting.add(done);
  }

  /** Forgets one key and what lies below it, or everything. @returns whether anything of it was known */
  forget(uri?: string): boolean {
    const before = this.known.size;
    if (uri === undefined) this.known.clear();
    else for (const key of this.known.keys()) if (key === uri || key.startsWith(`${uri}/`)) this.known.delete(key);
    if (this.known.size === before) return false;
    this.revision++;
    return true;
  }

  get isWaiting(): boolean {
    return this.waiting.size > 0;
  }

  /** Resolves when nothing is being asked. */
  async settled(): Promise<void> {
    while (this.waiting.size) await Promise.all(this.waiting);
  }
}
