import assert from 'node:assert/strict';
import { checks } from '../../../server/checks/catalogue';
import { documentShapes, type Shape } from '../../../server/model/shapes';
import { outcomeOf, type Surroundings, table } from './helper';

const ONE: Surroundings = {
  spec: 'systems: [{id: mast, tier: 1, ownership: {stage: shadow}}]\naudits: []\nrisks: []',
  errors: 0,
};

describe('the parameters of checks', () => {
  table([
    ['none where none is mandatory', 'check: findings-closed', ONE, 'true'],
    ['an empty map', 'check: findings-closed, with: {}', ONE, 'true'],
    ['no map', 'check: findings-closed, with: major', ONE, 'unknown', ['The parameters in `with` cannot be read']],
    ['nothing behind the key', 'check: findings-closed, with: ', ONE, 'unknown'],
    [
      'a mandatory one missing',
      'check: ownership-stage, with: {tier: 1}',
      ONE,
      'unknown',
      ['The parameter `atLeast` is missing'],
    ],
    ['all of them missing', 'check: ownership-stage', ONE, 'unknown', ['The parameter `atLeast` is missing']],
    [
      'one with nothing behind it',
      'check: findings-closed, with: {grade: }',
      ONE,
      'unknown',
      ['`grade` cannot be read'],
    ],
    [
      'one of the wrong type: not the same as none',
      'check: ownership-stage, with: {tier: 7, atLeast: shadow}',
      ONE,
      'unknown',
      ['`tier` cannot be read'],
    ],
    ['an unknown value', 'check: findings-closed, with: {grade: huge}', ONE, 'unknown'],
    [
      'a misspelt one: not the same as none',
      'check: ownership-stage, with: {teir: 2, atLeast: shadow}',
      ONE,
      'unknown',
      ['`ownership-stage` has no parameter `teir`'],
    ],
    [
      'one of another check',
      'check: findings-closed, with: {tier: 1}',
      ONE,
      'unknown',
      ['`findings-closed` has no parameter `tier`'],
    ],
    [
      'an item of a list of the wrong type',
      'check: ownership-stage, with: {systems: [mast, 3], atLeast: shadow}',
      ONE,
      'unknown',
      ['`systems` cannot be read'],
    ],
    ['several problems', 'check: ownership-stage, with: {teir: 2, tier: x}', ONE, 'unknown', '???'],
    ['keys of somebody else', 'check: findings-closed, with: {x-note: 1}', ONE, 'true'],
    ['a check that is none', 'check: find-closed', ONE, 'unknown', ['The check cannot be read']],
    ['a check with nothing behind it', 'check: ', ONE, 'unknown', ['The check cannot be read']],
    [
      'an alias for the whole map',
      'owner: &a x, check: findings-closed, with: *b',
      { ...ONE, spec: `x-b: &b {grade: minor}\n${ONE.spec}` },
      'true',
    ],
    [
      'an alias for a list',
      'check: ownership-stage, with: {atLeast: shadow, systems: *s}',
      { ...ONE, spec: `x-s: &s [mast]\n${ONE.spec}` },
      'true',
    ],
    ['an alias that stands for nothing', 'check: ownership-stage, with: {atLeast: *nothing}', ONE, 'unknown'],
    [
      'a key that means something in JavaScript',
      'check: findings-closed, with: {__proto__: {grade: minor}, constructor: 1}',
      ONE,
      'unknown',
      '??',
    ],
    [
      'hostile text',
      'check: ownership-stage, with: {atLeast: shadow, systems: ["`$(rm)`\\e[31m\\n# <b>"]}',
      ONE,
      'unknown',
      ["No system has the id `'$(rm)'"],
    ],
  ]);
});

describe('the catalogue of checks', () => {
  const criterion = ['spec', 'phases', 'gate', 'criteria'].reduce<Shape | undefined>((shape, key) => {
    const below = shape?.properties.get(key);
    return below?.kind === 'list' ? below.items : below;
  }, documentShapes.Engagement);

  it('has every check of the format, in its order', () => {
    const names = checks.map(({ name }) => name);
    assert.deepEqual(names, criterion?.properties.get('check')?.choices);
    assert.deepEqual(names, [...(criterion?.variants?.keys() ?? [])]);
  });

  it('says of each what it makes sure of', () => {
    for (const { what } of checks) assert.match(what, /^[a-z].*[^.]$/);
  });

  it('never throws, and never holds, in an engagement of nothing', async () => {
    for (const { name } of checks) {
      // A gate that has no conditions was passed without any.
      if (name === 'conditions-closed') continue;
      for (const parameters of ['', ', with: {}', ', with: []', ', with: {x-a: 1}']) {
        const { verdict } = await outcomeOf(`check: ${name}${parameters}`);
        assert.notEqual(verdict, 'true', name);
      }
    }
  });
});
