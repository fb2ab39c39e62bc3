import type { OutboxFile } from '../../store/outboxFile';
import type { Till } from '../../store/till';
import { exportOutbox } from '../../store/transfer';

/** Saves everything that isn't settled as a file of the person's; answers what is in it (R-18, B-10). */
export async function saveOutbox(till: Till): Promise<OutboxFile> {
  const file = await exportOutbox(till);
  const url = URL.createObjectURL(new Blob([JSON.stringify(file)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName(file);
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return file;
}

export function fileName({ device_id, exported_at }: OutboxFile): string {
  return `tillstream-${device_id.slice(-12)}-${exported_at.replace(/[-:]|\.\d+Z$/g, '')}.json`;
}
