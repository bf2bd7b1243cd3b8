import type { Bar, Bars, Frame, Seconds } from '../contract';
import { get } from '../data/server';
import { emptyData, frameSeconds, join, withMinute, type ChartData } from './series';

const FIRST_BARS = 600;
const MORE_BARS = 1_000;
const MAX_GAPS = 8;
const MAX_BARS = 50_000;
const NEWEST_BARS = 3;

/** Loads the bars of one symbol in one time frame: the newest, older ones on demand, and each new one. */
export class BarFeed {
  private data: ChartData;
  private complete = false;
  private loadingOlder = false;
  private readonly aborter = new AbortController();
  private following: Promise<void> | null = null;
  private again = false;

  constructor(
    symbol: string,
    frame: Frame,
    private readonly changed: (data: ChartData) => void,
    private readonly failed: (why: string | null) => void,
  ) {
    this.data = emptyData(symbol, frame);
  }

  async start(): Promise<void> {
    await this.read({ count: FIRST_BARS }, true);
  }

  /** Reads what is before the first bar, if there may be any. */
  async older(): Promise<void> {
    const first = this.data.bars[0];
    if (this.loadingOlder || this.complete || first === undefined || this.data.bars.length >= MAX_BARS) {
      return;
    }
    this.loadingOlder = true;
    await this.readBefore(first[0]);
    this.loadingOlder = false;
  }

  /** The server answers what is within so many frames: behind a gap longer than that there may be more. */
  private async readBefore(first: Seconds): Promise<void> {
    const step = MORE_BARS * frameSeconds(this.data.frame);
    for (let gap = 0; gap < MAX_GAPS; gap++) {
      let found = false;
      const read = await this.read({ count: MORE_BARS, to: (first - gap * step) * 1_000 - 1 }, false, answer => {
        found = answer.bars.length > 0;
      });
      if (found || !read) {
        return;
      }
    }
    this.complete = true;
  }

  /** A minute has arrived: shows it, then reads its score, its markers and the longer bar that it is part of. */
  minute(bar: Bar): void {
    const fresh = withMinute(this.data, bar);
    if (fresh !== this.data) {
      this.data = fresh;
      this.changed(fresh);
    }
    this.follow();
  }

  /** Reads the newest bars; what comes meanwhile is read once more, afterwards. */
  follow(): void {
    if (this.data.bars.length === 0) {
      return;
    }
    if (this.following) {
      this.again = true;
      return;
    }
    this.following = this.read({ count: NEWEST_BARS }, true).then(() => {
      this.following = null;
      if (this.again && !this.aborter.signal.aborted) {
        this.again = false;
        this.follow();
      }
    });
  }

  close(): void {
    this.aborter.abort();
  }

  private async read(
    query: { count: number; to?: number },
    newest: boolean,
    first: (answer: Bars) => void = () => {},
  ): Promise<boolean> {
    const { symbol, frame } = this.data;
    try {
      const answer = await get<Bars>('/api/bars', { symbol, frame, ...query }, this.aborter.signal);
      if (this.aborter.signal.aborted) {
        return false;
      }
      first(answer);
      this.data = join(this.data, answer, newest);
      this.failed(null);
      this.changed(this.data);
      return true;
    } catch (failed) {
      if (!this.aborter.signal.aborted) {
        this.failed((failed as Error).message);
      }
      return false;
    }
  }
}
