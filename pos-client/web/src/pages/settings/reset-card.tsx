import { useState } from 'preact/hooks';
import { t } from '../../i18n';
import { useLive } from '../../store/live';
import type { OutboxFile } from '../../store/outboxFile';
import { signOut, unsyncedCount } from '../../till/signout';
import { Button, Card, confirm, Notice, to, toast, useApp, words } from '../../ui';
import { saveOutbox } from '../sync/transfer-file';

/**
 * Makes this browser nobody's till. While something is unsynced that can't be done, unless it is in a file that was just
 * saved (B-9, R-18).
 */
export function ResetCard() {
  const { sync } = useApp();
  const { count, saved, save, reset } = useReset();
  return (
    <Card title={t('settings.reset')}>
      <p class="muted">{t('settings.resetExplained')}</p>
      {count > 0 && (
        <Notice tone={saved ? 'ok' : 'warn'}>
          {saved
            ? t('settings.savedFile', { n: saved.operations.length })
            : t('settings.blocked', { n: count })}
        </Notice>
      )}
      <div class="row">
        {count > 0 && (
          <>
            <Button icon="upload" onClick={() => sync.command('push')}>
              {t('sync.push')}
            </Button>
            <Button icon="download" onClick={() => void save()}>
              {t('sync.export')}
            </Button>
          </>
        )}
        <Button kind="danger" icon="trash" disabled={count > 0 && !saved} onClick={() => void reset()}>
          {t('settings.resetIt')}
        </Button>
      </div>
    </Card>
  );
}

function useReset() {
  const { till } = useApp();
  const [saved, setSaved] = useState<OutboxFile | null>(null);
  const count = useLive(() => unsyncedCount(till), ['sync_outbox']) ?? 0;
  const save = async () => {
    try {
      setSaved(await saveOutbox(till));
    } catch (error) {
      toast(words(error), 'danger');
    }
  };
  const reset = async () => {
    const text = count > 0 ? t('settings.resetUnsynced', { n: count }) : t('settings.resetText');
    const question = { title: t('settings.reset'), text, confirm: t('settings.resetIt'), danger: true };
    if (!(await confirm(question))) {
      return;
    }
    try {
      await signOut(till, saved ?? undefined);
      location.replace(to('/'));
    } catch (error) {
      setSaved(null);
      toast(words(error), 'danger');
    }
  };
  return { count, saved, save, reset };
}
