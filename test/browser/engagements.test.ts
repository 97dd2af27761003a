import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { openWorkbench, screenshot, type Workbench } from './workbench';

describe('Engagements view and editor', function () {
  this.timeout(90_000);
  let workbench: Workbench;
  let page: Page;

  before(async () => {
    const settings = { 'editor.minimap.enabled': false, 'handover.today': '2026-09-15' };
    workbench = await openWorkbench({ folder: 'examples/skerry-line', settings });
    page = workbench.page;
    await page.getByRole('tab', { name: 'Handover' }).click();
  });
  after(() => workbench?.close());

  const row = (name: RegExp) => page.getByRole('treeitem', { name }).first();

  it('shows the phases of the example, with their state in words', async () => {
    await row(/, engagement, /).waitFor();
    await row(/, phase, done/).waitFor();
    await row(/, phase, in progress|, phase, overdue/).waitFor();
    await screenshot(page, 'engagements');
  });

  it('goes to the line on a click', async () => {
    await row(/, phase, done/).click();
    await page.locator('.monaco-editor .view-line').filter({ hasText: /id:/ }).first().waitFor();
    await page.getByRole('tab', { name: 'skerry-line.engagement.yaml' }).waitFor();
  });

  it('gives what is ours a colour of its own, and keys and plain text theirs', async () => {
    await page.locator('.monaco-editor').first().click();
    await page.keyboard.press('Control+Home');
    const colour = async (text: string) => {
      const token = page.locator('.view-line span > span').getByText(text, { exact: true }).first();
      return token.evaluate((span) => (globalThis as unknown as Window).getComputedStyle(span).color);
    };
    const [key, kind, name] = [await colour('metadata'), await colour('Engagement'), await colour('skerry-line')];
    assert.equal(new Set([key, kind, name]).size, 3, `key ${key}, kind ${kind}, name ${name}`);
    assert.equal(await colour('kind'), key);
    await screenshot(page, 'editor');
  });

  it('underlines a mistake as it is typed, says what is wrong, and takes it back with the mistake', async () => {
    const squiggle = page.locator('.monaco-editor .squiggly-error');
    await page.locator('.view-line span > span').getByText('active', { exact: true }).dblclick();
    await page.keyboard.type('actve');
    // What the editor completes while somebody types is not what is looked at here.
    await page.keyboard.press('Escape');
    await squiggle.first().waitFor();
    await row(/, phase, in progress/)
      .locator('.monaco-tl-twistie')
      .click();
    await row(/, gate, /).waitFor();
    await page.locator('.monaco-editor').first().click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('F8');
    await page
      .getByText(/must be one of proposed, active/)
      .first()
      .waitFor();
    await screenshot(page, 'squiggles');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Z');
    await squiggle.first().waitFor({ state: 'detached' });
  });

  it('tells in the status bar what is known', async () => {
    await page.locator('.statusbar-item').filter({ hasText: 'Handover Engagement' }).waitFor();
    await page.locator('[id="status.languageStatus"]').hover();
    await page.getByText(/Handover: 1 engagement/).waitFor();
  });
});

/** What the page has of a browser's window; the tests are compiled without the types of a page. */
interface Window {
  getComputedStyle(element: unknown): { color: string };
}
