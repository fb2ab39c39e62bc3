import type { ComponentChildren } from 'preact';
import { Notice } from '../../ui/feedback';

export interface PlainFormProps {
  problem: string | null;
  onSubmit: () => void;
  children: ComponentChildren;
}

/** Fields below each other, with what went wrong above them; Enter sends. */
export function PlainForm({ problem, onSubmit, children }: PlainFormProps) {
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {problem && <Notice tone="danger">{problem}</Notice>}
      {children}
    </form>
  );
}
