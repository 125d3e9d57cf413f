import { describe, expect, test } from "@jest/globals";
import { countHistorySteps, toHistoryDigest } from "../../../src/base-image/lock/history.ts";
import { lockImages, type SeenImages } from "../../../src/base-image/lock/lock-images.ts";
import { parseBasesLock } from "../../../src/base-image/lock/parse.ts";
import { renderBasesLock } from "../../../src/base-image/lock/render.ts";
import type { BasesLock } from "../../../src/model/bases-lock.ts";
import type { ImageFacts } from "../../../src/model/image.ts";
import { blobsOf, digestOf, image, indexOf, lock, step } from "../../fakes/bases.ts";

const DEBIAN = "docker.io/library/debian:12";
const NOW = Date.UTC(2026, 10, 25, 12);

function seen(
  letters: string,
  over: Partial<SeenImages> & { readonly facts?: Partial<ImageFacts>; readonly platform?: string } = {},
): SeenImages {
  const { facts = {}, platform = "linux/amd64", ...more } = over;
  return {
    reference: DEBIAN,
    digest: indexOf(letters),
    images: [{ platform, facts: image(letters, { platform, ...facts }) }],
    now: NOW,
    ...more,
  };
}

/** The versions of a reference, the newest first: layers' digest, first and last seen as days of November. */
function versions(of: BasesLock, reference = DEBIAN): string[] {
  const base = of.bases.find((one) => one.reference === reference);
  return (base?.versions ?? []).map(({ digest, firstSeen, lastSeen, platforms }) =>
    [digest?.slice(7, 11) ?? "none", firstSeen.slice(8, 10), lastSeen.slice(8, 10), Object.keys(platforms).join("+")].join(" "),
  );
}

const id = (letters: string) => indexOf(letters).slice(7, 11);

