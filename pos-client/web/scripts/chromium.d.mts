/** The browser of the tests and benchmarks, where there is one. */
export function findChromium(): string | undefined;
