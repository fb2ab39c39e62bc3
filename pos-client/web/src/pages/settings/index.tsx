import { LANGUAGES, language, speak, t } from '../../i18n';
import { logOut } from '../../store/staff';
import { Button, Card, Choice, Page, useApp } from '../../ui';
import { chooseTheme, type Theme, theme } from '../../ui/preferences';
import { DeviceCard } from './device-card';
import { PrinterCard } from './printer-card';
import { ResetCard } from './reset-card';

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

/** What is this device's own: language, colours, printer, and leaving it. */
export default function SettingsPage() {
  const { till } = useApp();
  return (
    <Page
      title={t('nav.settings')}
      actions={
        <Button icon="lock" onClick={() => logOut(till)}>
          {t('settings.signOut')}
        </Button>
      }
    >
      <Card title={t('settings.look')}>
        <Choice
          label={t('settings.language')}
          options={LANGUAGES.map(({ id, name }) => ({ value: id, label: name }))}
          value={language.value}
          onChange={(chosen) => void speak(chosen)}
        />
        <Choice
          label={t('settings.theme')}
          options={THEMES.map((value) => ({ value, label: t(`settings.theme.${value}`) }))}
          value={theme.value}
          onChange={chooseTheme}
        />
      </Card>
      <PrinterCard />
      <DeviceCard />
      <ResetCard />
    </Page>
  );
}
