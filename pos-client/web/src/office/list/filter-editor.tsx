import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { editableAmount, parseAmount, parseQuantity } from '../../i18n';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { Lookup } from '../form/lookup';
import { t } from '../i18n';
import { session } from '../session';
import { addDays, boundsOf, type Filter } from './filter';
import { today } from './filter-words';

type Values = Readonly<Record<string, string | undefined>>;

export interface FilterEditorProps {
  filter: Filter;
  values: Values;
  onChange: (values: Values) => void;
  onDone: () => void;
}

/** What a chip asks when it is pressed. Choices take effect at once, typed ones on Enter or the button. */
export function FilterEditor(props: FilterEditorProps) {
  const { filter } = props;
  switch (filter.kind) {
    case 'choice':
      return <Choices {...props} options={filter.options} several={!filter.one} />;
    case 'flag':
      return (
        <Choices
          {...props}
          options={[
            { value: 'true', label: t('list.yes') },
            { value: 'false', label: t('list.no') },
          ]}
        />
      );
    case 'branch':
      return (
        <Choices
          {...props}
          options={(session.person?.branches ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      );
    case 'record':
      return (
        <Lookup
          table={filter.table}
          label={filter.label}
          value={props.values[filter.field] ?? null}
          onChange={(id) => props.onChange({ [filter.field]: id ?? undefined })}
        />
      );
    case 'text':
      return <Typed {...props} />;
    case 'days':
    case 'dates':
      return <Days {...props} />;
    case 'money':
    case 'number':
      return <Range {...props} />;
  }
}

interface ChoicesProps extends FilterEditorProps {
  options: readonly { value: string; label: string }[];
  several?: boolean;
}

function Choices({ filter, values, options, several, onChange, onDone }: ChoicesProps) {
  const chosen = (values[filter.field] ?? '').split(',').filter((one) => one !== '');
  const press = (value: string) => {
    const rest = chosen.filter((one) => one !== value);
    const next = rest.length < chosen.length ? rest : several ? [...chosen, value] : [value];
    onChange({ [filter.field]: next.join(',') });
    if (!several) {
      onDone();
    }
  };
  return (
    <fieldset class="filter-options">
      <legend class="field-label">{filter.label}</legend>
      {options.map(({ value, label }) => (
        <label key={value} class="filter-option">
          <input type="checkbox" checked={chosen.includes(value)} onChange={() => press(value)} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

function Typed({ filter, values, onChange, onDone }: FilterEditorProps) {
  const [text, setText] = useState(values[filter.field] ?? '');
  return (
    <Ask
      onDone={() => {
        onChange({ [filter.field]: text.trim() });
        onDone();
      }}
    >
      <Field label={filter.label} value={text} onInput={setText} />
    </Ask>
  );
}

function Days({ filter, values, onChange, onDone }: FilterEditorProps) {
  const names = boundsOf(filter);
  const below = values[names[1]]?.slice(0, 10);
  const [from, setFrom] = useState(values[names[0]]?.slice(0, 10) ?? '');
  const [to, setTo] = useState(below ? addDays(below, -1) : '');
  const ask = (first: string, last: string) => {
    onChange({ [names[0]]: first, [names[1]]: last && addDays(last, 1) });
    onDone();
  };
  const now = today();
  return (
    <Ask onDone={() => ask(from, to)}>
      <div class="filter-presets">
        <Button onClick={() => ask(now, now)}>{t('list.today')}</Button>
        <Button onClick={() => ask(addDays(now, -6), now)}>{t('list.week')}</Button>
        <Button onClick={() => ask(addDays(now, -29), now)}>{t('list.month')}</Button>
      </div>
      <Field label={t('list.from')} type="date" value={from} onInput={setFrom} />
      <Field label={t('list.to')} type="date" value={to} onInput={setTo} />
    </Ask>
  );
}

/** Both ends count: the server is asked for less than one more. */
function Range({ filter, values, onChange, onDone }: FilterEditorProps) {
  const money = filter.kind === 'money';
  const names = boundsOf(filter);
  const show = (text: string | undefined, less: number) =>
    text ? (money ? editableAmount(Number(text) - less) : text) : '';
  const [from, setFrom] = useState(show(values[names[0]], 0));
  const [to, setTo] = useState(show(values[names[1]], money ? 1 : 0));
  const read = (text: string, more: number) => {
    const number = money ? parseAmount(text) : parseQuantity(text);
    return number === null ? '' : String(money ? number + more : number / 1000);
  };
  return (
    <Ask
      onDone={() => {
        onChange({ [names[0]]: read(from, 0), [names[1]]: read(to, 1) });
        onDone();
      }}
    >
      <Field
        label={t(money ? 'list.from' : 'list.least')}
        numeric
        inputMode="decimal"
        value={from}
        onInput={setFrom}
      />
      <Field
        label={t(money ? 'list.to' : 'list.below')}
        numeric
        inputMode="decimal"
        value={to}
        onInput={setTo}
      />
    </Ask>
  );
}

function Ask({ onDone, children }: { onDone: () => void; children: ComponentChildren }) {
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onDone();
      }}
    >
      {children}
      <Button type="submit" kind="primary">
        {t('list.apply')}
      </Button>
    </form>
  );
}
