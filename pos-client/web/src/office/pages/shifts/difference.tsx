import { Badge, Money } from '../../ui';

/** Counted less expected; the sign says it, and not the colour alone. */
export function Difference({ amount }: { amount: number | null | undefined }) {
  if (amount === null || amount === undefined) {
    return <>–</>;
  }
  if (amount === 0) {
    return <Money amount={0} />;
  }
  return (
    <Badge tone={amount < 0 ? 'danger' : 'warn'}>
      <Money amount={amount} signed />
    </Badge>
  );
}
