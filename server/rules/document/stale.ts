import type { GeneratedDocument } from '../../engagement/generated-documents';
import { spotOf } from '../../engagement/things';
import { nodeOf } from '../../model/values';
import { setEntry } from '../../syntax/edits';
import type { FileEntry } from '../../workspace/file';
import { editing, type Fix } from '../fix';
import { engagementRule, shorten } from '../rule';
import { all } from '../words';

export const stale = engagementRule({
  id: 'document/stale',
  severity: 'warning',
  what: 'A generated document whose source has changed since',
  fixable: true,
  reads: ['generated', 'document'],
  *check({ generated, document }) {
    for (const { record, changed, gone } of generated) {
      if (record.status === 'superseded' || record.status === 'obsolete') continue;
      const reasons = [
        ...(changed.length > 0 ? [`${listed(changed)} ${changed.length > 1 ? 'have' : 'has'} changed since`] : []),
        ...(gone.length > 0 ? [`${listed(gone)} ${gone.length > 1 ? 'are' : 'is'} no longer there`] : []),
      ];
      if (reasons.length === 0) continue;
      yield {
        place: spotOf(record, 'path'),
        message: `This generated document is out of date: ${all(reasons)}; generate it again`,
        fixes: backToReview(document.file, record),
      };
    }
  },
});

function listed(paths: readonly string[]): string {
  const shown = paths.slice(0, 3).map((path) => `\`${shorten(path)}\``);
  return all(paths.length > 3 ? [...shown, `${paths.length - 3} more`] : shown);
}

/** Takes back that it is in force, until somebody has looked. */
function backToReview(file: FileEntry, record: GeneratedDocument['record']): Fix[] {
  if (record.status !== 'effective' && record.status !== 'approved') return [];
  return [
    editing(file, { title: 'Set its status back to `in-review`' }, (text) =>
      setEntry(text, nodeOf(record)!, 'status', 'in-review'),
    ),
  ];
}
