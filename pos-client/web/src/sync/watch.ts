import { Refused, Unreachable } from './failure';

/** In milliseconds. A request ends within these, whatever the network does. */
export interface Patience {
  /** until an answer begins */
  answerMs: number;
  /** between two pieces of an answer: longer is a stall */
  pieceMs: number;
  pingMs: number;
}

export const PATIENCE: Patience = { answerMs: 20_000, pieceMs: 10_000, pingMs: 5_000 };

/** Aborts a request that says nothing for too long, and remembers that it was that. */
export class Watch {
  private readonly controller = new AbortController();
  private readonly patience: Patience;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private begun = false;
  private stalled = false;

  constructor(patience: Patience) {
    this.patience = patience;
    this.wind(patience.answerMs);
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  async text(response: Response): Promise<string> {
    this.begun = true;
    if (response.body === null) {
      return '';
    }
    const decoder = new TextDecoder();
    const reader = response.body.getReader();
    let text = '';
    this.wind(this.patience.pieceMs);
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      text += decoder.decode(piece.value, { stream: true });
      this.wind(this.patience.pieceMs);
    }
    return text + decoder.decode();
  }

  /** A break in the middle of an answer counts as a stall: a smaller answer has a better chance. */
  explain(failure: unknown): unknown {
    if (failure instanceof Unreachable || failure instanceof Refused) {
      return failure;
    }
    if (this.stalled) {
      return Unreachable.stalled('an answer stalled');
    }
    return this.begun
      ? Unreachable.stalled('an answer broke off')
      : Unreachable.failed('the gateway does not answer');
  }

  end(): void {
    clearTimeout(this.timer);
  }

  private wind(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.stalled = true;
      this.controller.abort();
    }, milliseconds);
  }
}
