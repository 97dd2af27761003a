import type { WithNoErrors } from '../generated/engagement';
import { plural } from '../model/words';
import { check } from './check';
import { conjunction, unknown } from './outcomes';

export const noErrors = check<WithNoErrors>({
  name: 'no-errors',
  what: 'the engagement and its runbooks have no error',

  evaluate(_, { elsewhere }) {
    const errors = elsewhere.errors();
    if (errors === undefined) return unknown('It is not known what errors the engagement and its runbooks have');
    if (errors === 0) return conjunction([{ what: 'The engagement and its runbooks have no error', verdict: 'true' }]);
    const what = `The engagement and its runbooks have ${plural(errors, 'error')}`;
    return conjunction([{ what, verdict: 'false' }]);
  },
});
