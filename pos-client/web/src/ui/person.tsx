import { t } from '../i18n';
import type { Staff } from '../store/records';
import './lock.css';

/** A member of staff: initials, name and what they are. */
export function PersonButton({ person, onClick }: { person: Staff; onClick: () => void }) {
  return (
    <button type="button" class="person" onClick={onClick}>
      <PersonFace name={person.name} />
      <PersonName person={person} />
    </button>
  );
}

/** The first letters of the first two words. */
export function PersonFace({ name }: { name: string }) {
  const initials = name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('\u200c');
  return (
    <span class="person-face" aria-hidden="true">
      {initials.toUpperCase()}
    </span>
  );
}

export function PersonName({ person }: { person: Staff }) {
  return (
    <span>
      <span class="person-name">{person.name}</span>
      <span class="person-role">{t(`role.${person.role}`)}</span>
    </span>
  );
}
