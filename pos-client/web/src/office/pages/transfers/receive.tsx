import { useState } from 'preact/hooks';
import { NewDocument } from '../../goods/document-page';
import { GoodsEditor } from '../../goods/goods-editor';
import { outstanding } from '../../goods/goods-table';
import { goodsOf, newLine } from '../../goods/lines';
import { useDocument } from '../../goods/use-document';
import { texts } from '../../i18n';
import type transfers from '../../i18n/en/transfers';
import { session } from '../../session';
import { Loaded } from '../../ui';
import { useQuery } from '../../use-query';
import type { Transfer } from './transfer';

const t = texts<typeof transfers>();
const RULES = { skip: true };

/** What of a transfer came: everything that is still on its way, unless it is typed otherwise. */
export function Receive({ id }: { id: string }) {
  const answer = useQuery<Transfer>(`/stock_transfers/${id}`);
  return <Loaded of={answer}>{(transfer) => <ReceiveForm key={id} transfer={transfer} />}</Loaded>;
}

function ReceiveForm({ transfer }: { transfer: Transfer }) {
  const [lines, setLines] = useState(() =>
    (transfer.items ?? [])
      .filter((item) => outstanding(item) > 0)
      .map((item) =>
        newLine(
          { id: item.product_id, name: item.name ?? item.product_id },
          { expected: outstanding(item), quantity: String(outstanding(item)) },
        ),
      ),
  );
  const form = useDocument({
    type: 'stock_transfers.receive',
    done: t('transfers.receivedIt'),
    id: transfer.id,
    page: '/transfers',
    dirty: false,
  });
  const save = () => {
    const items = goodsOf(lines, RULES);
    return form.save(items && { employee_id: session.person?.id, items });
  };
  return (
    <NewDocument
      title={t('transfers.receive')}
      type="stock_transfers.receive"
      back={`/transfers/${transfer.id}`}
      form={form}
      deed={t('transfers.receiveIt')}
      onSave={() => void save()}
    >
      <section class="form-group">
        <h2>{t('transfers.goods')}</h2>
        <GoodsEditor
          lines={lines}
          onChange={setLines}
          rules={RULES}
          quantity={t('transfers.came')}
          expected={t('transfers.missing')}
          tried={form.tried}
        />
      </section>
    </NewDocument>
  );
}
