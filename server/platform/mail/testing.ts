import { createServer, type Socket } from 'node:net';

/** What the mail server does with a letter: takes it, refuses its address for good or for now, or never answers. */
export type MailManner = 'takes' | 'refuses-address' | 'is-busy' | 'is-silent';

export type TestMailServer = {
  url: string;
  /** Letters taken, as they came over the wire. */
  letters: { to: string[]; data: string }[];
  manner: MailManner;
  close(): Promise<void>;
};

/** A mail server inside the test. Its manner can be changed at any time. */
export async function openTestMailServer(): Promise<TestMailServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    converse(socket, opened);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const opened: TestMailServer = {
    url: `smtp://127.0.0.1:${port}`,
    letters: [],
    manner: 'takes',
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return opened;
}

function converse(socket: Socket, server: TestMailServer): void {
  if (server.manner === 'is-silent') return;
  const say = (line: string) => socket.write(`${line}\r\n`);
  let to: string[] = [];
  let data: string[] | undefined;
  let unread = '';
  say('220 test');
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = `${unread}${chunk}`.split('\r\n');
    unread = lines.pop() ?? '';
    for (const line of lines) {
      if (data) {
        if (line !== '.') data.push(line);
        else {
          server.letters.push({ to, data: data.join('\n') });
          [data, to] = [undefined, []];
          say('250 taken');
        }
        continue;
      }
      const command = line.slice(0, 4).toUpperCase();
      if (command === 'RCPT' && server.manner === 'refuses-address') say(`550 nobody here: ${line.slice(8)}`);
      else if (command === 'RCPT' && server.manner === 'is-busy') say('451 later');
      else if (command === 'DATA') [data] = [[], say('354 go on')];
      else if (command === 'QUIT') socket.end('221 bye\r\n');
      else {
        if (command === 'RCPT') to.push(line.slice(8));
        say('250 well');
      }
    }
  });
}
