import { useEffect, useState } from 'preact/hooks';
import { t } from '../../i18n';
import type { Product } from '../../store/records';
import { Field, Icon, Money, toast, useApp } from '../../ui';
import { useScanner } from '../../ui/scanner';

const LIMIT = 6;

/** Finds goods by name or code; a scanned one is taken at once. */
export function ProductSearch({ onChoose }: { onChoose: (product: Product) => void }) {
  const { catalog } = useApp();
  const [text, setText] = useState('');
  const found = useFound(text);
  const choose = (product: Product) => {
    setText('');
    onChoose(product);
  };
  useScanner(async (code) => {
    setText('');
    const product = (await catalog.scan(code))?.product;
    if (product) {
      onChoose(product);
    } else {
      toast(t('sell.scan.unknown', { code }), 'warn');
    }
  });
  return (
    <div class="returns-search">
      <Field
        label={t('sell.search')}
        type="search"
        value={text}
        onInput={setText}
        onKeyDown={(event) => {
          const [first] = found;
          if (event.key === 'Enter' && first) {
            event.preventDefault();
            choose(first);
          }
        }}
      />
      {found.length > 0 && <Found products={found} onChoose={choose} />}
    </div>
  );
}

/** The answer to the newest text; an older one that comes late is dropped. */
function useFound(text: string): readonly Product[] {
  const { catalog } = useApp();
  const [found, setFound] = useState<readonly Product[]>([]);
  useEffect(() => {
    let current = true;
    const answer = text.trim() === '' ? Promise.resolve([]) : catalog.search(text.trim(), LIMIT);
    void answer.then((products) => current && setFound(products));
    return () => {
      current = false;
    };
  }, [catalog, text]);
  return found;
}

interface FoundProps {
  products: readonly Product[];
  onChoose: (product: Product) => void;
}

function Found({ products, onChoose }: FoundProps) {
  return (
    <ul class="returns-found" aria-label={t('sell.found')}>
      {products.map((product) => (
        <li key={product.id}>
          <button type="button" onClick={() => onChoose(product)}>
            <Icon name="plus" />
            <span class="grow">{product.name}</span>
            <Money amount={product.price} />
          </button>
        </li>
      ))}
    </ul>
  );
}
