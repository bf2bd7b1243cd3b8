'use strict';

const token = document.querySelector('meta[name="scalpel-token"]').content;
const find = id => document.getElementById(id);
const REFRESH_MILLIS = 5000;
const SVG = 'http://www.w3.org/2000/svg';
let lastTold = 0;
const open = new Set();

// Everything told is set as text, never as markup.
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  for (const child of children) made.append(child instanceof Node ? child : document.createTextNode(String(child)));
  return made;
}

function shape(name, attributes, text) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
}

const MOST_QUANTITY_DIGITS = 8;
const NEAR_LIQUIDATION = 0.05;
let trouble = '';

// What a person must see: above all else, and not in the small print.
function alarm(text) {
  trouble = text;
  find('alarm').textContent = text;
  find('alarm').hidden = text === '';
}

const price = value => { const size = Math.abs(Number(value)); return number(value, size >= 1000 ? 2 : size >= 10 ? 3 : 5); };
const quantity = value => String(Number(Number(value).toFixed(MOST_QUANTITY_DIGITS)));
// Prices in text such as "LONG 0.25 at 40123.456789", with as many digits as a price of that size needs.
const rounded = text => text.replace(/\d+\.\d+/g, (digits, at) => (/(at|stop|target) $/.test(text.slice(0, at)) ? price(digits) : quantity(digits)));

const clock = millis => new Date(millis).toISOString().slice(5, 16).replace('T', ' ');
const number = (value, digits) => value === undefined || value === null ? '–'
  : Number(value).toLocaleString('en-GB', {minimumFractionDigits: digits, maximumFractionDigits: digits});
const percent = (value, digits = 2) => value === undefined || value === null ? '–' : number(100 * value, digits) + ' %';
const signed = value => (value > 0 ? '+' : '') + number(value, 2);
const tone = value => value > 0 ? 'good' : value < 0 ? 'bad' : '';

function pairs(entries) {
  const list = element('dl');
  for (const [name, value, style] of entries) {
    list.append(element('div', {}, element('dt', {}, name), element('dd', {class: style || ''}, value)));
  }
  return list;
}

function chart(symbol) {
  const bars = symbol.bars;
  const width = 960, height = 220, left = 4, right = 70, top = 10, bottom = 20;
  const picture = shape('svg', {viewBox: `0 0 ${width} ${height}`, class: 'chart', role: 'img', preserveAspectRatio: 'none',
    'aria-label': `${symbol.symbol}: closes of the last ${bars.length} minutes with entries and exits`});
  if (bars.length < 2) return element('p', {class: 'faint'}, 'No bars yet.');
  const from = bars[0][0], to = bars[bars.length - 1][0];
  const trades = symbol.trades.filter(trade => trade.exitTime >= from);
  const prices = bars.map(bar => bar[1]).concat(trades.flatMap(trade => [Number(trade.exitPrice)]));
  const low = Math.min(...prices), high = Math.max(...prices);
  const x = time => left + (Math.max(from, time) - from) / (to - from) * (width - left - right);
  const y = price => top + (high - price) / ((high - low) || 1) * (height - top - bottom);
  for (const level of [low, (low + high) / 2, high]) {
    picture.append(shape('line', {class: 'level', x1: left, x2: width - right, y1: y(level), y2: y(level)}));
    picture.append(shape('text', {class: 'label', x: width - right + 6, y: y(level) + 4}, price(level)));
  }
  picture.append(shape('text', {class: 'label', x: left, y: height - 4}, clock(from)));
  picture.append(shape('text', {class: 'label', x: width - right - 62, y: height - 4}, clock(to)));
  picture.append(shape('polyline', {class: 'price', points: bars.map(bar => `${x(bar[0])},${y(bar[1])}`).join(' ')}));
  for (const trade of trades) {
    if (trade.entryTime >= from) {
      picture.append(shape('circle', {class: 'entry', r: 4, cx: x(trade.entryTime), cy: y(Number(trade.entryPrice))}));
    }
    picture.append(shape('rect', {class: Number(trade.netProfit) > 0 ? 'won' : 'lost', width: 8, height: 8,
      x: x(trade.exitTime) - 4, y: y(Number(trade.exitPrice)) - 4}));
  }
  return picture;
}

function table(names, rows) {
  return element('div', {class: 'scroll'}, element('table', {},
    element('thead', {}, element('tr', {}, ...names.map(name => element('th', {scope: 'col'}, name)))),
    element('tbody', {}, ...rows)));
}

function fold(key, title, content) {
  const made = element('details', {}, element('summary', {}, title), content);
  made.open = open.has(key);
  made.addEventListener('toggle', () => made.open ? open.add(key) : open.delete(key));
  return made;
}

function figures(decision) {
  return Object.entries(decision.figures).map(([name, value]) => `${name} ${figure(Number(value))}`).join(', ');
}

function figure(value) {
  const size = Math.abs(value);
  return value === 0 || Number.isInteger(value) && size < 1e6 ? String(value) : size >= 1000 ? number(value, 2)
    : size >= 0.001 ? String(Number(value.toPrecision(4))) : value.toFixed(6);
}

