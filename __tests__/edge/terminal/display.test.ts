import { describe, expect, test } from "@jest/globals";
import { toDisplay } from "../../../src/edge/terminal/display.ts";

const TTY = { isTTY: true, columns: 90 };
const PIPE = {};

describe("what a stream can show", () => {
  test.each([
    ["a terminal", TTY, {}, true],
    ["a pipe", PIPE, {}, false],
    ["a terminal whose user wants none", TTY, { NO_COLOR: "1" }, false],
    ["an empty NO_COLOR, which says nothing", TTY, { NO_COLOR: "" }, true],
    ["a dumb terminal", TTY, { TERM: "dumb" }, false],
    ["a pipe into something that shows colour", PIPE, { FORCE_COLOR: "1" }, true],
    ["a terminal that is told not to", TTY, { FORCE_COLOR: "0" }, false],
    ["an empty FORCE_COLOR, which says nothing", PIPE, { FORCE_COLOR: "" }, false],
  ])("%s has colour: %#", (_, stream, env, colour) => {
    expect(toDisplay(stream, env).colour).toBe(colour);
  });

  test.each([
    ["a terminal's own width", TTY, {}, 90],
    ["a terminal's own before COLUMNS", TTY, { COLUMNS: "200" }, 90],
    ["COLUMNS in a pipe", PIPE, { COLUMNS: "200" }, 200],
    ["100 where nobody says", PIPE, {}, 100],
    ["100 where COLUMNS is nonsense", PIPE, { COLUMNS: "wide" }, 100],
    ["100 where COLUMNS is too narrow to read", PIPE, { COLUMNS: "3" }, 100],
    ["100 where a terminal does not know", { isTTY: true }, {}, 100],
  ])("the width is %s", (_, stream, env, width) => {
    expect(toDisplay(stream, env).width).toBe(width);
  });

  test.each([
    ["iTerm", TTY, { TERM_PROGRAM: "iTerm.app" }, true],
    ["Windows Terminal", TTY, { WT_SESSION: "1" }, true],
    ["kitty", TTY, { KITTY_WINDOW_ID: "1" }, true],
    ["a recent VTE", TTY, { VTE_VERSION: "7200" }, true],
    ["an old VTE", TTY, { VTE_VERSION: "3400" }, false],
    ["an unknown terminal", TTY, { TERM: "xterm" }, false],
    ["a terminal without colour", TTY, { TERM_PROGRAM: "vscode", NO_COLOR: "1" }, false],
    ["a terminal in CI", TTY, { TERM_PROGRAM: "vscode", CI: "true" }, false],
    ["a pipe", PIPE, { TERM_PROGRAM: "vscode", FORCE_COLOR: "1" }, false],
  ])("%s has links: %#", (_, stream, env, links) => {
    expect(toDisplay(stream, env).links).toBe(links);
  });
});