describe("what is seen of a reference goes into the lock", () => {
  const rows: readonly (readonly [string, BasesLock | null, SeenImages, readonly string[]])[] = [
    ["the first of all", null, seen("ab"), [`${id("ab")} 25 25 linux/amd64`]],
    ["a digest that is known is seen again", lock({ [DEBIAN]: "ab" }), seen("ab"), [`${id("ab")} 20 25 linux/amd64`]],
    [
      "a digest that is new is the newest, and the other stays",
      lock({ [DEBIAN]: "ab" }),
      seen("cd"),
      [`${id("cd")} 25 25 linux/amd64`, `${id("ab")} 20 20 linux/amd64`],
    ],
    [
      "a digest that comes back is the newest again",
      lock({ [DEBIAN]: ["cd", "ab"] }),
      seen("ab"),
      [`${id("ab")} 19 25 linux/amd64`, `${id("cd")} 20 20 linux/amd64`],
    ],
    [
      "another platform of the same digest joins it",
      lock({ [DEBIAN]: "ab" }),
      seen("ab", { platform: "linux/arm64" }),
      [`${id("ab")} 20 25 linux/amd64+linux/arm64`],
    ],
    [
      "an image without a digest that has the same layers",
      lock({ [DEBIAN]: "ab" }),
      seen("ab", { digest: null, facts: { config: null } }),
      [`${id("ab")} 20 25 linux/amd64`],
    ],
    [
      "an image without a digest that has the same config",
      lock({ [DEBIAN]: "ab" }),
      seen("ab", { digest: null }),
      [`${id("ab")} 20 25 linux/amd64`],
    ],
    [
      "an image without a digest that is another",
      lock({ [DEBIAN]: "ab" }),
      seen("cd", { digest: null }),
      [`none 25 25 linux/amd64`, `${id("ab")} 20 20 linux/amd64`],
    ],
    ["what had no digest gets one", lock({ [DEBIAN]: { letters: "ab", digest: null } }), seen("ab"), [`${id("ab")} 20 25 linux/amd64`]],
    [
      "a digest beats what is like it",
      lock({ [DEBIAN]: [{ letters: "ab", digest: null }, "ab"] }),
      seen("ab"),
      [`${id("ab")} 19 25 linux/amd64`, "none 20 20 linux/amd64"],
    ],
    ["the clock went back", lock({ [DEBIAN]: "ab" }), seen("ab", { now: Date.UTC(2026, 10, 1) }), [`${id("ab")} 01 20 linux/amd64`]],
    ["no image", lock({ [DEBIAN]: "ab" }), seen("ab", { images: [] }), [`${id("ab")} 20 20 linux/amd64`]],
    ["a platform that is none", lock({ [DEBIAN]: "ab" }), seen("ab", { platform: "unknown" }), [`${id("ab")} 20 20 linux/amd64`]],
  ];
  test.each(rows)("%s", (_, before, what, after) => {
    const locked = lockImages(before, what);
    expect(versions(locked)).toEqual(after);
    expect(parseBasesLock(renderBasesLock(locked), "lock")).toEqual(locked);
  });

  test("at most 20 versions stay, the oldest goes", () => {
    let all: BasesLock | null = null;
    for (let day = 0; day < 25; day += 1) all = lockImages(all, seen(String.fromCharCode(97 + day), { now: NOW + day * 86_400_000 }));
    expect(all?.bases[0]?.versions).toHaveLength(20);
    expect(all?.bases[0]?.versions[0]?.digest).toBe(indexOf("y"));
    expect(all?.bases[0]?.versions.at(-1)?.digest).toBe(indexOf("f"));
  });

  test("other references stay as they are, sorted", () => {
    const locked = lockImages(lock({ "docker.io/library/zsh:1": "z" }), seen("ab"));
    expect(locked.bases.map(({ reference }) => reference)).toEqual([DEBIAN, "docker.io/library/zsh:1"]);
  });

  test("what a later reading does not tell is not forgotten", () => {
    const first = lockImages(null, seen("ab", { facts: { manifest: digestOf("m"), blobs: blobsOf("ab"), history: [step("a")] } }));
    const again = lockImages(first, seen("ab", { digest: null, now: NOW + 1 }));
    expect(again.bases[0]?.versions[0]?.platforms).toEqual(first.bases[0]?.versions[0]?.platforms);
  });

  test.each([
    ["a date that is none", { created: "yesterday" }, { created: null }],
    ["a date with a zone", { created: "2026-01-01T00:00:00.5+01:00" }, { created: "2026-01-01T00:00:00.5+01:00" }],
    ["blobs that are not those of its layers", { blobs: blobsOf("a") }, {}],
  ])("%s does not make a lock that nobody can read", (_, facts, told) => {
    const locked = lockImages(null, seen("ab", { facts }));
    expect(locked.bases[0]?.versions[0]?.platforms["linux/amd64"]).toMatchObject(told);
    expect(parseBasesLock(renderBasesLock(locked), "lock")).toEqual(locked);
  });
});

describe("the digest of a history", () => {
  const steps = [step("ADD a"), step("CMD b", { empty: true })];

  test("is of its commands alone: not of dates, comments and which steps are empty", () => {
    const shifted = steps.map((one) => ({ ...one, empty: !one.empty, created: null, comment: "c" }));
    expect(toHistoryDigest({ history: shifted })).toBe(toHistoryDigest({ history: steps }));
  });

  test("tells other commands, another order and other bounds apart", () => {
    const others = [[...steps].reverse(), steps.slice(0, 1), [step("ADD aCMD b")], [step('ADD a","CMD b')]];
    const digests = others.map((history) => toHistoryDigest({ history }));
    expect(new Set([...digests, toHistoryDigest({ history: steps })]).size).toBe(5);
  });

  test("is found again at the beginning of an image's", () => {
    const digest = toHistoryDigest({ history: steps }) ?? "";
    expect(countHistorySteps({ history: [...steps, step("RUN c")] }, digest)).toBe(2);
    expect(countHistorySteps({ history: steps }, digest)).toBe(2);
    expect(countHistorySteps({ history: [step("RUN c"), ...steps] }, digest)).toBeNull();
    expect(countHistorySteps({ history: [] }, digest)).toBeNull();
  });

  test("of an image of very many long steps takes no long time", () => {
    const history = Array.from({ length: 20_000 }, (_, index) => step(`RUN ${index} ${"x".repeat(200)}`));
    const begun = performance.now();
    expect(countHistorySteps({ history }, digestOf("none"))).toBeNull();
    expect(performance.now() - begun).toBeLessThan(1_000);
  });

  test("is none where there is no history", () => {
    expect(toHistoryDigest({ history: [] })).toBeNull();
  });
});
