import assert from 'node:assert/strict';
import { judge } from '../../../server/rules/judge';
import { openWorkspace, uriOf } from '../workspace';
import { fixedCleanly } from './clean-fix';
import { foundIn, small } from './small';

/** What the rules about KPIs say of small engagements, where the large example has no place for it. */

/** A KPI in an operate phase, on 2026-09-15. */
function kpi(
  more: string,
  phase = 'start: 2026-06-01, end: 2026-12-18, status: in-progress',
  status = 'active',
): string {
  return small(
    `
phases:
  - {id: operate, kind: operate, ${phase}}
kpis:
  - id: lead-time
    type: kpi
    target: {op: lte, value: 24, unit: h}
    baseline: 340
    owner: sven
    source: gitlab
${more.replace(/^(?=.)/gm, '    ')}`,
    status,
  );
}

const STALE = 'frequency: 1M\nmeasurements: [{on: 2026-06-30, value: 20}]';
const BAD = 'frequency: 1M\nmeasurements: [{on: 2026-07-31, value: 40}, {on: 2026-08-31, value: 30}]';

describe('KPIs of a small engagement', () => {
  it('must be measured while the engagement is under way, and one of its operate phases has begun', async () => {
    const none = (phase?: string, status?: string) => foundIn('kpi/no-measurement', kpi('', phase, status));
    assert.deepEqual(await none(), ['- id: lead-time']);
    assert.deepEqual(await none('start: 2026-09-15, end: 2026-12-18, status: planned'), ['- id: lead-time']);
    assert.deepEqual(await none('start: 2026-06-01, end: 2026-08-18, status: done'), ['- id: lead-time']);
    assert.deepEqual(await none(undefined, 'on-hold'), ['- id: lead-time']);
    assert.deepEqual(await none('start: 2026-09-16, end: 2026-12-18, status: planned'), []);
    assert.deepEqual(await none('start: 2026-06-01, end: 2026-12-18, status: cancelled'), []);
    assert.deepEqual(await none('start: , end: 2026-12-18, status: in-progress'), []);
    for (const status of ['proposed', 'closed', 'terminated']) assert.deepEqual(await none(undefined, status), []);
    assert.deepEqual(await foundIn('kpi/no-measurement', kpi('').replace('kind: operate', 'kind: build')), []);
  });

  it('must be measured again while the engagement is under way, and an operate phase has begun', async () => {
    const lines = (phase?: string, status?: string) => foundIn('kpi/stale', kpi(STALE, phase, status));
    assert.deepEqual(await lines(), ['measurements: [{on: 2026-06-30, value: 20}]']);
    assert.deepEqual(await lines('start: 2026-07-01, end: 2026-12-18, status: in-progress'), []);
    for (const status of ['proposed', 'closed', 'terminated']) assert.deepEqual(await lines(undefined, status), []);
  });

  it('have at most one value a day, so that none is stale before two days', async () => {
    const often = (day: string) => foundIn('kpi/stale', kpi(`frequency: 4h\nmeasurements: [{on: ${day}, value: 20}]`));
    assert.deepEqual(await often('2026-09-13'), []);
    assert.deepEqual(await often('2026-09-12'), ['measurements: [{on: 2026-09-12, value: 20}]']);
  });

  it('are off target in every phase, but not once the engagement is over', async () => {
    const lines = (status: string) => foundIn('kpi/off-target', kpi(BAD, undefined, status));
    assert.equal((await lines('active')).length, 1);
    assert.equal((await lines('on-hold')).length, 1);
    assert.equal((await lines('closed')).length, 0);
    assert.equal((await lines('terminated')).length, 0);
  });

  it('are judged by the order of the days, not by that of the file', async () => {
    const swapped =
      'measurements: [{on: 2026-08-31, value: 40}, {on: 2026-07-31, value: 20}, {on: 2026-06-30, value: 30}]';
    assert.deepEqual(await foundIn('kpi/off-target', kpi(swapped)), []);
  });

  it('are each found fault with once, where their days are in disorder', async () => {
    const lines = async (...days: string[]) => {
      const list = `measurements:\n${days.map((day) => `  - {on: 2026-${day}, value: 1}`).join('\n')}`;
      return (await foundIn('kpi/unordered', kpi(list))).map((line) => line.slice(12, 17));
    };
    assert.deepEqual(await lines('01-31', '02-28', '03-31'), []);
    assert.deepEqual(await lines('01-31', '08-28', '03-31', '04-30', '05-31'), ['08-28']);
    assert.deepEqual(await lines('03-31', '04-30', '01-31', '05-31'), ['01-31']);
    assert.deepEqual(await lines('03-31', '02-28'), ['02-28']);
    assert.deepEqual(await lines('03-31', '02-28', '01-31'), ['02-28', '01-31']);
    assert.deepEqual(await lines('01-31', '02-28', '01-31', '03-31'), ['01-31']);
    assert.deepEqual(await lines('12-31', '01-31', '02-28'), ['12-31']);
    assert.deepEqual(await lines(), []);
  });

  it('may be half written', async () => {
    for (const more of [
      'measurements:',
      'measurements: [',
      'measurements: [{on: , value: }, 7, null]',
      'target:',
      'openslo:',
      'window: x',
    ]) {
      for (const rule of ['kpi/stale', 'kpi/off-target', 'kpi/unordered', 'kpi/openslo-disagrees']) {
        assert.deepEqual(await foundIn(rule, kpi(more)), [], `${rule}: ${more}`);
      }
    }
    assert.deepEqual(await foundIn('kpi/no-measurement', small('kpis: [7, null, {}]')), []);
  });
});

