import { IconButton } from '../../ui/button';
import { t } from '../i18n';
import { recordName } from '../lookup';
import { type FormFieldProps, useRule } from './field';
import './form.css';
import { Lookup } from './lookup';
import './records-field.css';

export interface RecordsFieldProps extends FormFieldProps {
  /** whose records are searched; the value is an array of ids */
  table: string;
  /** what an empty array means: "All branches" */
  none: string;
}

/** Several records of another table; none is null on the wire. */
export function RecordsField(props: RecordsFieldProps) {
  useRule(props);
  const { form, name, label, table } = props;
  const ids = idsOf(form.value(name));
  const put = (next: readonly string[]) => form.set(name, next.length === 0 ? null : next);
  return (
    <div class="records-field form-wide">
      <Lookup
        table={table}
        label={label}
        hint={props.hint}
        error={form.error(name)}
        value={null}
        again
        disabled={props.disabled}
        onChange={(id) => id !== null && !ids.includes(id) && put([...ids, id])}
      />
      {ids.length === 0 ? (
        <p class="muted">{props.none}</p>
      ) : (
        <ul class="records-chosen" aria-label={label}>
          {ids.map((id) => (
            <li key={id}>
              <span>{recordName(table, id)}</span>
              <IconButton
                icon="close"
                label={`${t('do.remove')}: ${recordName(table, id)}`}
                disabled={props.disabled}
                onClick={() => put(ids.filter((other) => other !== id))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The ids of a JSON array; none where it is something else. */
export function idsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [];
}
