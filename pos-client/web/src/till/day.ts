/** The device's own calendar day, `YYYY-MM-DD`: the one on its wall, whatever day it is in UTC. */
export function dayOf(time: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}
