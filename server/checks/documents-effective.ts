import { spotOf } from '../engagement/things';
import type { DocumentKind, DocumentRecord, WithDocumentsEffective } from '../generated/engagement';
import { textOf, textsOf } from '../model/entries';
import { type Draft, placeOf } from '../model/values';
import { listed } from '../model/words';
import { type CheckContext, check, type Looked } from './check';
import { named, quoted, worded } from './names';
import { conjunction, unknown } from './outcomes';

export const documentsEffective = check<WithDocumentsEffective>({
  name: 'documents-effective',
  what: 'a document of each kind is in force',

  evaluate(parameters, { inputs }) {
    const kinds = [...new Set(textsOf(parameters.kinds))] as DocumentKind[];
    if (kinds.length === 0)
      return unknown('`kinds` names no kind of document', { place: placeOf(parameters, 'kinds') });
    return conjunction(kinds.map((kind) => documentOf(kind, inputs)));
  },
});

/** What is not in the register of documents is not in force. */
function documentOf(kind: DocumentKind, { documents, general }: CheckContext['inputs']): Looked {
  const ofKind = [...documents].filter((document) => document.kind === kind);
  const effective = ofKind.find(({ status }) => status === 'effective');
  if (effective)
    return { what: `${nameOf(effective)} is effective`, verdict: 'true', place: spotOf(effective, 'status') };
  if (ofKind.length === 0) {
    const place = general.sectionHead('documents');
    return { what: `There is no document of the kind ${quoted(kind)}`, verdict: 'false', place };
  }
  const [first] = ofKind;
  const states = listed(
    ofKind.map((document) => `${nameOf(document)} is ${worded(document.status ?? 'without a status')}`),
  );
  return {
    what: `No document of the kind ${quoted(kind)} is effective: ${states}`,
    verdict: ofKind.some(({ status }) => status === undefined) ? 'unknown' : 'false',
    place: spotOf(first!, 'status'),
    owner: textOf(first!.owner),
  };
}

function nameOf({ title, id }: Draft<DocumentRecord>): string {
  return named(title, textOf(id));
}
