/** So much of a frame's time goes to pictures; what is left over waits for the next frame. */
const budgetMs = 2;

const waiting = new Map<HTMLCanvasElement, () => void>();
const visible = new WeakSet<Element>();
let frame: number | undefined;
/** Whether pictures came since the last frame. */
let hasNews = false;
let isPutOff = false;

/** Pictures that nobody can see are painted when they come into view. */
const observer =
  typeof IntersectionObserver === 'undefined'
    ? undefined
    : new IntersectionObserver((entries) => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting) visible.add(target);
          else visible.delete(target);
        }
        requestPainting();
      });

/** Keeps account of whether a canvas is in view, for as long as it is on the page. */
export function watchVisibility(canvas: HTMLCanvasElement): () => void {
  observer?.observe(canvas);
  return () => {
    waiting.delete(canvas);
    observer?.unobserve(canvas);
  };
}

/** Paints a watched canvas in one of the next frames: the newest picture alone, and only while it is in view. */
export function schedulePainting(canvas: HTMLCanvasElement, paint: () => void): void {
  waiting.set(canvas, paint);
  hasNews = true;
  requestPainting();
}

function requestPainting(): void {
  frame ??= requestAnimationFrame(paintSome);
}

function paintSome(): void {
  frame = undefined;
  // The frame that brings pictures has enough to do with reading them; the next one paints, whatever it brings.
  isPutOff = hasNews && !isPutOff;
  hasNews = false;
  if (isPutOff) return requestPainting();
  const start = performance.now();
  for (const [canvas, paint] of waiting) {
    if (!visible.has(canvas)) continue;
    if (performance.now() - start > budgetMs) {
      requestPainting();
      return;
    }
    waiting.delete(canvas);
    paint();
  }
}
