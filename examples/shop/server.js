// An invented shop. It is never run by the demo: only what it depends on is looked at.
const { createServer } = require("node:http");
const debug = require("debug")("shop");
const { groupBy } = require("lodash");
const minimist = require("minimist");
const { satisfies } = require("semver");

const { port = 8080 } = minimist(process.argv.slice(2));
const articles = [
  { name: "tea", shelf: 1 },
  { name: "rye bread", shelf: 2 },
];

createServer((request, response) => {
  debug("asked for %o", request.url);
  response.setHeader("content-type", "application/json").end(JSON.stringify(groupBy(articles, "shelf")));
}).listen(port);

debug("listening on %d, node is new enough: %s", port, satisfies(process.version, ">=20"));
