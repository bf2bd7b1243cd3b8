import { options } from 'preact';

/**
 * Everything that arrives is applied once per frame of the screen: what came since the last one, and then one rendering.
 * Each is measured ("desk-frame" of the User Timing API).
 */
type Work = () => void;

let works: Work[] = [];
let rendering: Work | null = null;
let requested = false;

export const FRAME_MEASURE = 'desk-frame';
const MAX_MEASURES = 2_000;

function request(): void {
  if (!requested) {
    requested = true;
    // A hidden page has no frames, and must not collect work without end.
    if (document.hidden) {
      setTimeout(run, 250);
    } else {
      requestAnimationFrame(run);
    }
  }
}

function run(): void {
  requested = false;
  const start = performance.now();
  const due = works;
  works = [];
  due.forEach(work => work());
  const render = rendering;
  rendering = null;
  render?.();
  if (performance.getEntriesByName(FRAME_MEASURE).length >= MAX_MEASURES) {
    performance.clearMeasures(FRAME_MEASURE);
  }
  performance.measure(FRAME_MEASURE, { start, end: performance.now() });
}

/** Runs the work in the next frame. */
export function inNextFrame(work: Work): void {
  works.push(work);
  request();
}

/** Lets Preact render in those frames. */
export function renderInFrames(): void {
  options.debounceRendering = render => {
    rendering = render;
    request();
  };
}
