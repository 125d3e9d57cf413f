// An invented shop. It is never run by the demo: only what it depends on is looked at.
const { parse } = require("node:url");
const debug = require("debug")("shop");
const { groupBy } = require("lodash");
const minimist = require("minimist");
const { match } = require("path-to-regexp");
const { satisfies } = require("semver");
const { Server } = require("ws");

const { port = 8080 } = minimist(process.argv.slice(2));
const article = match("/articles/:id");

new Server({ port }).on("connection", (socket, request) => {
  const found = article(parse(request.url).pathname);
  debug("asked for %o", found);
  socket.send(JSON.stringify(groupBy(found ? [found.params] : [], "id")));
});

debug("listening on %d, node is new enough: %s", port, satisfies(process.version, ">=20"));
