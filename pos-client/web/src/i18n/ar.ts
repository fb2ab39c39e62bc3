import first from './ar/first';
import office from './ar/office';
import type { Messages } from './index';

export default { ...first, ...office } satisfies Messages;
