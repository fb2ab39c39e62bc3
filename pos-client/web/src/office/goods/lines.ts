import { editableAmount, parseAmount, parseQuantity } from '../../i18n';
import { newId } from '../../store/ids';

/** Goods of a document while they are typed: what was typed stays as it is. */
export interface Line {
  key: string;
  product_id: string;
  name: string;
  /** what is known of its quantity: ordered and not here yet, or in stock */
  expected: number | null;
  quantity: string;
  cost: string;
  batch: string;
  /** yyyy-mm-dd, or empty */
  expiry: string;
  /** which line of the document it is about, where it has several of a product */
  item: string | null;
}

export interface LineRules {
  /** lines have a price */
  cost?: boolean;
  /** lines may have a batch number and a day on which they expire: a product may stand in several */
  batch?: boolean;
  /** 0 is a quantity: of a count */
  zero?: boolean;
  /** a line without a quantity is left out: of what is received */
  skip?: boolean;
}

/** A line as it goes on the wire. */
export interface Goods {
  product_id: string;
  name: string;
  quantity: number;
  unit_cost?: number;
  id?: string;
  batch_number?: string;
  expiry_date?: string;
}

/** A line that isn't filled in yet. */
export function newLine(product: { id: string; name: string }, filled: Partial<Line> = {}): Line {
  return {
    key: newId(),
    product_id: product.id,
    name: product.name,
    expected: null,
    quantity: '',
    cost: '',
    batch: '',
    expiry: '',
    item: null,
    ...filled,
  };
}

/** What is typed, as goods; null while a line is wrong. */
export function goodsOf(lines: readonly Line[], rules: LineRules = {}): Goods[] | null {
  const asked = rules.skip
    ? lines.filter(({ quantity }) => quantityOf(quantity) !== 0 && quantity.trim() !== '')
    : lines;
  const goods = asked.map((line) => (wrongIn(line, rules) === null ? one(line, rules) : null));
  return goods.every((each) => each !== null) && goods.length > 0 ? goods : null;
}

/** Which part of a line is wrong; null for none. */
export function wrongIn(line: Line, { cost, zero, skip }: LineRules): 'quantity' | 'cost' | null {
  const quantity = skip && line.quantity.trim() === '' ? 0 : quantityOf(line.quantity);
  if (quantity === null || (quantity === 0 && !zero && !skip)) {
    return 'quantity';
  }
  return cost && parseAmount(line.cost) === null ? 'cost' : null;
}

/** Minor units, each line rounded half up. */
export function sumOf(goods: readonly Goods[]): number {
  return goods.reduce((sum, { quantity, unit_cost = 0 }) => {
    const thousandths = BigInt(Math.round(quantity * 1000)) * BigInt(unit_cost);
    return sum + Number((thousandths + 500n) / 1000n);
  }, 0);
}

/** An amount so that it can be typed over. */
export function typedCost(amount: unknown): string {
  return typeof amount === 'number' ? editableAmount(amount) : '';
}

function one(line: Line, { cost, batch }: LineRules): Goods {
  return {
    ...(line.item && { id: line.item }),
    product_id: line.product_id,
    name: line.name,
    quantity: quantityOf(line.quantity) ?? 0,
    ...(cost && { unit_cost: parseAmount(line.cost) ?? 0 }),
    ...(batch && line.batch.trim() !== '' && { batch_number: line.batch.trim() }),
    ...(batch && line.expiry !== '' && { expiry_date: line.expiry }),
  };
}

function quantityOf(typed: string): number | null {
  const thousandths = typed.trim() === '' ? null : parseQuantity(typed);
  return thousandths === null || thousandths < 0 ? null : thousandths / 1000;
}
