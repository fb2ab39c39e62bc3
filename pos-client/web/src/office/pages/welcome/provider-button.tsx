import { texts } from '../../i18n';
import type welcome from '../../i18n/en/welcome';
import { Button } from '../../ui';
import { PROVIDER, setOut } from './journey';

const t = texts<typeof welcome>();

export interface ProviderButtonProps {
  stay?: boolean;
  /** the one way in, or the last attempt failed */
  kind?: 'primary' | 'secondary';
  again?: boolean;
}

/** Leaves for the identity provider, which sends the browser back to this page with a code. */
export function ProviderButton({ stay = false, kind = 'secondary', again }: ProviderButtonProps) {
  const leave = () => {
    setOut(stay);
    location.assign(PROVIDER);
  };
  return (
    <Button kind={kind} icon="key" wide onClick={leave}>
      {t(again ? 'welcome.providerAgain' : 'welcome.provider')}
    </Button>
  );
}
