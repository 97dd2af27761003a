import assert from 'node:assert/strict';
import { judge } from '../../../server/rules/judge';
import { openWorkspace } from '../workspace';
import { TODAY } from './helper';
import { ENGAGEMENT, example } from './mutation';

const STORE = 'store: "vault:kv/notices/sms",';
const SECRETS = ['p@ssw0rd!7', 'k3Jd9sLq0ZxW7vBnM2cT', 'winter8821'];

describe('the findings of access/value-in-file', () => {
  for (const secret of SECRETS) {
    it(`do not show ${secret.length} characters that are secret`, async () => {
      const text = example()[ENGAGEMENT]!.replace(STORE, `store: ${secret}, x-password: ${secret},`);
      const { workspace, file } = await openWorkspace({ [`/work/${ENGAGEMENT}`]: text });
      const found = judge(file(`/work/${ENGAGEMENT}`), workspace, TODAY);
      assert.ok(found.some(({ rule }) => rule === 'access/value-in-file'));
      const words = found.flatMap(({ message, related }) => [message, ...(related ?? []).map((one) => one.message)]);
      for (const word of words) assert.ok(!word.includes(secret), word.replaceAll(secret, '…'));
    });
  }
});
