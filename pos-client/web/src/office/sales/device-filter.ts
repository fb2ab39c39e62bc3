import type { Filter } from '../list/filter';
import { isRole } from '../rights';
import { useQuery } from '../use-query';

const MOST = 1000;

/** The tills to choose from; none for those who may not see the tills. */
export function useDeviceFilter(label: string): Filter[] {
  const answer = useQuery<{ devices: { id: string; name: string }[] }>(
    '/devices',
    { limit: MOST },
    { when: isRole('owner', 'manager', 'auditor') },
  );
  const options = (answer.data?.devices ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const filter: Filter = { kind: 'choice', field: 'device_id', label, options };
  return isRole('owner', 'manager', 'auditor') ? [filter] : [];
}
