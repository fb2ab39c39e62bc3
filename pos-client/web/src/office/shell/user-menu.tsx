import { LANGUAGES, language, speak } from '../../i18n';
import { Icon } from '../../ui/icon';
import { chooseTheme, type Theme, theme } from '../../ui/preferences';
import { t, tAny } from '../i18n';
import { go, leaving } from '../routes';
import { session } from '../session';
import { Popover } from './popover';

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

/** Who is signed in, how the office looks and speaks, and the way out. */
export function UserMenu() {
  const { person } = session;
  return (
    <Popover
      align="end"
      buttonClass="user-button"
      label={t('user.menuOf', { name: person?.name ?? '' })}
      face={
        <>
          <Icon name="user" size={18} />
          <span class="user-name">{person?.name}</span>
        </>
      }
    >
      {(close) => (
        <>
          <p class="user-who">
            <b>{person?.name}</b>
            <span class="muted">{person?.email}</span>
            <span class="muted">{tAny(`role.${person?.role}`, '')}</span>
          </p>
          <Language />
          <Look />
          <div class="user-deeds">
            <button
              type="button"
              class="menu-item"
              onClick={() => {
                close();
                go('/account');
              }}
            >
              <Icon name="key" size={18} />
              {t('user.account')}
            </button>
            <button type="button" class="menu-item" onClick={() => leaving(() => void session.logOut())}>
              <Icon name="lock" size={18} />
              {t('user.logOut')}
            </button>
          </div>
        </>
      )}
    </Popover>
  );
}

function Language() {
  return (
    <label class="user-choice">
      <span>{t('user.language')}</span>
      <select
        value={language.value}
        onChange={(event) => {
          const chosen = LANGUAGES.find(({ id }) => id === event.currentTarget.value);
          void speak(chosen?.id ?? 'en');
        }}
      >
        {LANGUAGES.map(({ id, name }) => (
          <option key={id} value={id} lang={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function Look() {
  return (
    <label class="user-choice">
      <span>{t('user.theme')}</span>
      <select
        value={theme.value}
        onChange={(event) => chooseTheme(THEMES.find((one) => one === event.currentTarget.value) ?? 'system')}
      >
        {THEMES.map((one) => (
          <option key={one} value={one}>
            {tAny(`user.theme.${one}`, one)}
          </option>
        ))}
      </select>
    </label>
  );
}
