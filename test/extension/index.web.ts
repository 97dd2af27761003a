/** The extension suite for extension hosts that run in a web worker. */

import { run } from './mocha';
import './suite/activation.test';
import './suite/answers.test';
import './suite/diagnostics.test';
import './suite/engagements.test';
import './suite/fixes.test';
import './suite/languages.test';
import './suite/web.test';

module.exports = { run };
