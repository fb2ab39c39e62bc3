import { useEffect, useState } from 'preact/hooks';
import { formatNumber, formatPercent, t } from '../../i18n';
import { Button, Card, Facts, Notice, useApp } from '../../ui';

const TIGHT = 0.8;

interface Space {
  used: number;
  quota: number;
}

/** Whether the browser keeps the store, and how full it is. */
export function StorageFacts() {
  const { sync } = useApp();
  const [granted, setGranted] = useState<boolean | null>(null);
  const space = useSpace();
  const persisted = granted ?? sync.state.value.persisted;
  const share = space ? space.used / Math.max(1, space.quota) : 0;
  const again = async () => setGranted((await navigator.storage?.persist?.()) ?? false);
  return (
    <Card title={t('sync.storage')}>
      {persisted === false && (
        <Notice tone="warn" action={<Button onClick={() => void again()}>{t('sync.askAgain')}</Button>}>
          {t('sync.notPersisted')}
        </Notice>
      )}
      {share > TIGHT && <Notice tone="danger">{t('sync.tight')}</Notice>}
      <Facts
        rows={[
          [
            t('sync.persisted'),
            persisted === null ? t('sync.unknown') : t(persisted ? 'state.yes' : 'state.no'),
          ],
          [
            t('sync.used'),
            space
              ? t('sync.usedOf', {
                  used: megabytes(space.used),
                  quota: megabytes(space.quota),
                  share: formatPercent(Math.round(share * 10_000)),
                })
              : t('sync.unknown'),
          ],
        ]}
      />
    </Card>
  );
}

function useSpace(): Space | null {
  const [space, setSpace] = useState<Space | null>(null);
  useEffect(() => {
    void navigator.storage?.estimate?.().then(({ usage = 0, quota = 0 }) => setSpace({ used: usage, quota }));
  }, []);
  return space;
}

function megabytes(bytes: number): string {
  return formatNumber(Math.round(bytes / 100_000) / 10);
}
