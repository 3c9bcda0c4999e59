type Answer = { taken?: unknown[]; refused?: { message: string }[]; message?: string };

/** Pauses before a broken sending is tried again by itself, in seconds. After the last, a button is left. */
const pauses = [2, 5, 15, 30];

/**
 * Sends the files that were chosen one by one: shows how far each has come, and tries again on a line that breaks, with the
 * same key, so that no file comes twice. Without this script the form sends them all at once. Its texts come from the page.
 */
class FileUpload extends HTMLElement {
  private left = 0;
  private taken = 0;
  private refused = 0;

  connectedCallback(): void {
    this.querySelector('form')?.addEventListener('submit', this.send);
  }

  private readonly send = (event: SubmitEvent): void => {
    const form = this.querySelector('form');
    const field = form?.querySelector<HTMLInputElement>('input[type="file"]');
    // The form's own answer says that nothing was chosen.
    if (!form || !field?.files || field.files.length === 0) return;
    event.preventDefault();
    const list = this.list();
    for (const file of field.files) {
      this.left += 1;
      const row = new Row(file.name);
      list.append(row.element);
      void this.sendOne(file, newKey(), row, new FormData(form));
    }
    field.value = '';
  };

  /** Sends one file until it has arrived, is refused, or the tries are used up. */
  private async sendOne(file: File, key: string, row: Row, fields: FormData): Promise<void> {
    for (const pause of [...pauses, undefined]) {
      row.say(this.text('sending'));
      const answer = await post(this.text('address'), bodyOf(file, key, fields), textIn(fields, '_csrf'), (share) => row.progress(share));
      if (answer) return this.settle(row, answer);
      if (pause === undefined) break;
      row.say(this.text('broken'));
      await new Promise((resolve) => setTimeout(resolve, pause * 1000));
    }
    row.fail(this.text('failed'), this.text('again'), () => void this.sendOne(file, key, row, fields));
  }

  private settle(row: Row, { taken, refused, message }: Answer): void {
    this.left -= 1;
    if (taken && taken.length > 0) {
      this.taken += 1;
      row.done(this.text('sent'));
    } else {
      this.refused += 1;
      row.fail(refused?.[0]?.message ?? message ?? this.text('failed'));
    }
    if (this.left > 0) return;
    const address = `${this.text('doneAddress')}?sent=${this.taken}`;
    if (this.refused === 0) location.assign(address);
    // What was refused is read first; then a link leads on to what came.
    else if (this.taken > 0) this.leadOn(address);
  }

  private leadOn(address: string): void {
    const link = this.querySelector<HTMLAnchorElement>('.file-upload-on') ?? this.appendChild(document.createElement('a'));
    link.className = 'ds-link file-upload-on';
    link.href = address;
    link.textContent = this.text('show');
  }

  private list(): HTMLUListElement {
    const there = this.querySelector<HTMLUListElement>('.file-upload-list');
    if (there) return there;
    const list = document.createElement('ul');
    list.className = 'file-upload-list';
    return this.appendChild(list);
  }

  private text(name: string): string {
    return this.dataset[name] ?? '';
  }
}

/** A file that is being sent: its name, how far it has come, and what became of it. */
class Row {
  readonly element = document.createElement('li');
  private readonly bar = document.createElement('progress');
  private readonly word = document.createElement('span');

  constructor(fileName: string) {
    const name = document.createElement('span');
    name.className = 'file-name';
    name.textContent = fileName;
    this.bar.max = 1;
    this.bar.value = 0;
    this.bar.setAttribute('aria-label', fileName);
    this.word.setAttribute('role', 'status');
    this.element.append(name, this.bar, this.word);
  }

  say(text: string): void {
    this.element.querySelector('button')?.remove();
    this.word.textContent = text;
    this.word.className = '';
  }

  progress(share: number): void {
    this.bar.value = share;
  }

  done(text: string): void {
    this.bar.value = 1;
    this.say(text);
  }

  fail(text: string, again?: string, tryAgain?: () => void): void {
    this.say(text);
    this.word.className = 'ds-validation-message';
    if (again === undefined || !tryAgain) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'ds-button';
    button.dataset['size'] = 'sm';
    button.dataset['variant'] = 'secondary';
    button.textContent = again;
    button.addEventListener('click', tryAgain);
    this.element.append(button);
  }
}

/** Fields before the file, as the server wants them. */
function bodyOf(file: File, key: string, fields: FormData): FormData {
  const body = new FormData();
  body.set('uploadKey', key);
  const requirementId = textIn(fields, 'requirementId');
  if (requirementId !== '') body.set('requirementId', requirementId);
  body.set('file', file);
  return body;
}

function textIn(fields: FormData, name: string): string {
  const value = fields.get(name);
  return typeof value === 'string' ? value : '';
}

/** Posts with word of how far it has come, which `fetch` cannot give. Undefined when the line broke or the server was away. */
function post(address: string, body: FormData, csrf: string, tell: (share: number) => void): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.setRequestHeader('x-csrf-token', csrf);
    request.upload.addEventListener('progress', ({ loaded, total }) => tell(total > 0 ? loaded / total : 0));
    request.addEventListener('loadend', () => resolve(answerOf(request)));
    request.send(body);
  });
}

function answerOf({ status, responseText }: XMLHttpRequest): Answer | undefined {
  // Too many requests, and a server that is away, are waited for as a broken line is.
  if (status === 0 || status === 429 || status >= 500) return undefined;
  try {
    // Our own server's answer, described with its route.
    return JSON.parse(responseText) as Answer;
  } catch {
    return undefined;
  }
}

/** A UUID. Browsers make one by themselves only on pages that came encrypted. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

customElements.define('file-upload', FileUpload);
