import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { exchange, json } from '../../http';

/** How one can sign in here, as `GET /auth/methods` tells it. */
export interface Methods {
  passwords: boolean;
  /** by an identity provider: docs/oidc.md */
  oidc: boolean;
}

/** Nobody answers: the form is shown, and says what is wrong when it is sent. */
const UNKNOWN: Methods = { passwords: true, oidc: false };
const ANSWER_MS = 4_000;
const known = signal<Methods | null>(null);

/** What the server takes; null until that is known, which is asked once. */
export function useMethods(): Methods | null {
  useEffect(() => {
    if (known.peek() === null) {
      void readMethods().then((methods) => {
        known.value = methods;
      });
    }
  }, []);
  return known.value;
}

/** Never fails. */
export async function readMethods(ask: typeof exchange<Methods> = exchange): Promise<Methods> {
  try {
    const { passwords, oidc } = await ask('/auth/methods', { timeoutMs: ANSWER_MS }, json<Methods>);
    return { passwords: passwords !== false, oidc: oidc === true };
  } catch {
    return UNKNOWN;
  }
}
