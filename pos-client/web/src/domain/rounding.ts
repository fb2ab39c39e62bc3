/** Whole numbers as money needs them: exact, or an error, never a wrong amount. */

/**
 * numerator / denominator, rounded half-up: halves go towards positive infinity.
 * @param denominator greater than 0
 */
export function halfUp(numerator: number, denominator: number): number {
  const rest = remainder(numerator, denominator);
  const whole = (numerator - rest) / denominator;
  return safe(2 * rest >= denominator ? whole + 1 : whole);
}

/**
 * a × b / denominator, rounded half-up; exact where the product is beyond what a number holds.
 * @param denominator greater than 0
 * @throws RangeError where the result is beyond 2⁵³
 */
export function timesOver(a: number, b: number, denominator: number): number {
  const product = a * b;
  if (Number.isSafeInteger(product)) {
    return halfUp(product, denominator);
  }
  const [whole, rest] = bigDivide(BigInt(a) * BigInt(b), BigInt(denominator));
  return safe(Number(2n * rest >= BigInt(denominator) ? whole + 1n : whole));
}

/** a × b, or an error where that is beyond 2⁵³. */
export function times(a: number, b: number): number {
  return safe(a * b);
}

/** The sum, or an error where that is beyond 2⁵³. */
export function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => safe(total + amount), 0);
}

/**
 * Shares of an amount in proportion to the weights, in their order, that sum up to it (DESIGN §6). What is left over after
 * rounding down goes, one each, to the largest remainders, among equal ones to the earlier.
 * @param amount not negative
 * @param weights not negative; their sum is not 0 unless the amount is
 */
export function spread(amount: number, weights: readonly number[]): number[] {
  if (amount === 0) {
    return weights.map(() => 0);
  }
  const whole = BigInt(sum(weights));
  const parts = weights.map((weight, index) => {
    const [share, rest] = bigDivide(BigInt(amount) * BigInt(weight), whole);
    return { index, share: Number(share), rest };
  });
  const left = amount - sum(parts.map((part) => part.share));
  const shares = parts.map((part) => part.share);
  const largestFirst = parts.toSorted((a, b) =>
    a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1,
  );
  for (const { index, share } of largestFirst.slice(0, left)) {
    shares[index] = share + 1;
  }
  return shares;
}

function remainder(numerator: number, denominator: number): number {
  const rest = numerator % denominator;
  return rest < 0 ? rest + denominator : rest + 0;
}

/** Quotient rounded down, and what remains of it. */
function bigDivide(numerator: bigint, denominator: bigint): [bigint, bigint] {
  const rest = ((numerator % denominator) + denominator) % denominator;
  return [(numerator - rest) / denominator, rest];
}

function safe(amount: number): number {
  if (!Number.isSafeInteger(amount)) {
    throw new RangeError(`${amount} is beyond what an amount can be`);
  }
  return amount;
}
