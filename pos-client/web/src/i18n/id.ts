import first from './id/first';
import office from './id/office';
import type { Messages } from './index';

export default { ...first, ...office } satisfies Messages;
