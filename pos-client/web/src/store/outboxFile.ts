import type { Operation } from '../wire';
import { fromBase64, toBase64 } from './bytes';
import type { Sealed } from './db';
import { Refusal } from './refusal';

/** An operation in a file: as it would be pushed, or sealed where nobody here could open it. */
export interface ExportedOperation extends Omit<Operation, 'payload'> {
  payload?: Record<string, unknown>;
  /** Base64 */
  sealed?: { key_id: string; iv: string; data: string };
}

/** Everything that isn't settled, in a file that a person keeps (R-18, B-10). */
export interface OutboxFile {
  device_id: string;
  exported_at: string;
  operations: ExportedOperation[];
}

/** Reads a file that a till wrote. @throws Refusal `invalid_file` */
export function parseOutboxFile(text: string): OutboxFile {
  try {
    const file: unknown = JSON.parse(text);
    if (isFile(file)) {
      return file;
    }
  } catch (error) {
    throw new Refusal('invalid_file', { message: String(error) });
  }
  throw new Refusal('invalid_file');
}

function isFile(file: unknown): file is OutboxFile {
  return (
    isObject(file) &&
    typeof file.device_id === 'string' &&
    Array.isArray(file.operations) &&
    file.operations.every(isOperation)
  );
}

function isOperation(operation: unknown): operation is ExportedOperation {
  return (
    isObject(operation) &&
    [operation.op_id, operation.type, operation.id, operation.occurred_at].every(
      (text) => typeof text === 'string' && text !== '',
    ) &&
    [operation.seq, operation.epoch].every(Number.isSafeInteger) &&
    (isObject(operation.payload) || isObject(operation.sealed))
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function encoded(sealed: Sealed): { key_id: string; iv: string; data: string } {
  return { key_id: sealed.key_id, iv: toBase64(sealed.iv), data: toBase64(sealed.data) };
}

export function decoded(sealed: { key_id: string; iv: string; data: string }): Sealed {
  return { key_id: sealed.key_id, iv: fromBase64(sealed.iv), data: fromBase64(sealed.data).buffer };
}
