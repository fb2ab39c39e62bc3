import { useState } from 'preact/hooks';
import { toast } from '../../ui/toast';
import { t } from '../i18n';
import { words } from '../problems';
import { leaving } from '../routes';
import { seesAllBranches, session } from '../session';

/** The branch that the person works in; whoever may see all can choose all. */
export function BranchSwitch() {
  const [busy, setBusy] = useState(false);
  const { person } = session;
  if (!person) {
    return null;
  }
  const all = seesAllBranches(person);
  const choose = async (branch: string) => {
    setBusy(true);
    await session.chooseBranch(branch || null).catch((failure) => toast(words(failure), 'danger'));
    setBusy(false);
  };
  return (
    <label class="branch-switch">
      <span class="only-heard">{t('branch.label')}</span>
      <select
        value={person.branch_id ?? ''}
        disabled={busy || (!all && person.branches.length < 2)}
        onChange={(event) => {
          const field = event.currentTarget;
          const { value } = field;
          field.value = person.branch_id ?? '';
          leaving(() => void choose(value));
        }}
      >
        {all && <option value="">{t('branch.all')}</option>}
        {person.branches.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