// What would have been traded: never mixed with the figures above.
function shadow(found) {
  const count = number(found.shadowTrades, 0);
  return element('p', {class: 'shadow'}, element('span', {class: 'badge'}, 'shadow, not traded'), ' ', found.problem
    || `${count} trade${count === '1' ? '' : 's'} since ${found.since}: ${found.verdict}.`);
}

// The account's curve on a logarithmic axis, with the threshold that it must reach.
function evidenceChart(account) {
  const days = account.curve;
  if (days.length < 2) return element('p', {class: 'faint'}, 'The curve begins with the second settled day.');
  const width = 960, height = 160, left = 4, right = 70, top = 12, bottom = 20;
  const picture = shape('svg', {viewBox: `0 0 ${width} ${height}`, class: 'chart', role: 'img', preserveAspectRatio: 'none',
    'aria-label': `Evidence of ${account.procedure}: ${number(account.evidence, 2)}, threshold ${number(account.threshold, 0)}`});
  const values = days.map(day => Math.log(Math.max(day[1], 1e-6)));
  const goal = Math.log(account.threshold);
  const low = Math.min(0, ...values), high = Math.max(goal, ...values);
  const x = at => left + at / (days.length - 1) * (width - left - right);
  const y = value => top + (high - value) / ((high - low) || 1) * (height - top - bottom);
  for (const [value, style, text] of [[goal, 'level goal', `${number(account.threshold, 0)} licence`], [0, 'level', '1 none']]) {
    picture.append(shape('line', {class: style, x1: left, x2: width - right, y1: y(value), y2: y(value)}));
    picture.append(shape('text', {class: 'label', x: width - right + 6, y: y(value) + 4}, text));
  }
  picture.append(shape('text', {class: 'label', x: left, y: height - 4}, days[0][0]));
  picture.append(shape('text', {class: 'label', x: width - right - 62, y: height - 4}, days[days.length - 1][0]));
  picture.append(shape('polyline', {class: 'price', points: values.map((value, at) => `${x(at)},${y(value)}`).join(' ')}));
  return picture;
}

function evidence(account) {
  const section = element('section', {'data-evidence': account.id || ''}, element('h2', {}, 'Evidence and licence ',
    element('span', {class: 'badge'}, account.badge || 'unknown')));
  if (account.problem) {
    section.append(element('p', {class: 'bad'}, account.problem));
    return section;
  }
  section.append(evidenceChart(account));
  const list = element('dl', {class: 'facts'});
  for (const [name, words] of account.lines) list.append(element('dt', {}, name), element('dd', {}, words));
  section.append(list);
  return section;
}

// Of a position on margin only: a spot account has none of it.
function marginPairs(margin) {
  if (!margin) return [];
  const away = margin.liquidationDistance;
  return [
    ['Margin', `${number(margin.margin, 2)}, unrealised ${signed(margin.unrealisedProfit)}`],
    ['Liquidated', away === undefined || away === null ? 'at no price' : `at ${price(margin.liquidationPrice)}, ${percent(away)} away`,
      away !== null && away < NEAR_LIQUIDATION ? 'bad' : '']];
}

// Long and short separately, where they say more than the totals; funding only where there was any.
function sides(found) {
  const funded = found.sides.some(side => side.fundingReceived !== 0 || side.fundingPaid !== 0);
  const ended = found.sides.some(side => side.liquidated + side.deleveraged > 0);
  return element('div', {class: 'sides'}, table(
    ['Side', 'Trades', 'Won', 'Net', ...(funded ? ['Funding received', 'Funding paid'] : []), ...(ended ? ['Liquidated', 'Deleveraged'] : [])],
    found.sides.map(side => element('tr', {},
      element('td', {}, side.side), element('td', {}, number(side.trades, 0)), element('td', {}, percent(side.winRate, 1)),
      element('td', {class: tone(side.netProfit)}, signed(side.netProfit)),
      ...(funded ? [element('td', {}, number(side.fundingReceived, 2)), element('td', {}, number(side.fundingPaid, 2))] : []),
      ...(ended ? [element('td', {}, side.liquidated), element('td', {}, side.deleveraged)] : [])))),
  element('p', {class: 'faint'}, `Trades closed since ${found.since}.`));
}

