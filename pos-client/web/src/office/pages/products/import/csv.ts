/** A line of a file: the number of its first line, counted from 1, and its cells. */
export interface CsvLine {
  line: number;
  cells: string[];
}

/** What makes a file unreadable, and where. */
export class CsvError extends Error {
  readonly line: number;
  readonly problem: 'quote' | 'afterQuote' | 'open';

  constructor(line: number, problem: CsvError['problem']) {
    super(`line ${line}: ${problem}`);
    this.line = line;
    this.problem = problem;
  }
}

const SEPARATORS = [',', ';', '\t'] as const;

/**
 * The lines of a CSV file after RFC 4180: cells in quotes may hold separators, line breaks and doubled quotes. Beyond it a
 * semicolon or a tab separates where the first line has more of these, as spreadsheets of many countries write; lines may
 * end with LF alone, and empty ones are left out.
 *
 * @throws CsvError where a quote stands inside of a bare cell, text stands behind a closed one, or one is never closed
 */
export function parseCsv(text: string): CsvLine[] {
  const content = text.startsWith('\ufeff') ? text.slice(1) : text;
  return new Reader(content, separatorOf(content)).read();
}

function separatorOf(text: string): string {
  const head = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '');
  const count = (separator: string) => head.split(separator).length;
  return SEPARATORS.reduce<string>((most, one) => (count(one) > count(most) ? one : most), ',');
}

class Reader {
  private readonly text: string;
  private readonly separator: string;
  private at = 0;
  private line = 1;

  constructor(text: string, separator: string) {
    this.text = text;
    this.separator = separator;
  }

  read(): CsvLine[] {
    const lines: CsvLine[] = [];
    while (this.at < this.text.length) {
      const line = this.line;
      const cells = this.cells();
      if (cells.length > 1 || cells[0] !== '') {
        lines.push({ line, cells });
      }
    }
    return lines;
  }

  private cells(): string[] {
    const cells = [this.cell()];
    while (this.text[this.at] === this.separator) {
      this.at += 1;
      cells.push(this.cell());
    }
    this.endLine();
    return cells;
  }

  private cell(): string {
    return this.text[this.at] === '"' ? this.quoted() : this.bare();
  }

  private bare(): string {
    const from = this.at;
    while (!this.isEnd()) {
      if (this.text[this.at] === '"') {
        throw new CsvError(this.line, 'quote');
      }
      this.at += 1;
    }
    return this.text.slice(from, this.at);
  }

  private quoted(): string {
    const began = this.line;
    let value = '';
    for (;;) {
      const close = this.text.indexOf('"', this.at + 1);
      if (close < 0) {
        throw new CsvError(began, 'open');
      }
      const part = this.text.slice(this.at + 1, close);
      value += part;
      this.line += part.split('\n').length - 1;
      this.at = close + 1;
      if (this.text[this.at] !== '"') {
        break;
      }
      value += '"';
    }
    if (!this.isEnd()) {
      throw new CsvError(this.line, 'afterQuote');
    }
    return value;
  }

  private isEnd(): boolean {
    const sign = this.text[this.at];
    return (
      sign === undefined ||
      sign === this.separator ||
      sign === '\n' ||
      (sign === '\r' && this.text[this.at + 1] === '\n')
    );
  }

  private endLine(): void {
    if (this.text[this.at] === '\r') {
      this.at += 1;
    }
    if (this.text[this.at] === '\n') {
      this.at += 1;
      this.line += 1;
    }
  }
}
