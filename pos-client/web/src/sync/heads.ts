import { Refused, Unreachable } from './failure';

/** The server beats every 15 s: after twice that and a bit the stream is dead, whatever the socket says. */
const SILENCE_MS = 35_000;

/**
 * Listens to `GET /sync/stream` by fetch, because an EventSource can't carry the device's key. Ends with the signal;
 * otherwise badly, and whoever listens begins again later.
 */
export async function headEvents(
  url: string,
  headers: Record<string, string>,
  onHead: (cursor: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), SILENCE_MS);
  try {
    const response = await fetch(url, {
      headers: { ...headers, Accept: 'text/event-stream' },
      cache: 'no-store',
      signal: AbortSignal.any([signal, silence.signal]),
    });
    if (!response.ok || response.body === null) {
      throw new Refused(response.status, null);
    }
    const parser = new EventParser();
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), SILENCE_MS);
      parser.push(piece.value).forEach(onHead);
    }
    throw Unreachable.failed('the stream of hints ended');
  } catch (failure) {
    if (!signal.aborted) {
      throw failure instanceof Refused ? failure : Unreachable.failed('the stream of hints broke');
    }
  } finally {
    clearTimeout(timer);
  }
}

/** Takes the text of an event stream in whatever pieces it comes, and gives the data of its `head` events. */
export class EventParser {
  private rest = '';

  push(piece: string): string[] {
    const events = (this.rest + piece).replaceAll('\r\n', '\n').split('\n\n');
    this.rest = events.pop() ?? '';
    return events.flatMap((event) => headOf(event));
  }
}

function headOf(event: string): string[] {
  const lines = event.split('\n');
  const isHead = lines.some((line) => /^event: ?head$/.test(line));
  const data = lines.filter((line) => line.startsWith('data:')).map((line) => line.slice(5).trimStart());
  return isHead && data.length > 0 ? [data.join('\n')] : [];
}
