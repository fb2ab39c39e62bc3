import office from './ar/office';
import refusal from './ar/refusal';
import sell from './ar/sell';
import shell from './ar/shell';
import type { Messages } from './index';

export default { ...shell, ...sell, ...office, ...refusal } satisfies Messages;
