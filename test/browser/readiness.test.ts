import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { openWorkbench, screenshot, type Workbench } from './workbench';

describe('readiness and fixes', function () {
  this.timeout(90_000);
  let workbench: Workbench;
  let page: Page;

  before(async () => {
    const settings = { 'editor.minimap.enabled': false, 'handover.today': '2026-09-15', 'editor.wordWrap': 'off' };
    workbench = await openWorkbench({ folder: 'examples/skerry-line', settings });
    page = workbench.page;
    await page.getByRole('tab', { name: 'Handover' }).click();
  });
  after(() => workbench?.close());

  const row = (name: RegExp) => page.getByRole('treeitem', { name }).first();
  const lens = (text: RegExp) => page.locator('.codelens-decoration a').filter({ hasText: text }).first();

  it('shows above a gate how it stands', async () => {
    await row(/, phase, in progress/)
      .locator('.monaco-tl-twistie')
      .click();
    await row(/Gate g-transfer/).click();
    await lens(/^\d+ of \d+ · \d+ blockers? · \d+ days$/).waitFor();
    await screenshot(page, 'gate');
  });

  it('lists what is in its way on a click, and goes to the line', async () => {
    await lens(/blocker/).click();
    const list = page.locator('.quick-input-widget');
    await list
      .getByText(/^Readiness|g-transfer · \d+ of \d+/)
      .first()
      .waitFor();
    await screenshot(page, 'readiness');
    assert.ok((await list.locator('.monaco-list-row').count()) > 3);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await list.waitFor({ state: 'hidden' });
  });

  it('offers fixes at a mistake, and makes the one that is chosen', async () => {
    await page.locator('.monaco-editor').first().click();
    await page.keyboard.press('Control+Home');
    await page.locator('.view-line span > span').getByText('active', { exact: true }).dblclick();
    await page.keyboard.type('actve');
    await page.keyboard.press('Escape');
    await page.locator('.monaco-editor .squiggly-error').first().waitFor();
    await page.keyboard.press('Control+.');
    const menu = page.locator('.action-widget');
    await menu.getByText("Change to 'active'").waitFor();
    await screenshot(page, 'fixes');
    await menu.getByText("Change to 'active'").click();
    await page.locator('.monaco-editor .squiggly-error').first().waitFor({ state: 'detached' });
  });
});
