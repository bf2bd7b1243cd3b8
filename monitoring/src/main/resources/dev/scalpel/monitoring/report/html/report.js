"use strict";

// Draws the charts of the report. The data is in the page; nothing is loaded.
(function () {
  const root = document.documentElement;
  const all = JSON.parse(document.getElementById("chart-data").textContent);
  const drawn = new Map();
  const MINUS = "\u2212";
  const THIN = "\u202f";
  const DAY = 86400;
  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

  // ---- text and numbers, formatted as in the tables

  function number(value, decimals) {
    const digits = Math.abs(value).toFixed(decimals).split(".");
    const whole = digits[0].replace(/\B(?=(\d{3})+$)/g, ",");
    const text = digits.length > 1 ? whole + "." + digits[1] : whole;
    return (value < 0 && /[1-9]/.test(text) ? MINUS : "") + text;
  }

  function count(value, unit) {
    return value === 1 ? "one " + unit : number(value, 0) + " " + unit + "s";
  }

  function signed(value, decimals) {
    return (value > 0 ? "+" : "") + number(value, decimals);
  }

  function price(value) {
    return number(value, value >= 1000 ? 2 : value >= 10 ? 3 : value >= 0.1 ? 5 : 8);
  }

  function two(value) {
    return String(value).padStart(2, "0");
  }

  function day(seconds) {
    const date = new Date(seconds * 1000);
    return date.getUTCDate() + " " + MONTHS[date.getUTCMonth()];
  }

  function clock(seconds) {
    const date = new Date(seconds * 1000);
    return two(date.getUTCHours()) + ":" + two(date.getUTCMinutes());
  }

  function minuteText(seconds) {
    return day(seconds) + " " + new Date(seconds * 1000).getUTCFullYear() + " " + clock(seconds);
  }

  function colour(name) {
    return getComputedStyle(root).getPropertyValue("--" + name).trim();
  }

  // ---- time

  const STEPS = [60, 300, 900, 1800, 3600, 3 * 3600, 6 * 3600, 12 * 3600, DAY, 2 * DAY, 4 * DAY, 7 * DAY, 14 * DAY];

  function timeTicks(from, to, max) {
    const step = STEPS.find((each) => (to - from) / each <= max);
    const ticks = [];
    if (step) {
      for (let at = Math.ceil(from / step) * step; at <= to; at += step) {
        ticks.push({ value: at, label: at % DAY === 0 ? day(at) : clock(at) });
      }
      return ticks;
    }
    const months = Math.ceil((to - from) / (30.4 * DAY) / max);
    const first = new Date(from * 1000);
    for (let month = first.getUTCMonth() + 1; ; month += months) {
      const at = Date.UTC(first.getUTCFullYear(), month, 1) / 1000;
      if (at > to) {
        return ticks;
      }
      const date = new Date(at * 1000);
      ticks.push({ value: at, label: MONTHS[date.getUTCMonth()] + " " + date.getUTCFullYear() });
    }
  }

  function timeAxis(view) {
    return {
      type: "linear",
      min: view.from,
      max: view.to,
      afterBuildTicks: (axis) => {
        axis.ticks = timeTicks(axis.min, axis.max, Math.max(2, Math.floor(axis.chart.width / 80)));
      },
      ticks: { callback: (value, index, ticks) => ticks[index].label, maxRotation: 0, autoSkip: false },
      grid: { color: colour("grid"), tickColor: colour("line") },
      border: { color: colour("line") },
    };
  }

  /** The first index at which the sorted array has reached the value. */
  function reach(sorted, value) {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The indices to draw for a view: the lowest and the highest of each slot, so that no spike is lost. */
  function thin(times, values, view, slots) {
    const first = Math.max(0, reach(times, view.from) - 1);
    const last = Math.min(times.length, reach(times, view.to) + 1);
    if (last - first <= 2 * slots) {
      return Array.from({ length: last - first }, (_, i) => first + i);
    }
    const kept = new Set([first, last - 1]);
    for (let slot = 0; slot < slots; slot++) {
      const from = first + Math.floor((slot * (last - first)) / slots);
      const to = first + Math.floor(((slot + 1) * (last - first)) / slots);
      let lowest = from;
      let highest = from;
      for (let i = from; i < to; i++) {
        lowest = values[i] < values[lowest] ? i : lowest;
        highest = values[i] > values[highest] ? i : highest;
      }
      kept.add(lowest).add(highest);
    }
    return [...kept].sort((a, b) => a - b);
  }

  function points(times, values, kept) {
    return kept.map((i) => ({ x: times[i], y: values[i] }));
  }

  // ---- what all charts share

  function valueAxis(format, more) {
    return Object.assign(
      {
        grid: { color: colour("grid"), tickColor: "transparent" },
        border: { display: false },
        ticks: { callback: format, maxTicksLimit: 6, padding: 6 },
      },
      more,
    );
  }

  function title(text) {
    return { display: true, text: text, color: colour("soft"), font: { size: 12 } };
  }

  function line(label, data, stroke, more) {
    return Object.assign(
      {
        type: "line",
        label: label,
        data: data,
        borderColor: stroke,
        backgroundColor: stroke,
        borderWidth: 1.5,
        pointRadius: 0,
        pointHitRadius: 0,
        pointHoverRadius: 3,
        parsing: false,
      },
      more,
    );
  }

  function options(scales, more) {
    return Object.assign(
      {
        animation: false,
        responsive: true,
        maintainAspectRatio: false,
        scales: scales,
        interaction: { mode: "nearest", axis: "x", intersect: false },
        plugins: {
          legend: { display: false },
          tooltip: tooltip({}),
        },
      },
      more,
    );
  }

  /** What the pointer selects on a price chart: an entry or exit under it, else the bar nearest in time. */
  Chart.Interaction.modes.priced = (chart, event) => {
    const at = Chart.helpers.getRelativePosition(event, chart);
    const nearest = (datasetIndex, distance) => {
      let found = null;
      chart.getDatasetMeta(datasetIndex).data.forEach((element, index) => {
        const away = distance(element);
        if (!found || away < found.away) {
          found = { element: element, datasetIndex: datasetIndex, index: index, away: away };
        }
      });
      return found;
    };
    const marks = [3, 4]
      .map((mark) => nearest(mark, (element) => Math.hypot(element.x - at.x, element.y - at.y)))
      .filter((mark) => mark && mark.away <= 10)
      .sort((one, other) => one.away - other.away);
    const close = nearest(0, (element) => Math.abs(element.x - at.x));
    return marks.length > 0 ? [marks[0]] : close ? [close] : [];
  };

  function tooltip(callbacks) {
    const title = callbacks.title;
    if (title) {
      // Where nothing is near, there is no title.
      callbacks.title = (items) => (items.length > 0 ? title(items) : "");
    }
    return {
      backgroundColor: colour("card"),
      titleColor: colour("ink"),
      bodyColor: colour("ink"),
      borderColor: colour("line"),
      borderWidth: 1,
      padding: 10,
      displayColors: false,
      callbacks: callbacks,
    };
  }

  /** One dashed level across the chart. */
  function level(axis, value, stroke) {
    return {
      id: "level-" + axis,
      afterDatasetsDraw(chart) {
        const scale = chart.scales[axis];
        const area = chart.chartArea;
        const context = chart.ctx;
        const at = scale.getPixelForValue(value);
        context.save();
        context.strokeStyle = colour(stroke);
        context.setLineDash([5, 4]);
        context.beginPath();
        if (scale.isHorizontal()) {
          context.moveTo(at, area.top);
          context.lineTo(at, area.bottom);
        } else {
          context.moveTo(area.left, at);
          context.lineTo(area.right, at);
        }
        context.stroke();
        context.restore();
      },
    };
  }

  // ---- the kinds of charts: each gives a Chart.js configuration of the data and the view

  const kinds = {
    equity(data, view, slots) {
      const kept = thin(data.t, data.equity, view, slots);
      const low = thin(data.t, data.drawdown, view, slots);
      const sets = [
        line("Scalpel", points(data.t, data.equity, kept), colour("accent"), { yAxisID: "y", borderWidth: 2 }),
        line("Drawdown", points(data.t, data.drawdown, low), colour("loss"), {
          yAxisID: "fall",
          fill: "origin",
          backgroundColor: colour("loss-wash"),
          borderWidth: 1,
        }),
      ];
      if (data.holding.length > 0) {
        const held = thin(data.t, data.holding, view, slots);
        sets.push(
          line("Buy and hold", points(data.t, data.holding, held), colour("hold"), { yAxisID: "y" }),
        );
      }
      const tip = tooltip({
        title: (items) => minuteText(items[0].parsed.x) + " UTC",
        label: (item) =>
          item.dataset.label + ": " +
          (item.dataset.label === "Drawdown" ? number(item.parsed.y, 2) + THIN + "%" : number(item.parsed.y, 2)),
      });
      return {
        data: { datasets: sets },
        options: options(
          {
            x: timeAxis(view),
            fall: valueAxis((value) => number(value, 1) + THIN + "%", {
              stack: "panels",
              stackWeight: 1,
              max: 0,
              suggestedMin: -1,
              ticks: { callback: (value) => number(value, 1) + THIN + "%", maxTicksLimit: 3, padding: 6 },
            }),
            y: valueAxis((value) => number(value, 0), { stack: "panels", stackWeight: 3, offset: true }),
          },
          { plugins: { legend: { display: false }, tooltip: tip } },
        ),
        plugins: [level("y", data.equity[0], "hold")],
      };
    },

    evidence(data, view) {
      const all = data.t.map((_, i) => i);
      const ticks = [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 20, 40, 100, 300, 1000, 3000, 10000, 100000, 1000000];
      const top = Math.max(data.threshold, ...data.evidence);
      const low = Math.max(1e-6, Math.min(0.5, ...data.evidence));
      const plain = (value) => number(value, value < 1 ? 2 : value < 10 && !Number.isInteger(value) ? 1 : 0);
      return {
        data: { datasets: [line("Evidence", points(data.t, data.evidence, all), colour("accent"), { borderWidth: 2 })] },
        options: options(
          {
            x: timeAxis(view),
            y: valueAxis(plain, {
              type: "logarithmic",
              min: low / 1.2,
              max: top * 1.4,
              afterBuildTicks: (axis) => {
                axis.ticks = ticks.filter((each) => each >= axis.min && each <= axis.max).map((each) => ({ value: each }));
              },
              ticks: { callback: plain, padding: 6 },
            }),
          },
          {
            plugins: {
              legend: { display: false },
              tooltip: tooltip({
                title: (items) => day(items[0].parsed.x),
                label: (item) => "evidence " + number(item.parsed.y, 2) + ", threshold " + plain(data.threshold),
              }),
            },
          },
        ),
        plugins: [level("y", data.threshold, "gain"), level("y", 1, "hold")],
      };
    },

    price(data, view, slots) {
      const shown = barsOf(data).view(view, slots);
      const slot = shown.minutes * 60;
      const single = shown.minutes === 1 && (slots * slot) / (view.to - view.from) >= MIN_BAR_PIXELS;
      const seen = tradesIn(data, view);
      const of = (value) => shown.bars.map((bar) => (
        // A close is at the end of its bar; where bars are drawn one by one, the pointer finds them in their middle.
        { x: (bar.number + (single ? 0.5 : 1)) * slot, y: bar[value], bar: bar }));
      // Where there is no bar there is no line.
      const band = { borderWidth: 0, pointHoverRadius: 0, spanGaps: slot };
      const alone = (bar, i, all) => !(i > 0 && all[i - 1].number + 1 === bar.number) &&
        !(i + 1 < all.length && all[i + 1].number === bar.number + 1);
      const sets = [
        line("Close", of("close"), single ? "transparent" : colour("ink"), {
          borderWidth: 1.25, spanGaps: slot, pointRadius: single ? 0 : shown.bars.map((...bar) => (alone(...bar) ? 1 : 0)),
        }),
        line("High", single ? [] : of("high"), "transparent", band),
        line("Low", single ? [] : of("low"), "transparent",
          Object.assign({ fill: 1, backgroundColor: colour("band") }, band)),
      ];
      const few = seen.length <= 400;
      const size = seen.length <= 60 ? 6 : seen.length <= 150 ? 5 : few ? 4 : 0;
      const marks = { parsing: false, pointRadius: size, pointHitRadius: few ? 6 : 0, pointHoverRadius: 7 };
      const bounds = extent(data, shown.bars, seen, seen.length <= MAX_LEVELS ? seen : []);
      sets.push(Object.assign({
        type: "scatter",
        label: "Entry",
        data: few ? seen.map((i) => ({ x: data.entryTime[i], y: data.entry[i], trade: i })) : [],
        pointStyle: "triangle",
        rotation: seen.map((i) => (data.side[i] > 0 ? 0 : 180)),
        backgroundColor: colour("accent"),
        borderColor: colour("paper"),
      }, marks));
      sets.push(Object.assign({
        type: "scatter",
        label: "Exit",
        data: few ? seen.map((i) => ({ x: data.exitTime[i], y: data.exit[i], trade: i })) : [],
        backgroundColor: seen.map((i) => colour(data.net[i] > 0 ? "gain" : "loss")),
        borderColor: colour("paper"),
      }, marks, { pointRadius: Math.max(0, size - 1) }));
      const tip = tooltip({
        title: (items) => ("trade" in items[0].raw ? minuteText(items[0].raw.x) : barTime(items[0].raw.bar)) + " UTC",
        label: (item) => ("trade" in item.raw ? describe(data, item.raw.trade) : barPrices(data, item.raw.bar)),
      });
      return {
        data: { datasets: sets },
        options: options(
          {
            x: timeAxis(view),
            y: valueAxis((value) => price(value), { min: bounds[0], max: bounds[1],
              ticks: { callback: (value) => price(value), maxTicksLimit: 7, padding: 6, includeBounds: false } }),
          },
          {
            interaction: { mode: "priced", intersect: false },
            plugins: { legend: { display: false }, tooltip: tip },
          },
        ),
        plugins: [levels(data, seen, few)].concat(single ? [singleBars(shown.bars, slot)] : []),
        shown: shown,
      };
    },

    alarm(data, view) {
      const kept = data.t.map((_, i) => i);
      return {
        data: {
          datasets: [
            line("Worse than simulated", points(data.t, data.worse, kept), colour("loss"), { stepped: true }),
            line("Better than simulated", points(data.t, data.better, kept), colour("gain"), { stepped: true }),
          ],
        },
        options: options(
          { x: timeAxis(view), y: valueAxis((value) => number(value, 1), { min: 0, suggestedMax: data.limit * 1.1 }) },
          {
            plugins: {
              legend: { display: false },
              tooltip: tooltip({
                title: (items) => minuteText(items[0].parsed.x) + " UTC",
                label: (item) => item.dataset.label + ": " + number(item.parsed.y, 2),
              }),
            },
          },
        ),
        plugins: [level("y", data.limit, "warn-line")].concat(
          data.from > data.t[0] ? [level("x", data.from, "hold")] : []),
      };
    },

    comparison(data) {
      const pairs = (days, values) => days.map((x, i) => ({ x: x, y: values[i] }));
      const percent = (value) => signed(value, 2) + THIN + "%";
      return {
        data: {
          datasets: [
            line("This run", pairs(data.mineDays, data.mine), colour("accent"), { borderWidth: 2 }),
            line("The other run", pairs(data.theirsDays, data.theirs), colour("ink"), { borderDash: [5, 3] }),
          ],
        },
        options: options(
          {
            x: valueAxis((value) => number(value, Number.isInteger(value) ? 0 : 1), {
              type: "linear", min: 0, max: Math.max(data.mineDays.at(-1), data.theirsDays.at(-1)),
              title: title("days since the start of each run"),
            }),
            y: valueAxis(percent),
          },
          {
            plugins: {
              legend: { display: false },
              tooltip: tooltip({
                title: (items) => "after " + number(items[0].parsed.x, 2) + " days",
                label: (item) => item.dataset.label + ": " + percent(item.parsed.y),
              }),
            },
          },
        ),
        plugins: [level("y", 0, "hold")],
      };
    },

    rolling(data, view) {
      const all = data.t.map((_, i) => i);
      return {
        data: { datasets: [line("Sharpe ratio", points(data.t, data.sharpe, all), colour("accent"), { borderWidth: 2 })] },
        options: options(
          { x: timeAxis(view), y: valueAxis((value) => number(value, 1), { suggestedMin: -1, suggestedMax: 1 }) },
          {
            plugins: {
              legend: { display: false },
              tooltip: tooltip({
                title: (items) => "up to the end of " + day(items[0].parsed.x - 1),
                label: (item) => "Sharpe ratio " + number(item.parsed.y, 2),
              }),
            },
          },
        ),
        plugins: [level("y", 0, "hold")],
      };
    },

    excursions(data) {
      const set = (label, chosen, more) => Object.assign({
        label: label,
        data: data.net.map((net, i) => ({ x: data.adverse[i], y: data.favourable[i], trade: i }))
          .filter((point) => chosen(data.net[point.trade]))
          // Without parsing, the axis takes the first and the last point as its ends.
          .sort((one, other) => one.x - other.x),
        parsing: false,
        clip: 8,
        borderWidth: 0,
        pointHoverRadius: 7,
        pointRadius: data.net.length <= 500 ? 4 : 2.5,
      }, more);
      const axis = (text) => valueAxis((value) => number(value, 0), { beginAtZero: true, title: title(text) });
      return {
        type: "scatter",
        data: {
          datasets: [
            set("With a profit", (net) => net > 0, { backgroundColor: colour("gain") }),
            set("With a loss", (net) => net <= 0, { backgroundColor: colour("loss"), pointStyle: "triangle" }),
          ],
        },
        options: options(
          { x: axis("adverse, basis points"), y: axis("favourable, basis points") },
          {
            interaction: { mode: "nearest", intersect: true },
            plugins: {
              legend: { display: false },
              tooltip: tooltip({
                title: (items) => minuteText(data.entryTime[items[0].raw.trade]) + " UTC",
                label: (item) => "adverse " + number(item.parsed.x, 1) + ", favourable " + number(item.parsed.y, 1) +
                  ", net " + signed(data.net[item.raw.trade], 1) + " bp",
              }),
            },
          },
        ),
      };
    },

    distribution(data) {
      const centres = data.from.map((from) => from + data.width / 2);
      return {
        type: "bar",
        data: {
          datasets: [{
            label: "Trades",
            data: centres.map((x, i) => ({ x: x, y: data.count[i] })),
            parsing: false,
            grouped: false,
            barPercentage: 0.92,
            categoryPercentage: 1,
            borderRadius: 2,
            backgroundColor: centres.map((x) => colour(x > 0 ? "gain" : "loss")),
          }],
        },
        options: options(
          {
            x: valueAxis((value) => number(value, data.width < 1 ? 1 : 0), {
              type: "linear",
              offset: false,
              min: data.from[0] - data.width / 2,
              max: data.from[data.from.length - 1] + data.width * 1.5,
              grid: { display: false },
              title: title("net return per trade, basis points"),
              ticks: { callback: (value) => number(value, data.width < 1 ? 1 : 0), includeBounds: false, maxRotation: 0 },
            }),
            y: valueAxis((value) => number(value, 0), { beginAtZero: true, title: title("trades") }),
          },
          {
            plugins: {
              legend: { display: false },
              tooltip: tooltip({
                title: (items) => {
                  const from = data.from[items[0].dataIndex];
                  return number(from, 1) + " to " + number(from + data.width, 1) + " bp";
                },
                label: (item) => number(item.parsed.y, 0) + (item.parsed.y === 1 ? " trade" : " trades"),
              }),
            },
          },
        ),
        plugins: [level("x", 0, "hold")],
      };
    },

    calibration(data) {
      const every = data.predicted.concat(data.observed);
      const low = Math.max(0, Math.floor(Math.min(...every) / 10) * 10 - 5);
      const high = Math.min(100, Math.ceil(Math.max(...every) / 10) * 10 + 5);
      const percent = (value) => number(value, 0) + THIN + "%";
      return {
        type: "scatter",
        data: {
          datasets: [
            line("Perfect calibration", [{ x: low, y: low }, { x: high, y: high }], colour("hold"), { borderDash: [4, 3] }),
            {
              label: "Observed",
              clip: 8,
              data: data.predicted.map((x, i) => ({ x: x, y: data.observed[i] })),
              parsing: false,
              backgroundColor: colour("accent"),
              borderColor: colour("accent"),
              pointRadius: 5,
              pointHoverRadius: 6,
            },
          ],
        },
        options: options(
          {
            x: valueAxis(percent, { min: low, max: high, title: title("predicted") }),
            y: valueAxis(percent, { min: low, max: high, title: title("observed") }),
          },
          {
            interaction: { mode: "nearest", intersect: true },
            plugins: {
              legend: { display: false },
              tooltip: Object.assign(tooltip({
                title: () => "",
                label: (item) => "predicted " + number(item.parsed.x, 1) + THIN + "%, observed " +
                  number(item.parsed.y, 1) + THIN + "%",
              }), { filter: (item) => item.datasetIndex === 1 }),
            },
          },
        ),
        plugins: [whiskers(data)],
      };
    },

    predictions(data) {
      const names = data.predicted.map((_, i) =>
        i === 0 ? "lowest" : i === data.predicted.length - 1 ? "highest" : String(i + 1));
      const set = (label, values, fill) => ({
        label: label, data: values, backgroundColor: fill, borderRadius: 2, barPercentage: 0.9, categoryPercentage: 0.7,
      });
      return {
        type: "bar",
        data: {
          labels: names,
          datasets: [
            set("Predicted", data.predicted, colour("hold")),
            set("Realised", data.realised, colour("accent")),
          ],
        },
        options: options(
          {
            x: { grid: { display: false }, border: { display: false }, title: title("predictions, by fifths") },
            y: valueAxis((value) => number(value, 1), { title: title("basis points") }),
          },
          {
            interaction: { mode: "index", intersect: false },
            plugins: {
              legend: { display: false },
              tooltip: tooltip({ label: (item) => item.dataset.label + ": " + signed(item.parsed.y, 2) + " bp" }),
            },
          },
        ),
        plugins: [level("y", 0, "hold")],
      };
    },

    tuning(data) {
      const at = (values) => values.map((y, i) => ({ x: i + 1, y: y }));
      return {
        type: "scatter",
        data: {
          datasets: [
            line("Best so far", at(data.best), colour("accent"), {
              stepped: true,
              // Each training starts over.
              segment: {
                borderColor: (step) =>
                  data.training[step.p0DataIndex] === data.training[step.p1DataIndex] ? undefined : "transparent",
              },
            }),
            {
              label: "Trial",
              data: at(data.value),
              parsing: false,
              backgroundColor: colour("hold"),
              borderColor: colour("hold"),
              pointRadius: 3,
            },
          ],
        },
        options: options(
          {
            x: valueAxis((value) => number(value, 0), {
              min: 0, max: data.value.length + 1, grid: { display: false }, title: title("trial"),
              ticks: {
                callback: (value) => (Number.isInteger(value) && value > 0 ? number(value, 0) : ""),
                includeBounds: false, maxRotation: 0, padding: 6,
              },
            }),
            y: valueAxis((value) => number(value, 3), { title: title("objective") }),
          },
          {
            plugins: {
              legend: { display: false },
              tooltip: tooltip({
                title: (items) => data.labels[items[0].parsed.x - 1],
                label: (item) => item.dataset.label + ": " + number(item.parsed.y, 4),
              }),
            },
          },
        ),
      };
    },
  };

  // ---- the bars of a price

  /** From so many pixels per minute on, each bar is drawn by itself. */
  const MIN_BAR_PIXELS = 4;

  const unpackedBars = new Map();

  function barsOf(data) {
    if (!unpackedBars.has(data)) {
      unpackedBars.set(data, ScalpelBars.of(data.bars));
    }
    return unpackedBars.get(data);
  }

  function barTime(bar) {
    if (bar.to - bar.from <= 60) {
      return minuteText(bar.from);
    }
    return minuteText(bar.from) + " to " + (day(bar.from) === day(bar.to) ? clock(bar.to) : minuteText(bar.to));
  }

  function barPrices(data, bar) {
    const [open, high, low, close] = [bar.open, bar.high, bar.low, bar.close]
      .map((value) => number(value, data.bars.decimals));
    return ["open " + open + ", close " + close, "high " + high + ", low " + low];
  }

  /** Bars one by one: from low to high a line, from open to close a box. */
  function singleBars(bars, slot) {
    return {
      id: "single-bars",
      beforeDatasetsDraw(chart) {
        const x = chart.scales.x;
        const y = chart.scales.y;
        const area = chart.chartArea;
        const context = chart.ctx;
        const room = x.getPixelForValue(x.min + slot) - x.getPixelForValue(x.min);
        // An odd width, so that the line is in the middle of the box.
        const side = Math.max(1, Math.min(20, Math.floor(room * 0.35)));
        context.save();
        context.beginPath();
        context.rect(area.left, area.top, area.right - area.left, area.bottom - area.top);
        context.clip();
        const [rising, falling] = [colour("gain"), colour("loss")];
        for (const bar of bars) {
          const middle = Math.round(x.getPixelForValue((bar.number + 0.5) * slot) - 0.5);
          const [top, bottom] = [Math.max(bar.open, bar.close), Math.min(bar.open, bar.close)]
            .map((value) => Math.round(y.getPixelForValue(value)));
          const high = Math.floor(y.getPixelForValue(bar.high));
          context.fillStyle = bar.close >= bar.open ? rising : falling;
          context.fillRect(middle, high, 1, Math.ceil(y.getPixelForValue(bar.low)) - high);
          context.fillRect(middle - side, top, 2 * side + 1, Math.max(1, bottom - top));
        }
        context.restore();
      },
    };
  }

  // ---- trades on a price

  const MAX_LEVELS = 40;
  /** A level farther away than so many heights of the prices does not squeeze them. */
  const MAX_STRETCH = 1.5;

  function describe(data, i) {
    const level = (value) => (value === null ? "none" : price(value));
    return [
      (data.side[i] > 0 ? "Long" : "Short") + ", " + signed(data.net[i], 1) + " bp, exit by " + data.reason[i],
      "in " + price(data.entry[i]) + ", out " + price(data.exit[i]),
      "stop " + level(data.stop[i]) + ", target " + level(data.target[i]),
    ];
  }

  function tradesIn(data, view) {
    const seen = [];
    for (let i = 0; i < data.entryTime.length; i++) {
      if (data.exitTime[i] >= view.from && data.entryTime[i] <= view.to) {
        seen.push(i);
      }
    }
    return seen;
  }

  /** The price range of a view, with the stops and targets that are not far away. */
  function extent(data, bars, seen, withLevels) {
    let low = Infinity;
    let high = -Infinity;
    const take = (value) => {
      // A trade without a stop or target has null there.
      if (value !== null) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    };
    for (const bar of bars) {
      take(bar.low);
      take(bar.high);
    }
    for (const i of seen) {
      take(data.entry[i]);
      take(data.exit[i]);
    }
    const reach = (high - low) * MAX_STRETCH;
    const [lowest, highest] = [low - reach, high + reach];
    for (const i of withLevels) {
      [data.stop[i], data.target[i]].filter((value) => value !== null && value > lowest && value < highest).forEach(take);
    }
    const room = Math.max((high - low) * 0.04, high * 1e-5);
    return [low - room, high + room];
  }

  /** Lines from entry to exit; and stops and targets where there is room for them. */
  function levels(data, seen, few) {
    return {
      id: "levels",
      beforeDatasetsDraw(chart) {
        const x = chart.scales.x;
        const y = chart.scales.y;
        const area = chart.chartArea;
        const context = chart.ctx;
        context.save();
        context.beginPath();
        context.rect(area.left, area.top, area.right - area.left, area.bottom - area.top);
        context.clip();
        for (const i of seen) {
          const from = x.getPixelForValue(data.entryTime[i]);
          const to = Math.max(from + 1, x.getPixelForValue(data.exitTime[i]));
          const entry = y.getPixelForValue(data.entry[i]);
          const result = colour(data.net[i] > 0 ? "gain" : "loss");
          if (seen.length <= MAX_LEVELS) {
            const stop = y.getPixelForValue(data.stop[i]);
            const target = y.getPixelForValue(data.target[i]);
            context.fillStyle = colour("gain-wash");
            context.fillRect(from, Math.min(entry, target), to - from, Math.abs(entry - target));
            context.fillStyle = colour("loss-wash");
            context.fillRect(from, Math.min(entry, stop), to - from, Math.abs(entry - stop));
            context.setLineDash([3, 2]);
            stroke(context, colour("gain"), from, target, to, target);
            stroke(context, colour("loss"), from, stop, to, stop);
            context.setLineDash([]);
          }
          if (few) {
            context.lineWidth = 1.5;
            stroke(context, result, from, entry, to, y.getPixelForValue(data.exit[i]));
            context.lineWidth = 1;
          } else {
            context.fillStyle = result;
            context.fillRect(from - 1, y.getPixelForValue(data.exit[i]) - 1, 2, 2);
          }
        }
        context.restore();
      },
    };
  }

  function stroke(context, style, fromX, fromY, toX, toY) {
    context.strokeStyle = style;
    context.beginPath();
    context.moveTo(fromX, fromY);
    context.lineTo(toX, toY);
    context.stroke();
  }

  function whiskers(data) {
    return {
      id: "whiskers",
      beforeDatasetsDraw(chart) {
        const x = chart.scales.x;
        const y = chart.scales.y;
        const within = (share) => y.getPixelForValue(Math.min(y.max, Math.max(y.min, share)));
        chart.ctx.save();
        data.predicted.forEach((predicted, i) => {
          const at = x.getPixelForValue(predicted);
          stroke(chart.ctx, colour("accent"), at, within(data.observed[i] - 2 * data.error[i]),
            at, within(data.observed[i] + 2 * data.error[i]));
        });
        chart.ctx.restore();
      },
    };
  }

  // ---- drawing, zooming and panning

  function span(data) {
    if (data.bars && data.bars.levels.length > 0) {
      return { from: data.bars.from, to: data.bars.to };
    }
    if (data.bars) {
      return { from: data.entryTime[0] - 1800, to: data.exitTime.at(-1) + 1800 };
    }
    return data.t && data.t.length > 0 ? { from: data.t[0], to: data.t[data.t.length - 1] } : { from: 0, to: 1 };
  }

  function draw(id) {
    const known = drawn.get(id);
    const canvas = document.getElementById(id);
    const data = all[id];
    const entry = known ||
      { id: id, canvas: canvas, data: data, whole: span(data), view: span(data), trade: -1, text: "" };
    const slots = Math.max(200, Math.round(canvas.parentElement.clientWidth));
    const config = kinds[data.type](data, entry.view, slots);
    config.type = config.type || "line";
    if (entry.chart) {
      entry.chart.destroy();
    }
    entry.chart = new Chart(canvas, config);
    entry.shown = config.shown;
    if (!known) {
      drawn.set(id, entry);
      canvas.closest("figure").classList.add("drawn");
      canvas.dataset.drawn = "yes";
      if (canvas.closest("figure").querySelector(".controls")) {
        listen(entry);
      }
    }
    if (entry.shown) {
      refine(entry);
    }
    return entry;
  }

  /** Draws again as soon as the minutes of the view are unpacked. */
  function refine(entry) {
    const view = entry.view;
    describeView(entry, "");
    if (entry.shown.waiting) {
      entry.shown.waiting.then(() => {
        if (entry.view === view) {
          draw(entry.id);
        }
      }).catch((failed) => {
        if (entry.view === view) {
          describeView(entry, " This browser cannot show the single minutes: " + failed.message + ".");
        }
      });
    }
  }

  function describeView(entry, problem) {
    const { from, to } = entry.view;
    const part = to - from < entry.whole.to - entry.whole.from;
    const texts = [entry.text || (part ? "Shown: " + minuteText(from) + " to " + minuteText(to) + " UTC." : "")];
    if (entry.shown) {
      const minutes = entry.shown.minutes;
      entry.canvas.dataset.minutes = String(minutes);
      texts.push(minutes === 1 ? "Every minute is drawn."
        : "Each point covers " + (minutes % 60 === 0 ? count(minutes / 60, "hour") : minutes + " minutes") +
          ": their highest, lowest and last price. Zoom in for every minute.");
    }
    entry.canvas.closest("figure").querySelector(".view").textContent = texts.join(" ").trim() + problem;
  }

  function look(entry, from, to, text) {
    const whole = entry.whole;
    const width = Math.min(Math.max(to - from, 600), whole.to - whole.from);
    const begin = Math.min(Math.max((from + to - width) / 2, whole.from), whole.to - width);
    entry.view = { from: begin, to: begin + width };
    entry.text = text;
    draw(entry.id);
    if (!entry.shown) {
      describeView(entry, "");
    }
  }

  function move(entry, how) {
    const { from, to } = entry.view;
    const middle = (from + to) / 2;
    const width = to - from;
    const step = { previous: -1, next: 1 }[how];
    if (step) {
      const count = entry.data.entryTime.length;
      const begin = entry.trade < 0 && step < 0 ? count : entry.trade;
      focus(entry, (begin + step + count) % count);
    } else if (how === "in") {
      look(entry, middle - width / 4, middle + width / 4);
    } else if (how === "out") {
      look(entry, middle - width, middle + width);
    } else if (how === "left") {
      look(entry, from - width / 3, to - width / 3);
    } else if (how === "right") {
      look(entry, from + width / 3, to + width / 3);
    } else {
      entry.trade = -1;
      look(entry, entry.whole.from, entry.whole.to);
    }
  }

  function focus(entry, trade) {
    const data = entry.data;
    const from = data.entryTime[trade];
    const to = data.exitTime[trade];
    const room = Math.max(1800, 1.5 * (to - from));
    entry.trade = trade;
    look(entry, from - room, to + room, "Trade " + (trade + 1) + " of " + data.entryTime.length + ", " +
      minuteText(from) + " UTC: " + describe(data, trade).join("; ") + ".");
  }

  const KEYS = {
    ArrowLeft: "left", ArrowRight: "right", "+": "in", "=": "in", "-": "out", "0": "all", Home: "all",
    p: "previous", n: "next",
  };

  function listen(entry) {
    const canvas = entry.canvas;
    canvas.classList.add("timed");
    canvas.addEventListener("keydown", (event) => {
      const how = KEYS[event.key];
      const needsTrades = how === "previous" || how === "next";
      const trades = entry.data.entryTime && entry.data.entryTime.length > 0;
      if (how && !event.ctrlKey && !event.metaKey && !event.altKey && (trades || !needsTrades)) {
        event.preventDefault();
        move(entry, how);
      }
    });
    let start = null;
    canvas.addEventListener("pointerdown", (event) => {
      start = { x: event.offsetX, view: entry.view };
    });
    canvas.addEventListener("pointermove", (event) => {
      if (start && event.pointerType === "touch") {
        const perPixel = (start.view.to - start.view.from) / entry.chart.chartArea.width;
        const by = (start.x - event.offsetX) * perPixel;
        look(entry, start.view.from + by, start.view.to + by);
      }
    });
    canvas.addEventListener("pointerup", (event) => {
      // With a mouse, the selected range becomes the view.
      if (start && event.pointerType !== "touch" && Math.abs(event.offsetX - start.x) > 10) {
        const scale = entry.chart.scales.x;
        const ends = [start.x, event.offsetX].map((x) => scale.getValueForPixel(x)).sort((a, b) => a - b);
        look(entry, ends[0], ends[1]);
      }
      start = null;
    });
    ["pointercancel", "pointerleave"].forEach((gone) => canvas.addEventListener(gone, () => {
      start = null;
    }));
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-chart]");
    if (!button) {
      return;
    }
    const entry = drawn.get(button.dataset.chart) || draw(button.dataset.chart);
    if (button.dataset.trade) {
      focus(entry, Number(button.dataset.trade));
      entry.canvas.focus({ preventScroll: true });
      entry.canvas.closest("figure").scrollIntoView();
    } else {
      move(entry, button.dataset.move);
    }
  });

  // Draws from top to bottom, one chart per task.
  function drawAll() {
    const waiting = Object.keys(all);
    const next = () => {
      const id = waiting.shift();
      if (id) {
        // Scheduled first: a chart that fails must not stop the others.
        setTimeout(next, 0);
        draw(id);
      } else {
        root.dataset.loaded = String(performance.getEntriesByType("resource").length);
        root.dataset.scheme = dark.matches ? "dark" : "light";
        root.dataset.overflow = String(Math.max(0, root.scrollWidth - root.clientWidth));
        root.dataset.millis = performance.now().toFixed(0);
      }
    };
    next();
  }

  function defaults() {
    Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
    Chart.defaults.font.size = 12;
    Chart.defaults.color = colour("soft");
  }

  const dark = matchMedia("(prefers-color-scheme: dark)");
  dark.addEventListener("change", () => {
    defaults();
    drawn.forEach((entry) => draw(entry.id));
  });
  window.addEventListener("beforeprint", () => drawn.forEach((entry) => entry.chart.resize()));

  defaults();
  drawAll();
})();
