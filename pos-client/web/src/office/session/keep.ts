const TOKEN = 'tillstream.office.refresh';
const HINT = 'tillstream.office.hint';

/** What a log-in page may fill in by itself. */
export interface Hint {
  organization: string;
  email: string;
}

/** Keeps the refresh token: for this tab, or, where the person wants to stay signed in, for this browser. */
export interface Keep {
  token(): string | null;
  /** @param stay absent: as before */
  store(token: string, stay?: boolean): void;
  forget(): void;
  hint(): Hint | null;
  remember(hint: Hint): void;
}

/** Stores are looked at when they are needed: some places have none. */
export function browserKeep(
  tab: () => Storage = () => sessionStorage,
  browser: () => Storage = () => localStorage,
): Keep {
  return {
    token: () => browser().getItem(TOKEN) ?? tab().getItem(TOKEN),
    store(token, stay = browser().getItem(TOKEN) !== null) {
      (stay ? tab() : browser()).removeItem(TOKEN);
      (stay ? browser() : tab()).setItem(TOKEN, token);
    },
    forget() {
      tab().removeItem(TOKEN);
      browser().removeItem(TOKEN);
    },
    hint: () => parse(browser().getItem(HINT)),
    remember: (hint) => browser().setItem(HINT, JSON.stringify(hint)),
  };
}

function parse(text: string | null): Hint | null {
  try {
    const { organization, email } = JSON.parse(text ?? 'null');
    return { organization: String(organization ?? ''), email: String(email ?? '') };
  } catch {
    return null;
  }
}
