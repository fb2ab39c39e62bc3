import { useState } from 'preact/hooks';
import { Field } from '../../ui/field';
import './number-cell.css';

export interface NumberCellProps {
  /** read aloud: which number of which row */
  label: string;
  value: number | null;
  parse: (typed: string) => number | null;
  format: (value: number) => string;
  /** null when it was emptied */
  onChange: (value: number | null) => void;
  /** what is said of what can't be read, or of nothing where something is needed */
  wrong: string;
  required?: boolean;
}

/** A number in a row of a table: taken over as it is typed, unless it can't be read. */
export function NumberCell(props: NumberCellProps) {
  const { value, parse, format, onChange, required } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (value === null ? '' : format(value));
  const isEmpty = shown.trim() === '';
  const isWrong = isEmpty ? required === true && typed !== null : parse(shown) === null;
  return (
    <div class="number-cell">
      <Field
        label={props.label}
        quiet
        numeric
        inputMode="decimal"
        value={shown}
        error={isWrong ? props.wrong : null}
        onInput={(text) => {
          setTyped(text);
          const number = parse(text);
          if (text.trim() === '' || number !== null) {
            onChange(number);
          }
        }}
        onBlur={() => !isWrong && setTyped(null)}
      />
    </div>
  );
}
