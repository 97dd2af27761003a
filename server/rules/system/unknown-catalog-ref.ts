import { type Catalogue, entityOf, referenceOf } from '../../engagement/catalogue';
import { textOf } from '../../model/entries';
import { nodeOf, placeOf } from '../../model/values';
import { setEntry } from '../../syntax/edits';
import { editing } from '../fix';
import { nearest } from '../nearest';
import { named, theSystem } from '../ownership/words';
import { engagementRule } from '../rule';

export const unknownCatalogRef = engagementRule({
  id: 'system/unknown-catalog-ref',
  severity: 'warning',
  what: '`catalogRef` that no `catalog-info.yaml` of the workspace has',
  fixable: true,
  reads: ['systems', 'outside', 'document'],
  *check({ systems, outside, document }) {
    const naming = systems.all.filter(({ retired, value }) => !retired && textOf(value.catalogRef) !== undefined);
    // The folder is searched for catalogues only when somebody names an entity.
    const catalogue = naming.length > 0 ? outside.catalogue() : 'unknown';
    if (catalogue === 'unknown') return;
    for (const system of naming) {
      const reference = textOf(system.value.catalogRef)!;
      const place = placeOf(system.value, 'catalogRef');
      const entity = entityOf(reference);
      if (!place || (entity && catalogue.entities.has(referenceOf(entity)))) continue;
      const near = nearestOf(reference, catalogue);
      const lack = entity
        ? 'which no `catalog-info.yaml` of the workspace has'
        : 'which is no `<kind>:<namespace>/<name>`';
      yield {
        place,
        message: `${theSystem(system)} names the catalogue entity ${named(reference)}, ${lack}; ${near === undefined ? 'correct it, or add the entity' : `did you mean ${named(near)}?`}`,
        fixes:
          near === undefined
            ? []
            : [
                editing(document.file, { title: `Change to \`${near}\``, preferred: true }, (text) => {
                  const map = nodeOf(system.value);
                  return map && setEntry(text, map, 'catalogRef', near);
                }),
              ],
      };
    }
  },
});

/** The reference that was most likely meant: the only entity of that name, whatever its kind, else one spelt like it. */
function nearestOf(reference: string, { entities }: Catalogue): string | undefined {
  const wanted = entityOf(reference);
  const full = wanted ? referenceOf(wanted) : reference.toLowerCase();
  const alike = [...entities.values()].filter(({ name }) => name.toLowerCase() === wanted?.name.toLowerCase());
  const [only] = alike;
  const near = alike.length === 1 && only ? referenceOf(only) : nearest(full, entities.keys());
  return near;
}
