import { request } from 'node:http';
import { connect } from 'node:net';
import { v4 as randomId } from 'uuid';

export type Target = { port: number; applicationId: string; key: string };

const boundary = 'bench-7d1f2c';
const part = (name: string, value: string) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const fileHead = `--${boundary}\r\ncontent-disposition: form-data; name="files"; filename="kuva.png"\r\ncontent-type: image/png\r\n\r\n`;
const pathOf = ({ applicationId }: Target) => `/api/applications/${applicationId}/attachments`;

/** Sends one file as a machine does and gives the status of the answer. */
export function sendFile(target: Target, content: Buffer): Promise<number> {
  const head = Buffer.from(part('uploadKey', randomId()) + fileHead);
  const end = Buffer.from(`\r\n--${boundary}--\r\n`);
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        port: target.port,
        host: '127.0.0.1',
        method: 'POST',
        path: pathOf(target),
        headers: {
          authorization: `Bearer ${target.key}`,
          'content-type': `multipart/form-data; boundary=${boundary}`,
          'content-length': head.length + content.length + end.length,
        },
      },
      (answer) => answer.resume().once('end', () => resolve(answer.statusCode ?? 0)),
    );
    sent.once('error', reject);
    for (const piece of [head, content, end]) sent.write(piece);
    sent.end();
  });
}

/**
 * Sends one file that does not end, in chunks, until the server has answered and hung up or `mostBytes` are gone. Gives the
 * status and how many bytes went.
 */
export function sendEndless(target: Target, mostBytes: number): Promise<{ status: number; byteCount: number }> {
  const piece = Buffer.alloc(64 * 1024, 'x');
  const chunk = (content: Buffer) => Buffer.concat([Buffer.from(`${content.length.toString(16)}\r\n`), content, Buffer.from('\r\n')]);
  const packed = chunk(piece);
  const head = chunk(Buffer.from(part('uploadKey', randomId()) + fileHead));
  return new Promise((resolve) => {
    const socket = connect({ port: target.port, host: '127.0.0.1' });
    let answer = '';
    let byteCount = 0;
    const pump = () => {
      while (byteCount < mostBytes) {
        byteCount += piece.length;
        if (!socket.write(packed)) return;
      }
    };
    const finish = () => resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0), byteCount });
    socket.on('data', (data: Buffer) => (answer += data.toString('latin1')));
    // Never ended by us: a server does not answer whoever has hung up.
    socket.on('drain', pump).on('close', finish).on('error', finish);
    socket.on('connect', () => {
      socket.write(
        `POST ${pathOf(target)} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${target.key}\r\n` +
          `content-type: multipart/form-data; boundary=${boundary}\r\ntransfer-encoding: chunked\r\n\r\n`,
      );
      socket.write(head);
      pump();
    });
  });
}
