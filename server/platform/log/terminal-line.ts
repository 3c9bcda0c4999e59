/** A JSON line of the log as a person reads it: time, level when it matters, message, the rest. */
export function terminalLine(line: string): string {
  // pino writes an object on every line.
  const { level, time, msg, request: _, ...rest } = JSON.parse(line) as Record<string, unknown>;
  const { method, route, status, milliseconds, ...others } = rest;
  const request = method === undefined ? '' : `${word(method)} ${word(route)} ${word(status)} ${word(milliseconds)} ms`;
  const extra = Object.keys(others).length > 0 ? JSON.stringify(others) : '';
  const words = [word(time).slice(11, 19), level === 'info' ? '' : word(level).toUpperCase(), request || word(msg), extra];
  return `${words.filter((one) => one !== '').join(' ')}\n`;
}

function word(value: unknown): string {
  return typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
}
