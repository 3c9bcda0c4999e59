import { v7 as newId } from 'uuid';
import { openClient } from '../serving/keep-alive-client.ts';
import { answersOfToday } from './answers.ts';

/**
 * A process that sends applications over HTTP. Asked `{ port, keys, seconds }` it lets each key's client send one after
 * the other for so long, and answers `{ sent, seconds }`. Anything but 201 ends it.
 */
type Order = { port: number; keys: string[]; seconds: number };

process.on('message', (order: Order) => void work(order));
process.on('disconnect', () => process.exit(0));

const body = JSON.stringify({ id: '@', benefit: 'generalHousingAllowance', formVersion: '2015-01-01', answers: answersOfToday() });
const [before = '', after = ''] = body.split('"@"');
const length = Buffer.byteLength(before) + Buffer.byteLength(after) + 38;

async function work({ port, keys, seconds }: Order): Promise<void> {
  const clients = await Promise.all(keys.map(async (key) => ({ client: await openClient(port), head: headOf(key) })));
  const begin = performance.now();
  const end = begin + seconds * 1000;
  const counts = await Promise.all(
    clients.map(async ({ client, head }) => {
      let sent = 0;
      for (; performance.now() < end; sent++) {
        const { status, body: answer } = await client.send(`${head}${before}"${newId()}"${after}`);
        if (status !== 201) throw new Error(`${status}: ${answer.toString()}`);
      }
      return sent;
    }),
  );
  const took = (performance.now() - begin) / 1000;
  for (const { client } of clients) client.close();
  process.send?.({ sent: counts.reduce((sum, count) => sum + count, 0), seconds: took });
}

function headOf(key: string): string {
  return `POST /api/applications HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${key}\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n`;
}
