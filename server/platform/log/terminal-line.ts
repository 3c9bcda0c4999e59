/** A JSON line of the log as a person reads it: time, level when it matters, message, the rest. */
export function terminalLine(line: string): string {
  // pino writes an object on every line.
  const { level, time, msg, ...rest } = JSON.parse(line) as Record<string, unknown>;
  const clock = String(time).slice(11, 19);
  const { method, route, status, milliseconds, ...others } = rest;
  const request = method === undefined ? '' : `${String(method)} ${String(route)} ${String(status)} ${String(milliseconds)} ms`;
  delete others['request'];
  const extra = Object.keys(others).length > 0 ? JSON.stringify(others) : '';
  const words = [clock, level === 'info' ? '' : String(level).toUpperCase(), request || String(msg ?? ''), extra];
  return `${words.filter((word) => word !== '').join(' ')}\n`;
}
