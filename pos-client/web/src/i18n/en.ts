import first from './en/first';
import office from './en/office';

export default { ...first, ...office } as const;
