/** Widths of bars and spaces, by value (ISO/IEC 15417): 0 to 102, then the starts A, B, C and the stop. */
const WIDTHS =
  '212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222123122123221223211221132221231213212223112312131311222321122321221312212322112322211212123212321232121111323131123131321112313132113132311211313231113231311112133112331132131113123113321133121313121211331231131213113213311213131311123311321331121312113312311332111314111221411431111111224111422121124121421141122141221112214112412122114122411142112142211241211221114413111241112134111111242121142121241114212124112124211411212421112421211212141214121412121111143111341131141114113114311411113411311113141114131311141411131211412211214211232' +
  '2331112';
const START_B = 104;
const STOP = 106;
const FIRST = 32;
const SYMBOL = 6;

/**
 * The bars and spaces of a Code 128 in set B, as widths in modules that begin with a bar: what a scanner reads of a
 * receipt's number.
 * @throws RangeError for a character that is no printable ASCII
 */
export function code128(text: string): number[] {
  const values = [...text].map((letter) => {
    const value = letter.charCodeAt(0) - FIRST;
    if (value < 0 || value > 94) {
      throw new RangeError(`${JSON.stringify(letter)} is not in code set B`);
    }
    return value;
  });
  const check = values.reduce((sum, value, i) => sum + value * (i + 1), START_B) % 103;
  return [START_B, ...values, check, STOP].flatMap(symbol);
}

function symbol(value: number): number[] {
  const from = value * SYMBOL;
  return [...WIDTHS.slice(from, value === STOP ? undefined : from + SYMBOL)].map(Number);
}
