/**
 * Asks the client to ask again. While it has not answered it is not asked once more: what changes in the meantime is
 * one request after that.
 */
export class Refresher {
  private asking = false;
  private again = false;

  /**
   * @param isAble whether the client can be asked, known once it has told
   * @param ask may reject: a client that cannot do it shows what it has
   */
  constructor(
    private readonly isAble: () => boolean,
    private readonly ask: () => Promise<void>,
  ) {}

  refresh(): void {
    if (!this.isAble()) return;
    this.again = true;
    if (!this.asking) void this.work();
  }

  private async work(): Promise<void> {
    this.asking = true;
    while (this.again) {
      this.again = false;
      await this.ask().catch(() => undefined);
    }
    this.asking = false;
  }
}