function card(symbol) {
  const account = symbol.account || {};
  const last = symbol.decisions[0];
  const section = element('section', {'data-symbol': symbol.symbol}, element('h2', {}, symbol.symbol));
  section.append(pairs([
    ['Position', symbol.position ? rounded(symbol.position) : 'none'],
    ...marginPairs(symbol.margin),
    ['Champion', symbol.champion.name],
    ['Last decision', last ? `${last.reason} at ${clock(last.bar)}` : 'none yet'],
    symbol.gain === undefined ? ['Gain today', signed(account.equity - account.dayStartEquity), tone(account.equity - account.dayStartEquity)]
      : ['Gain', signed(symbol.gain), tone(symbol.gain)],
    ['Trades shown', symbol.trades.length]]));
  section.append(chart(symbol));
  if (symbol.shadow) section.append(shadow(symbol.shadow));
  if (symbol.bySide) section.append(fold(symbol.symbol + 's', 'Long and short', sides(symbol.bySide)));
  const funded = symbol.trades.some(trade => trade.funding !== undefined);
  section.append(fold(symbol.symbol + 't', 'Trades', table(['Closed', 'Strategy', 'Side', 'Quantity', 'Entry', 'Exit', 'Why', 'Net',
    ...(funded ? ['Funding'] : []), 'Return'],
    symbol.trades.map(trade => element('tr', {},
      element('td', {}, clock(trade.exitTime)), element('td', {title: trade.origin}, trade.strategy), element('td', {}, trade.side), element('td', {}, quantity(trade.quantity)),
      element('td', {}, price(trade.entryPrice)), element('td', {}, price(trade.exitPrice)), element('td', {}, trade.exitReason),
      element('td', {class: tone(Number(trade.netProfit))}, number(trade.netProfit, 2)),
      ...(funded ? [element('td', {}, trade.funding === undefined ? '–' : signed(trade.funding))] : []),
      element('td', {class: tone(trade.netReturn)}, percent(trade.netReturn, 3)))))));
  section.append(fold(symbol.symbol + 'd', 'Last decisions', table(['Bar', 'Strategy', 'Decision', 'Bracket', 'Figures'],
    symbol.decisions.map(decision => element('tr', {},
      element('td', {}, clock(decision.bar)), element('td', {title: decision.origin}, decision.strategy),
      element('td', {}, decision.reason),
      element('td', {}, decision.bracket || ''), element('td', {class: 'wide'}, figures(decision)))))));
  section.append(fold(symbol.symbol + 'c', 'Champions', table(['Since', 'Model', 'Why'],
    symbol.champion.history.map(step => element('tr', {},
      element('td', {}, clock(Date.parse(step.at))), element('td', {}, step.model), element('td', {class: 'wide'}, step.reason))))));
  return section;
}

function show(status) {
  const halted = status.halted;
  find('mode').textContent = status.mode;
  find('verdict').textContent = (halted ? `HALTED: ${halted}. ` : '')
    + (status.equity === undefined || status.equity === null ? 'Nothing rolled up yet.'
      : `Equity ${number(status.equity, 2)}`
        + (status.capital === undefined ? '' : `: the capital of ${number(status.capital, 2)} and the gains below`)
        + `. ${percent(status.drawdown)} below its peak.`
    + (status.marginUse === undefined || status.marginUse === null ? '' : ` Margin in use: ${percent(status.marginUse, 1)} of the equity.`));
  find('verdict').className = halted ? 'bad' : '';
  find('stop').hidden = Boolean(halted);
  find('resume').hidden = !halted;
  find('symbols').replaceChildren(...(status.evidence || []).map(evidence), ...status.symbols.map(card));
  lastTold = Date.now();
  document.body.classList.toggle('dead', Boolean(status.stalledSince));
  if (status.stalledSince) {
    alarm(`The bot has been stalled since ${status.stalledSince}: it makes no decisions and does not manage open positions. Check its log.`);
  } else if (trouble.startsWith('The bot ')) {
    alarm('');
  }
  find('age').textContent = `${status.venue}, as of ${status.now}`;
}

async function told(answer) {
  const document = await answer.json().catch(() => ({}));
  if (!answer.ok || document.error) throw new Error(document.error || 'HTTP ' + answer.status);
  return document;
}

// A connection that is gone has a message of the browser's own, which helps nobody.
const reason = failed => (failed instanceof TypeError ? '' : ` (${failed.message})`);

function dead(failed) {
  document.body.classList.add('dead');
  find('mode').textContent = 'not answering';
  const since = lastTold ? new Date(lastTold).toISOString().slice(0, 19) + 'Z' : 'never';
  if (trouble === '' || trouble.startsWith('The bot ')) {
    alarm(`The bot does not answer${reason(failed)}; last contact: ${since}. The data below is outdated.`);
  }
}

async function refresh() {
  try {
    show(await told(await fetch('api/status')));
  } catch (failed) {
    dead(failed);
  }
}

async function change(path, what) {
  try {
    const answer = await told(await fetch(path, {method: 'POST', headers: {'X-Scalpel-Token': token}}));
    const failures = answer.failures || [];
    alarm(failures.length === 0 ? '' : `The ${what} failed for some symbols: ${failures.join('; ')}`);
  } catch (failed) {
    alarm(`The ${what} did not reach the bot${reason(failed)}. In a terminal: ./scalpel ${path.split('/')[1]}`);
  }
  await refresh();
}

function ask(question, path, what) {
  find('question').textContent = question;
  find('sure').onclose = () => { if (find('sure').returnValue === 'yes') change(path, what); };
  find('sure').returnValue = '';
  find('sure').showModal();
}

find('stop').addEventListener('click', () => ask('Cancel all orders, close all positions and trade no more?', 'api/stop', 'emergency stop'));
find('resume').addEventListener('click', () => ask('Lift the halt and let the bot trade again?', 'api/resume', 'resuming'));
refresh();
setInterval(refresh, REFRESH_MILLIS);