describe('the OpenSLO file of a KPI', () => {
  const text = (target = '{op: gte, value: 99.9, unit: "%"}', window = '28d') =>
    kpi(`window: ${window}\nopenslo: slo.yaml`).replace('{op: lte, value: 24, unit: h}', target);
  const slo = (spec: string, name = 'x') =>
    `apiVersion: openslo/v1\nkind: SLO\nmetadata: {name: ${name}}\nspec: ${spec}\n`;
  const against = (file: string, target?: string, window?: string) =>
    foundIn('kpi/openslo-disagrees', text(target, window), { files: { 'slo.yaml': file } });
  const TARGETS = ['target: {op: gte, value: 99.9, unit: "%"}'];

  it('may give its target as a share or in percent', async () => {
    assert.deepEqual(await against(slo('{objectives: [{target: 0.999}]}')), []);
    assert.deepEqual(await against(slo('{objectives: [{targetPercent: 99.9}]}')), []);
    assert.deepEqual(await against(slo('{objectives: [{target: 0.99}]}')), TARGETS);
    assert.deepEqual(await against(slo('{objectives: [{targetPercent: 99.95}]}')), TARGETS);
    assert.deepEqual(
      await against(slo('{objectives: [{target: 0.99995}]}'), '{op: gte, value: 99.995, unit: "%"}'),
      [],
    );
  });

  it('need not give any', async () => {
    assert.deepEqual(await against(slo('{objectives: []}')), []);
    assert.deepEqual(await against(slo('{objectives: [{displayName: x}, 7]}')), []);
    assert.deepEqual(await against(slo('{}')), []);
    assert.deepEqual(await against(slo('')), []);
  });

  it('may have several objectives, of which one must fit', async () => {
    assert.deepEqual(await against(slo('{objectives: [{target: 0.99}, {target: 0.999}]}')), []);
    assert.deepEqual(await against(slo('{objectives: [{target: 0.99}, {target: 0.95}]}')), TARGETS);
  });

  it('gives its window in any unit', async () => {
    const window = (duration: string) => slo(`{timeWindow: [{duration: ${duration}, isRolling: true}]}`);
    for (const same of ['28d', '4w', '672h']) assert.deepEqual(await against(window(same)), []);
    for (const same of ['1Y', '4Q', '365d'])
      assert.deepEqual(await against(window(same), undefined, '12M'), same === '365d' ? ['window: 12M'] : []);
    assert.deepEqual(await against(window('30d'), undefined, '1M'), []);
    assert.deepEqual(await against(window('7d')), ['window: 28d']);
    assert.deepEqual(await against(window('a while')), []);
  });

  it('may hold several documents: the one of the name counts, else the one that fits best', async () => {
    const good = (name: string) => slo('{objectives: [{target: 0.999}], timeWindow: [{duration: 28d}]}', name);
    const bad = (name: string) => slo('{objectives: [{target: 0.9}], timeWindow: [{duration: 28d}]}', name);
    assert.deepEqual(await against(`${bad('a')}---\n${good('b')}`), []);
    assert.deepEqual(await against(`${bad('lead-time')}---\n${good('b')}`), TARGETS);
    assert.deepEqual(await against(`${bad('a')}---\n${bad('b')}`), TARGETS);
    assert.deepEqual(await against(`kind: Service\n---\n${good('a')}`), []);
  });

  it('says nothing where it is something else, or does not parse', async () => {
    assert.deepEqual(await against('kind: Service\n'), []);
    assert.deepEqual(await against(slo('{objectives: [{target: 0.5}]}').replace('openslo/v1', 'openslo/v1alpha')), []);
    assert.deepEqual(await against(`${slo('{objectives: [{target: 0.5}]}')}  broken`), []);
    assert.deepEqual(await against(''), []);
    assert.deepEqual(await foundIn('kpi/openslo-disagrees', text()), []);
  });

  it('can be followed by a fix, in any style', async () => {
    const file = slo('{objectives: [{target: 0.9995}], timeWindow: [{duration: 7d}]}');
    const fix = async (before: string) => {
      const texts = { 'small.engagement.yaml': before, 'slo.yaml': file };
      return (await fixedCleanly(texts, 'kpi/openslo-disagrees'))['small.engagement.yaml'];
    };
    const flow = text('{op: gte, value: 99.9, unit: "%"} # agreed', '7d');
    assert.equal(await fix(flow), flow.replace('99.9', '99.95'));
    const block = text('\n        op: gte\n        value: 99.9 # for now\n        unit: "%"', '7d');
    assert.equal(await fix(block), block.replace('99.9 #', '99.95 #'));
    const share = text('{op: gte, value: 0.999, unit: ratio}', '7d');
    assert.equal(await fix(share), share.replace('0.999', '0.9995'));
    const errors = text('{op: lte, value: 0.1, unit: "%"}', '7d');
    assert.equal(await fix(errors), errors.replace('0.1,', '0.05,'));
    const turned = text('{op: lte, value: 99.95, unit: "%"}', '7d');
    assert.equal(await fix(turned), turned.replace('op: lte', 'op: gte'));
    const window = text('{op: gte, value: 99.95, unit: "%"}', '28d # rolling');
    assert.equal(await fix(window), window.replace('28d', '7d'));
  });

  it('is read again when it has changed', async () => {
    const told: string[] = [];
    const { workspace, files } = await openWorkspace(
      { '/work/small.engagement.yaml': text(), '/work/slo.yaml': slo('{objectives: [{target: 0.99}]}') },
      { judged: (all) => told.push(...Array.from(all, ({ uri }) => uri)), changed: () => {} },
    );
    const file = workspace.open(uriOf('/work/small.engagement.yaml'), text());
    const found = async () => {
      judge(file, workspace, '2026-09-15');
      await workspace.settled();
      return judge(file, workspace, '2026-09-15').filter(({ rule }) => rule === 'kpi/openslo-disagrees').length;
    };
    assert.equal(await found(), 1);
    files.write(uriOf('/work/slo.yaml'), slo('{objectives: [{target: 0.999}]}'));
    told.length = 0;
    await workspace.changedOnDisk([{ uri: uriOf('/work/slo.yaml') }]);
    assert.deepEqual(told, [file.uri]);
    assert.equal(await found(), 0);
  });
});
