"use strict";

// The bars of a price chart, as PackedBars and BarCounts write them: unpacked where they are looked at, and combined to
// what the pixels can show.
const ScalpelBars = (function () {
  const MINUTE = 60;

  /** So many chunks stay unpacked: more than a view shows. */
  const MAX_UNPACKED = 40;

  function bytesOf(text) {
    const characters = atob(text);
    const bytes = new Uint8Array(characters.length);
    for (let i = 0; i < bytes.length; i++) {
      bytes[i] = characters.charCodeAt(i);
    }
    return bytes;
  }

  async function inflated(bytes) {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  }

  /** The rows of a chunk; times in seconds, prices as they are stored. */
  function rowsOf(bytes, from, length, unit) {
    let at = 0;
    const next = () => {
      let byte = bytes[at++];
      let value = byte & 127;
      // Beyond 32 bits, where shifting would lose digits.
      for (let factor = 128; byte > 127; factor *= 128) {
        byte = bytes[at++];
        value += (byte & 127) * factor;
      }
      return value;
    };
    const signed = () => {
      const value = next();
      return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
    };
    const size = next();
    const column = () => new Float64Array(size);
    const rows = { size: size, time: column(), open: column(), high: column(), low: column(), close: column() };
    let time = from;
    for (let row = 0; row < size; ) {
      const end = row + next();
      for (; row < end; row++, time += length) {
        rows.time[row] = time;
      }
      time += row < size ? next() * length : 0;
    }
    const scale = Number("1e" + unit.decimals);
    const price = (count) => (count * unit.step) / scale;
    const open = column();
    const close = column();
    for (let row = 0; row < size; row++) {
      open[row] = signed();
    }
    let before = 0;
    for (let row = 0; row < size; row++) {
      open[row] += before;
      close[row] = open[row] + signed();
      before = close[row];
      rows.open[row] = price(open[row]);
      rows.close[row] = price(close[row]);
    }
    for (let row = 0; row < size; row++) {
      rows.high[row] = price(Math.max(open[row], close[row]) + next());
    }
    for (let row = 0; row < size; row++) {
      rows.low[row] = price(Math.min(open[row], close[row]) - next());
    }
    if (at !== bytes.length) {
      throw new Error("the bars from " + from + " on have " + bytes.length + " bytes, but " + at + " were read");
    }
    return rows;
  }

  /** The first row whose bar ends after this time. */
  function reach(rows, length, time) {
    let low = 0;
    let high = rows.size;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (rows.time[middle] + length <= time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** One bar for each slot of the view, and one beyond either edge: no high and no low is lost. */
  function combined(chunks, length, slot, view) {
    const bars = [];
    let last = null;
    for (const rows of chunks) {
      const first = Math.max(0, reach(rows, length, Math.floor(view.from / slot) * slot) - 1);
      for (let row = first; row < rows.size && rows.time[row] < view.to + slot; row++) {
        const number = Math.floor(rows.time[row] / slot);
        if (last === null || last.number !== number) {
          last = {
            number: number, from: rows.time[row],
            open: rows.open[row], high: rows.high[row], low: rows.low[row],
          };
          bars.push(last);
        }
        last.high = Math.max(last.high, rows.high[row]);
        last.low = Math.min(last.low, rows.low[row]);
        last.close = rows.close[row];
        last.to = rows.time[row] + length;
      }
    }
    return bars;
  }

  /** The bars of a chart. */
  function of(packed) {
    const unpacked = new Map();
    const coming = new Map();
    const lengths = packed.levels.map((level) => level.minutes * MINUTE);

    function keep(chunk, rows) {
      unpacked.delete(chunk);
      unpacked.set(chunk, rows);
      if (unpacked.size > MAX_UNPACKED) {
        unpacked.delete(unpacked.keys().next().value);
      }
      return rows;
    }

    /** The rows of a chunk, or nothing while they are being unpacked. */
    function rows(chunk, length) {
      if (unpacked.has(chunk)) {
        return keep(chunk, unpacked.get(chunk));
      }
      if (chunk.plain) {
        return keep(chunk, rowsOf(bytesOf(chunk.plain), chunk.from, length, packed));
      }
      return null;
    }

    function unpack(chunk, length) {
      if (!coming.has(chunk)) {
        coming.set(chunk, inflated(bytesOf(chunk.deflated)).then((bytes) => {
          keep(chunk, rowsOf(bytes, chunk.from, length, packed));
        }).finally(() => coming.delete(chunk)));
      }
      return coming.get(chunk);
    }

    function at(level, view, slots) {
      const length = lengths[level];
      const slot = Math.max(length, Math.floor(Math.ceil((view.to - view.from) / slots) / length) * length);
      const chunks = packed.levels[level].chunks.filter((chunk) => chunk.to >= view.from && chunk.from <= view.to);
      const known = chunks.map((chunk) => rows(chunk, length));
      const missing = chunks.filter((chunk, i) => known[i] === null);
      return { length: length, slot: slot, missing: missing, known: known };
    }

    /**
     * The bars to draw for a view of so many pixels: {bars, minutes, waiting}. Where minutes must be unpacked first,
     * these are the longer bars of the overview, and waiting is a promise that ends when the minutes are there.
     */
    function view(view, slots) {
      const seen = (level, found) => ({
        bars: combined(found.known, found.length, found.slot, view),
        minutes: found.slot / MINUTE,
        waiting: null,
      });
      if (packed.levels.length === 0) {
        return { bars: [], minutes: 1, waiting: null };
      }
      const finest = packed.levels.length - 1;
      const overview = at(0, view, slots);
      if (finest === 0 || (view.to - view.from) / slots >= overview.length) {
        return seen(0, overview);
      }
      const minutes = at(finest, view, slots);
      if (minutes.missing.length === 0) {
        return seen(finest, minutes);
      }
      return Object.assign(seen(0, overview), {
        waiting: Promise.all(minutes.missing.map((chunk) => unpack(chunk, minutes.length))),
      });
    }

    return { view: view, from: packed.from, to: packed.to, decimals: packed.decimals };
  }

  return { of: of };
})();
