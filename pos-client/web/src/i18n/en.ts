import office from './en/office';
import refusal from './en/refusal';
import sell from './en/sell';
import shell from './en/shell';

export default { ...shell, ...sell, ...office, ...refusal } as const;
