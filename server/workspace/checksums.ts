import type { FileEntry } from './file';

interface Known {
  /** The text that was last asked about. */
  wanted: string;
  /** The text that the sums are of; undefined before the first ones are there. */
  text: string | undefined;
  sums: ReadonlySet<string> | undefined;
  running: boolean;
  /** The sums that were asked for since the last ones came, and by whom. */
  readonly asked: Set<string>;
  readonly askers: Set<FileEntry>;
}

/**
 * Whether texts have the checksum that somebody noted. Sums are made in the background: while those of a newer text are
 * being made, the answer of the one before it stands, and who asked is told only where the answer is another.
 */
export class Checksums {
  private readonly known = new Map<string, Known>();
  private readonly waiting = new Set<Promise<void>>();
  /** Goes up whenever an answer is another, or was forgotten. */
  revision = 0;

  /** @param answered called with the files whose findings may differ now */
  constructor(private readonly answered: (files: ReadonlySet<FileEntry>) => void) {}

  /**
   * Whether a text has a SHA-256. Line ends do not count: a working copy may have others than the repository.
   * @param uri where the text stands; of each URI only the last text is remembered
   * @param sha256 of the UTF-8 bytes without a byte order mark, in lower-case hexadecimal digits
   * @param file who asks
   * @returns undefined while it is not known
   */
  matches(uri: string, text: string, sha256: string, file: FileEntry): boolean | undefined {
    let known = this.known.get(uri);
    if (!known) {
      known = { wanted: text, text: undefined, sums: undefined, running: false, asked: new Set(), askers: new Set() };
      this.known.set(uri, known);
    }
    known.wanted = text;
    if (known.text !== text) {
      known.asked.add(sha256);
      known.askers.add(file);
      if (!known.running) this.begin(uri, known);
    }
    return known.sums?.has(sha256);
  }

  private begin(uri: string, known: Known): void {
    // No access to the sums outside of secure contexts: then nothing is known.
    if (!globalThis.crypto?.subtle) return;
    known.running = true;
    const done = this.run(uri, known).finally(() => this.waiting.delete(done));
    this.waiting.add(done);
  }

  private async run(uri: string, known: Known): Promise<void> {
    let sums: ReadonlySet<string>;
    let text: string;
    do {
      text = known.wanted;
      sums = await sumsOf(text);
    } while (known.wanted !== text);
    const before = known.sums;
    const differs = [...known.asked].some((sum) => before?.has(sum) !== sums.has(sum));
    const askers = new Set(known.askers);
    Object.assign(known, { text, sums, running: false });
    known.asked.clear();
    known.askers.clear();
    // Forgotten meanwhile: nobody waits for it.
    if (!differs || this.known.get(uri) !== known) return;
    this.revision++;
    this.answered(askers);
  }

  /** Forgets everything. */
  forget(): void {
    if (this.known.size > 0) this.revision++;
    this.known.clear();
  }

  get isWaiting(): boolean {
    return this.waiting.size > 0;
  }

  /** Resolves when nothing is being computed. */
  async settled(): Promise<void> {
    while (this.waiting.size) await Promise.all(this.waiting);
  }
}

/** The sums of a text as it stands, and with the line ends of either kind. */
async function sumsOf(text: string): Promise<ReadonlySet<string>> {
  const plain = text.replace(/^\ufeff/, '');
  const lines = plain.replaceAll('\r\n', '\n');
  const variants = new Set([plain, lines, lines.replaceAll('\n', '\r\n')]);
  return new Set(await Promise.all(Array.from(variants, sha256Of)));
}

/** The SHA-256 of a text's UTF-8 bytes, in lower-case hexadecimal digits. */
export async function sha256Of(text: string): Promise<string> {
  const bytes = new Uint8Array(await globalThis.crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
