#!/usr/bin/env node
// Looks up everything that is shipped in the OSV database (https://osv.dev): the jars of the services as they were built
// and the packages of the web apps' lock file. Fails for a known hole of severity HIGH or CRITICAL that .ci/dependencies.accepted
// doesn't name; says "skipped" and why where the database can't be reached. OSV_URL names a mirror.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const osv = process.env.OSV_URL ?? "https://api.osv.dev";
const perQuery = 500;
const patience = 30_000;

function jars() {
  return readdirSync(root)
    .map((module) => join(root, module, "target/quarkus-app/quarkus-app-dependencies.txt"))
    .filter(existsSync)
    .flatMap((file) => readFileSync(file, "utf8").split("\n"))
    .filter((line) => line !== "" && !line.startsWith("dev.tillstream:"))
    .map((line) => {
      const parts = line.split(":");
      return `pkg:maven/${parts[0]}/${parts[1]}@${parts.at(-1)}`;
    });
}

function packages() {
  const lock = JSON.parse(readFileSync(join(root, "pos-client/web/package-lock.json"), "utf8"));
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path !== "" && entry.version && !entry.dev && !entry.link)
    .map(([path, entry]) => {
      const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
      return `pkg:npm/${name.replace("@", "%40")}@${entry.version}`;
    });
}

async function ask(path, body) {
  const answer = await fetch(osv + path, {
    method: body ? "POST" : "GET",
    body: body && JSON.stringify(body),
    headers: { "Content-Type": "application/json" },
    signal: AbortSignal.timeout(patience),
  });
  if (!answer.ok) throw new Error(`${osv}${path} answers ${answer.status}`);
  return answer.json();
}

async function known(purls) {
  const found = new Map();
  for (let from = 0; from < purls.length; from += perQuery) {
    const part = purls.slice(from, from + perQuery);
    const { results } = await ask("/v1/querybatch", { queries: part.map((purl) => ({ package: { purl } })) });
    results.forEach(({ vulns = [] }, i) => {
      for (const { id } of vulns) found.set(id, [...(found.get(id) ?? []), part[i]]);
    });
  }
  return found;
}

function accepted() {
  const file = join(root, ".ci/dependencies.accepted");
  return existsSync(file) ? readFileSync(file, "utf8").split("\n").map((line) => line.split(/\s/)[0]) : [];
}

async function check() {
  const java = jars();
  const purls = [...new Set([...java, ...packages()])];
  if (java.length === 0) console.log("dependencies: no service is built, only the web apps' packages are looked up");
  let serious = 0;
  for (const [id, where] of await known(purls)) {
    const { summary = "", database_specific: { severity = "UNKNOWN" } = {} } = await ask(`/v1/vulns/${id}`);
    const counts = !["LOW", "MODERATE"].includes(severity) && !accepted().includes(id);
    serious += counts ? 1 : 0;
    console.log(`dependencies: ${counts ? "FAILED" : "noted"} ${severity} ${id} ${where.join(", ")}: ${summary}`);
  }
  console.log(`dependencies: ${purls.length} looked up, ${serious} with serious holes`);
  return serious > 0 ? 1 : 0;
}

try {
  process.exitCode = await check();
} catch (failure) {
  console.log(`dependencies: skipped, the database can't be asked: ${failure.cause?.message ?? failure.message}`);
}
