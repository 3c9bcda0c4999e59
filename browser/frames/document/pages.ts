/** One page of a document, as large as it is drawn at its full width; drawn when somebody comes near it, and let go when they leave. */
export type DrawnPage = {
  width: number;
  height: number;
  /** Draws the page so many pixels wide. */
  draw(canvas: HTMLCanvasElement, width: number): Promise<void>;
  /** The words on the page, for those who do not see it. */
  readText?(): Promise<string>;
};

/** A canvas of more pixels is drawn by no browser. */
const mostPixels = 16_000_000;

const canvasClass = 'page';

/** Lays the pages out one below the other. `label` names a page by its number. */
export function layOut(container: HTMLElement, pages: readonly DrawnPage[], label: (number: number) => string): void {
  const byElement = new Map<Element, DrawnPage>();
  const watcher = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const page = byElement.get(target);
        if (page && target instanceof HTMLElement) void (isIntersecting ? show(target, page) : letGo(target));
      }
    },
    { rootMargin: '100% 0%' },
  );
  pages.forEach((page, index) => {
    const element = document.createElement('section');
    element.className = canvasClass;
    element.setAttribute('aria-label', label(index + 1));
    element.style.aspectRatio = `${page.width} / ${page.height}`;
    byElement.set(element, page);
    container.append(element);
    watcher.observe(element);
  });
}

async function show(element: HTMLElement, page: DrawnPage): Promise<void> {
  if (element.querySelector('canvas')) return;
  const canvas = document.createElement('canvas');
  canvas.setAttribute('aria-hidden', 'true');
  element.append(canvas);
  const wished = element.clientWidth * window.devicePixelRatio;
  const most = Math.sqrt((mostPixels * page.width) / page.height);
  await page.draw(canvas, Math.max(1, Math.floor(Math.min(wished, most))));
  if (!page.readText || element.querySelector('p')) return;
  const text = document.createElement('p');
  text.className = 'heard';
  text.textContent = await page.readText();
  element.append(text);
}

function letGo(element: HTMLElement): void {
  const canvas = element.querySelector('canvas');
  if (!canvas) return;
  // A browser frees the memory of a canvas only when it has no size.
  canvas.width = 0;
  canvas.height = 0;
  canvas.remove();
}
