import { spotOf } from '../../engagement/things';
import { itemPlace } from '../../model/values';
import { engagementRule } from '../rule';
import { named, theSystem } from './words';

export const dependsOnProvider = engagementRule({
  id: 'ownership/depends-on-provider',
  severity: 'error',
  what: 'A system of the client that depends on a system of the provider',
  reads: ['systems'],
  *check({ systems }) {
    for (const system of systems) {
      const { dependsOn } = system.value;
      if (!system.clientOwned || !Array.isArray(dependsOn)) continue;
      const seen = new Set<string>();
      for (const [index, id] of dependsOn.entries()) {
        if (seen.has(id)) continue;
        seen.add(id);
        const other = systems.find(id);
        // In shadow and reverse shadow the client has a hand in it, and can see what happens.
        if (other?.stage !== 'planned' && other?.stage !== 'provider-owned') continue;
        yield {
          place: itemPlace(dependsOn, index) ?? spotOf(system.value),
          message: `${theSystem(system)} is the client's, but depends on ${named(id)}, which is \`${other.stage}\`; hand that one over as well, or free the system of it`,
          related: [{ place: spotOf(other.ownership, 'stage'), message: `${named(id)} is \`${other.stage}\`` }],
        };
      }
    }
  },
});
