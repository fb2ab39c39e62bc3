import { LANGUAGES, language, speak } from '../i18n';
import './language-choice.css';

/** The languages by their own names, for whoever can't read the one that is shown. */
export function LanguageChoice() {
  return (
    <div class="language-choice">
      {LANGUAGES.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          lang={id}
          aria-pressed={language.value === id}
          onClick={() => void speak(id)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
