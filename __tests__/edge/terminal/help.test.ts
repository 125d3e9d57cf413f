import { describe, expect, test } from "@jest/globals";
import { type HelpPage, renderHelp } from "../../../src/edge/terminal/help.ts";

const PAGE: HelpPage = {
  usage: ["portcullis scan", "portcullis judge"],
  intro: "One gate for container images and lockfiles, and this sentence is long enough to be broken.",
  sections: [
    {
      title: "Commands",
      rows: [
        ["scan", "Scan and judge."],
        ["judge REPORT…", "Judge reports that exist already, which takes more than one line to say."],
      ],
    },
    {
      title: "Long",
      rows: [
        ["--a-very-long-option-with-a-very-long-value VALUE", "Below it."],
        ["--word", `${"x".repeat(80)} y`],
      ],
    },
  ],
};

describe("a page of help", () => {
  test("has terms in one column and their meaning in another", () => {
    expect(renderHelp(PAGE, 60)).toBe(`Usage: portcullis scan
       portcullis judge

One gate for container images and lockfiles, and this
sentence is long enough to be broken.

Commands
  scan           Scan and judge.
  judge REPORT…  Judge reports that exist already, which
                 takes more than one line to say.

Long
  --a-very-long-option-with-a-very-long-value VALUE
            Below it.
  --word    ${"x".repeat(80)}
            y
`);
  });

  test.each([0, 20, 40, 80, 200])("fits a terminal of %d columns as far as its words allow", (width) => {
    const lines = renderHelp({ ...PAGE, sections: PAGE.sections.slice(0, 1) }, width).split("\n");
    const limit = Math.min(110, Math.max(40, width));
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(limit);
    for (const line of lines) expect(line).toBe(line.trimEnd());
  });
});
