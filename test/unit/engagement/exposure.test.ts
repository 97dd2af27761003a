import assert from 'node:assert/strict';
import { exposureOf, isExposedAtLeast } from '../../../server/engagement/exposure';

describe('the exposure of a risk', () => {
  it('is the band of the product', () => {
    const scores = [1, 2, 3, 4, 5];
    const bands: Record<string, number[]> = {};
    for (const likelihood of scores)
      for (const impact of scores) {
        const band = exposureOf({ likelihood, impact });
        assert.ok(band);
        bands[band] = [...(bands[band] ?? []), likelihood * impact];
      }
    const ranges = Object.entries(bands).map(([band, products]) => [
      band,
      Math.min(...products),
      Math.max(...products),
    ]);
    assert.deepEqual(ranges, [
      ['low', 1, 4],
      ['medium', 5, 9],
      ['high', 10, 15],
      ['critical', 16, 25],
    ]);
  });

  it('is not known where a score is missing', () => {
    assert.equal(exposureOf({ likelihood: 5 }), undefined);
    assert.equal(exposureOf({ impact: 5 }), undefined);
    assert.equal(exposureOf({}), undefined);
  });

  it('can be held against another', () => {
    assert.ok(isExposedAtLeast('critical', 'high'));
    assert.ok(isExposedAtLeast('high', 'high'));
    assert.ok(!isExposedAtLeast('medium', 'high'));
    assert.ok(isExposedAtLeast('low', 'low'));
    assert.ok(!isExposedAtLeast(undefined, 'low'));
  });
});
