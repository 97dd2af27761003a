import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { openWorkbench, screenshot, type Workbench } from './workbench';

describe('workbench', function () {
  this.timeout(60_000);
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({ folder: 'examples' });
  });
  after(() => workbench?.close());

  it('opens a folder', async () => {
    const { page } = workbench;
    await page.getByRole('treeitem', { name: 'README.md' }).waitFor();
    assert.match(await page.title(), /examples/);
  });

  it('can be photographed', async () => {
    const png = await readFile(await screenshot(workbench.page, 'workbench'));
    assert.equal(png.subarray(1, 4).toString(), 'PNG');
  });
});
