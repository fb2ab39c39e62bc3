import type { Texts } from '../../i18n';
import shell from '../../i18n/ar/shell';
import sync from '../../i18n/ar/sync';

const parts = import.meta.glob<{ default: Texts }>('./ar/*.ts', { eager: true });

/** The texts of the parts that are the till's too, and of all pages of the office. */
export default Object.assign({}, sync, shell, ...Object.values(parts).map((part) => part.default)) as Texts;
