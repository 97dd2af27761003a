import { spotOf } from '../../engagement/things';
import type { DataReturn } from '../../generated/engagement';
import { isAbsent } from '../../model/absence';
import { isMap } from '../../model/entries';
import { type Draft, nodeOf } from '../../model/values';
import { setEntry } from '../../syntax/edits';
import { editing } from '../fix';
import { lacks } from '../lacks';
import { orderOf } from '../order';
import { engagementRule } from '../rule';

export const dataReturn = engagementRule({
  id: 'exit/data-return',
  severity: 'error',
  what: 'The return of data is required, a certificate of its destruction is not',
  ratchet: true,
  fixable: true,
  reads: ['document', 'exit'],
  *check({ document, exit }) {
    if (!exit || !isMap(exit.dataReturn)) return;
    const data: Draft<DataReturn> = exit.dataReturn;
    if (data.required !== true || !isUncertified(data)) return;
    const key = 'destructionCertificate';
    const position = orderOf('Engagement', 'spec', 'exit', 'dataReturn');
    yield {
      place: spotOf(data, key, 'required'),
      message: `The provider must return the client's data, but need not certify that its copies are destroyed; demand it with \`${key}: true\``,
      threatens: { phase: 'transfer' },
      missing: isAbsent(data, key),
      fixes: [
        editing(document.file, { title: 'Demand a certificate of destruction', preferred: true }, (text) => {
          const map = nodeOf(data);
          return map && setEntry(text, map, key, true, { position });
        }),
      ],
    };
  },
});

function isUncertified(data: Draft<DataReturn>): boolean {
  return data.destructionCertificate === false || lacks(data, 'destructionCertificate');
}
