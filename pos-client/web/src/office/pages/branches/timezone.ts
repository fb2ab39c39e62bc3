/** Whether it is the name of a time zone that clocks know, such as `Europe/Berlin`. */
export function isTimezone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format().length > 0 && !/^[+-]/.test(name);
  } catch {
    return false;
  }
}
