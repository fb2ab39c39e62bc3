/** The check digits of GS1: of a whole code, and of a price or weight inside it. */

const TWICE_MINUS = [0, 2, 4, 6, 8, 9, 1, 3, 5, 7];
const THRICE = [0, 3, 6, 9, 2, 5, 8, 1, 4, 7];
const FIVEFOLD_PLUS = [0, 5, 1, 6, 2, 7, 3, 8, 4, 9];
const FIVEFOLD_MINUS = [0, 5, 9, 4, 8, 3, 7, 2, 6, 1];
const OF_FOUR = [TWICE_MINUS, TWICE_MINUS, THRICE, FIVEFOLD_MINUS];
const OF_FIVE = [FIVEFOLD_PLUS, TWICE_MINUS, FIVEFOLD_MINUS, FIVEFOLD_PLUS, TWICE_MINUS];

/** Whether the last digit is the check digit of those before it. */
export function isRight(digits: string): boolean {
  return checkDigit(digits.slice(0, -1)) === Number(digits.at(-1));
}

/** Digits weigh 3 and 1 in turns, from the right; the check digit fills up to the next ten. */
export function checkDigit(digits: string): number {
  const sum = [...digits].reverse().reduce((all, digit, i) => all + Number(digit) * (i % 2 === 0 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10;
}

/** The verifier of a price or measure of 4 or 5 digits (GS1 General Specifications, 7.9.2 to 7.9.4). */
export function valueCheckDigit(digits: string): number {
  if (digits.length === OF_FOUR.length) {
    return (3 * weighed(digits, OF_FOUR)) % 10;
  }
  return FIVEFOLD_MINUS.indexOf((10 - (weighed(digits, OF_FIVE) % 10)) % 10);
}

function weighed(digits: string, weights: readonly (readonly number[])[]): number {
  return weights.reduce((sum, weight, i) => sum + (weight[Number(digits[i])] ?? 0), 0);
}
