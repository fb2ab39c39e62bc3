import { t } from '../../i18n';
import type { Tender } from '../../store/records';
import { Icon, type IconName } from '../../ui';

const METHODS: readonly { method: Tender; icon: IconName; key: string }[] = [
  { method: 'cash', icon: 'cash', key: 'F1' },
  { method: 'card', icon: 'card', key: 'F2' },
  { method: 'bank_transfer', icon: 'bank', key: 'F3' },
  { method: 'credit', icon: 'credit', key: 'F4' },
];

/** The ways to pay; none is chosen until somebody does. */
export function MethodKeys({
  value,
  onChange,
}: {
  value: Tender | null;
  onChange: (method: Tender) => void;
}) {
  return (
    <fieldset class="methods">
      <legend class="only-heard">{t('tender.how')}</legend>
      {METHODS.map(({ method, icon, key }) => (
        <button
          key={method}
          type="button"
          class="method"
          aria-pressed={value === method}
          aria-keyshortcuts={key}
          onClick={() => onChange(method)}
        >
          <Icon name={icon} size={24} />
          <span>{t(`method.${method}`)}</span>
          <kbd>{key}</kbd>
        </button>
      ))}
    </fieldset>
  );
}
