import office from './id/office';
import refusal from './id/refusal';
import sell from './id/sell';
import shell from './id/shell';
import type { Messages } from './index';

export default { ...shell, ...sell, ...office, ...refusal } satisfies Messages;
