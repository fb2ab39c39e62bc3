import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { t } from '../i18n';
import { changedFields, settled, type Values } from './changes';

/** What is asked of one field; its words where it isn't so. */
export interface Rule {
  label: string;
  required?: boolean;
  check?: (value: unknown, values: Values) => string | null;
}

/**
 * What somebody types about a record: the values, what is wrong with them, and what differs from the record. Fields are
 * named as on the wire.
 */
export class Form {
  private readonly start = signal<Values>({});
  private readonly now = signal<Values>({});
  private readonly typedWrong = signal<Readonly<Record<string, string>>>({});
  private readonly refused = signal<Readonly<Record<string, string>>>({});
  private readonly shown = signal(false);
  private readonly rules = new Map<string, Rule>();
  /** counts up when the values are replaced: fields then show them anew */
  readonly generation = signal(0);

  /** What differs from the record: the payload of an operation. */
  readonly changes: ReadonlySignal<Record<string, unknown>> = computed(() =>
    changedFields(this.before, this.now.value),
  );

  readonly dirty: ReadonlySignal<boolean> = computed(
    () => Object.keys(changedFields(this.start.value, this.now.value)).length > 0,
  );

  private before: Values | null;

  /**
   * @param before the record as it is; null for a new one
   * @param initial what a new one begins with
   */
  constructor(before: Values | null, initial: Values = {}) {
    this.before = before;
    this.replace(before, initial);
  }

  /** The record as it was when typing began, with the version that was seen; null for a new one. */
  get base(): Values | null {
    return this.before;
  }

  get values(): Values {
    return this.now.value;
  }

  value(name: string): unknown {
    return this.now.value[name] ?? null;
  }

  /** The person changed a field. */
  set(name: string, value: unknown): void {
    this.now.value = { ...this.now.peek(), [name]: value };
    this.typedWrong.value = without(this.typedWrong.peek(), name);
    this.refused.value = without(this.refused.peek(), name);
  }

  /** What was typed can't be read as the field's kind of value. */
  wrong(name: string, words: string): void {
    this.typedWrong.value = { ...this.typedWrong.peek(), [name]: words };
  }

  /** The server refused a field. */
  refuse(name: string, words: string): void {
    this.refused.value = { ...this.refused.peek(), [name]: words };
    this.shown.value = true;
  }

  /** What is asked of a field; the field tells it when it appears. Returns how to take it back. */
  rule(name: string, rule: Rule): () => void {
    this.rules.set(name, rule);
    return () => {
      if (this.rules.get(name) === rule) {
        this.rules.delete(name);
      }
    };
  }

  /** What is wrong with a field, once somebody tried to save. */
  error(name: string): string | null {
    const typed = this.typedWrong.value[name] ?? this.refused.value[name];
    return typed ?? (this.shown.value ? this.breach(name) : null);
  }

  /** Whether it can be saved; from now on fields tell what is wrong. */
  check(): boolean {
    this.shown.value = true;
    return (
      Object.keys(this.typedWrong.value).length === 0 &&
      [...this.rules.keys()].every((name) => this.breach(name) === null)
    );
  }

  /** The record is another now: after saving, or read anew. What was typed is gone. */
  replace(before: Values | null, initial: Values = {}): void {
    this.before = before;
    this.start.value = { ...initial, ...before };
    this.now.value = this.start.peek();
    this.typedWrong.value = {};
    this.refused.value = {};
    this.shown.value = false;
    this.generation.value += 1;
  }

  /** As it was before anything was typed. */
  reset(): void {
    const start = this.start.peek();
    const { before } = this;
    this.replace(before, start);
  }

  /** The names of the fields that are on the page. */
  get names(): string[] {
    return [...this.rules.keys()];
  }

  private breach(name: string): string | null {
    const rule = this.rules.get(name);
    const value = settled(this.now.value[name]);
    if (!rule) {
      return null;
    }
    if (rule.required && value === null) {
      return t('form.required', { field: rule.label });
    }
    return rule.check?.(value, this.now.value) ?? null;
  }
}

function without(all: Readonly<Record<string, string>>, name: string): Readonly<Record<string, string>> {
  if (!(name in all)) {
    return all;
  }
  const { [name]: _, ...rest } = all;
  return rest;
}
