import refusal from './refusal';
import sell from './sell';
import shell from './shell';

/** What is said where people sign in and sell. */
export default { ...shell, ...sell, ...refusal } as const;
