// The protocol's own client, in JavaScript, lists and calls every tool of a program that speaks the Model Context Protocol on
// standard input and output: node mcp.mjs JUNIT PROGRAM ARGUMENT... Exit code 1 if a tool failed.
import { writeFileSync } from "node:fs";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";

const [junit, command, ...args] = process.argv.slice(2);
const SECRET = "a-secret-that-no-answer-may-have";
const transport = new StdioClientTransport({
  command,
  args,
  env: { ...process.env, SCALPEL_API_KEY: SECRET, SCALPEL_API_SECRET: SECRET },
  stderr: "inherit",
});
const client = new Client({ name: "scalpel-conformance", version: "1" });
const results = [];

function check(condition, expected) {
  if (!condition) {
    throw new Error(`expected ${expected}`);
  }
}

async function step(name, run) {
  const started = Date.now();
  try {
    await run();
    results.push({ name, seconds: (Date.now() - started) / 1000 });
    console.log(`ok      ${name}`);
  } catch (failure) {
    results.push({ name, seconds: (Date.now() - started) / 1000, failure: String(failure.message ?? failure) });
    console.log(`FAILED  ${name}: ${failure.message ?? failure}`);
  }
}

async function call(name, values = {}) {
  const answer = await client.callTool({ name, arguments: values }, undefined, patience);
  check(answer.content.length === 1 && answer.content[0].type === "text", "one text");
  check(!answer.content[0].text.includes(SECRET), "no secret");
  check(!answer.isError, `no error, found ${answer.content[0].text}`);
  return JSON.parse(answer.content[0].text);
}

// The launcher may build first.
const patience = { timeout: 300_000 };
await client.connect(transport, patience);
const { tools } = await client.listTools(undefined, patience);
const known = new Set();

/** Calls a tool and checks its document. */
async function tool(name, values, holds) {
  known.add(name);
  await step(name, async () => {
    const document = await call(name, values);
    check(holds(document), `a document of ${name}, found ${JSON.stringify(document).slice(0, 200)}`);
  });
}

await step("the tools are listed as reading only", async () => {
  check(tools.length > 0, "some tools");
  for (const each of tools) {
    check(each.annotations.readOnlyHint === true, `${each.name} to be read-only`);
    check(each.inputSchema.type === "object", `a schema of ${each.name}`);
  }
});
let status = { symbols: [] };
let decisions = [];
await tool("status", {}, (d) => ((status = d), Array.isArray(d.symbols) && d.symbols.length > 0));
// A demo's bars are of the past.
const last = status.symbols.map((each) => each.lastBar).filter(Boolean).sort().pop() ?? new Date().toISOString();
const end = new Date(Date.parse(last) + 86_400_000).toISOString().slice(0, 10);
const begin = new Date(Date.parse(end) - 7 * 86_400_000).toISOString().slice(0, 10);
await tool("decisions", { from: begin, to: end, limit: 500 }, (d) => ((decisions = d.decisions), Array.isArray(d.decisions) && d.decisions.length > 0));
const symbol = status.symbols[0]?.symbol ?? "BTC/USDT";
const decided = decisions[decisions.length - 1] ?? {};
const minute = new Date(decided.bar ?? decided.time ?? 0).toISOString().slice(0, 16);
await tool("explain", { symbol, minute }, (d) => typeof d === "object" && JSON.stringify(d).includes("ecision"));
await tool("trades", { from: begin, to: end, limit: 5 }, (d) => Array.isArray(d.trades) && d.trades.length > 0);
await tool("report", { from: begin, to: end }, (d) => typeof d.verdict === "string" && d.figures !== undefined && d.report === undefined);
await tool("models", { symbol }, (d) => d.champion !== undefined);
await tool("evidence", {}, (d) => typeof d === "object");
await tool("backtests", {}, (d) => Array.isArray(d.runs));
await tool("portfolios", {}, (d) => Array.isArray(d));
await tool("signals", { portfolio: "crossings" }, (d) => Array.isArray(d.rows));
await tool("venues", {}, (d) => Array.isArray(d.rows));
await step("every listed tool was called", async () => {
  const missed = tools.map((each) => each.name).filter((name) => !known.has(name));
  check(missed.length === 0, `no tool to be left out, found ${missed}`);
});
await step("a malformed argument is an error that says what was expected", async () => {
  const answer = await client.callTool({ name: "models", arguments: { symbol: "--home=/" } }, undefined, patience);
  check(answer.isError === true && /symbol/.test(answer.content[0].text), "an error that names the argument");
});
await client.close();

const escape = (text) => text.replace(/[<&"]/g, (c) => ({ "<": "&lt;", "&": "&amp;", '"': "&quot;" })[c]);
const failed = results.filter((each) => each.failure);
writeFileSync(
  junit,
  `<testsuite name="mcp" tests="${results.length}" failures="${failed.length}">\n` +
    results
      .map((each) =>
        `  <testcase classname="mcp" name="${escape(each.name)}" time="${each.seconds}">\n` +
        (each.failure ? `    <failure message="${escape(each.failure)}"/>\n` : "") +
        "  </testcase>\n")
      .join("") +
    "</testsuite>\n",
);
console.log(`mcp: ${results.length - failed.length} passed, ${failed.length} failed`);
process.exit(failed.length > 0 ? 1 : 0);
