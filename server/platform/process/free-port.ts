import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';

/**
 * A free port of 127.0.0.1 outside the range from which the system takes ports for outgoing connections:
 * a server that keeps its port from start to start would collide with those sooner or later.
 */
export async function findFreePort(): Promise<number> {
  const [lowest, highest] = temporaryPorts();
  for (let attempt = 0; attempt < 200; attempt++) {
    const port = randomInt(15_000, 65_000);
    if ((port < lowest || port > highest) && (await isFree(port))) return port;
  }
  throw new Error('no free port was found in 200 attempts');
}

function temporaryPorts(): [number, number] {
  try {
    const [lowest = 0, highest = 0] = readFileSync('/proc/sys/net/ipv4/ip_local_port_range', 'utf8').split(/\s+/).map(Number);
    // A system may give nearly everything away: then the usual range is as good as any.
    return highest - lowest > 45_000 ? [32_768, 60_999] : [lowest, highest];
  } catch {
    return [49_152, 65_535];
  }
}

export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** Does anything answer at the port of 127.0.0.1 within two seconds? */
export function isAnswering(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (isOpen: boolean) => {
      socket.destroy();
      resolve(isOpen);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
    socket.setTimeout(2000, () => end(false));
  });
}
