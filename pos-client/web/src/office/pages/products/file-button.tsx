import { useRef } from 'preact/hooks';
import { Button } from '../../ui';

export interface FileButtonProps {
  label: string;
  accept: string;
  multiple?: boolean;
  busy?: boolean;
  onFiles: (files: readonly File[]) => void;
}

/** A button that asks for files of this computer. */
export function FileButton({ label, accept, multiple, busy, onFiles }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        accept={accept}
        multiple={multiple}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          if (files.length > 0) {
            onFiles(files);
          }
        }}
      />
      <Button kind="primary" icon="upload" busy={busy} onClick={() => input.current?.click()}>
        {label}
      </Button>
    </>
  );
}
