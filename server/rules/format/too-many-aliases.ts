import { MAX_EXPANSION } from '../../model/facts';
import type { DocumentRule } from '../rule';

export const tooManyAliases: DocumentRule = {
  id: 'format/too-many-aliases',
  severity: 'error',
  what: 'Aliases that stand for more than 10,000 values',
  judges: 'document',
  *check(document) {
    const [first] = document.aliases.excessive;
    if (!first) return;
    const bound = MAX_EXPANSION.toLocaleString('en');
    yield {
      place: first,
      message: `The aliases up to here stand for more than ${bound} values; this one and those after it are not followed. Write the values out`,
    };
  },
};
