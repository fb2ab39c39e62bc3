import { TillDb } from '../store/db';
import { CHANNEL, type Message } from '../sync/messages';
import type { FromWorker, Question, ToWorker } from './calls';
import { CatalogServer } from './server';

/** Where questions come from and answers go: a worker's own scope, or a port. */
export interface Port {
  postMessage(message: FromWorker): void;
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
}

/** Opens the catalogue of the store that the first message names, and answers what is asked through the port. */
export function serve(port: Port): void {
  port.onmessage = ({ data }) => {
    if ('open' in data) {
      open(port, data.open);
    }
  };
}

function open(port: Port, name: string): void {
  const server = new CatalogServer(new TillDb('relaxed', name), (state) => port.postMessage({ state }));
  const failed = (error: unknown) => port.postMessage({ failed: String(error) });
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    server.hear(data)?.catch(failed);
  };
  port.onmessage = ({ data }) => {
    if ('call' in data) {
      answer(server, data).then(
        (value) => port.postMessage({ call: data.call, answer: value }),
        (error: unknown) => port.postMessage({ call: data.call, error: String(error) }),
      );
    }
  };
  server.follow().catch(failed);
}

function answer(server: CatalogServer, question: Question): Promise<unknown> {
  switch (question.name) {
    case 'search':
      return server.search(question.text, question.limit);
    case 'scan':
      return server.scan(question.code);
    case 'products':
      return server.products(question.ids);
    case 'stock':
      return server.stock(question.ids);
  }
}
