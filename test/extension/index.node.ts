/** The extension suite for extension hosts that run in Node: desktop and server. */

import { run } from './mocha';
import './suite/activation.test';
import './suite/answers.test';
import './suite/diagnostics.test';
import './suite/engagements.test';
import './suite/fixes.test';
import './suite/languages.test';

module.exports = { run };
