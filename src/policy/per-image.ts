import { parseReference } from "../model/reference.ts";
import type { PerImage } from "../model/settings.ts";
import { type Attempt, type Kind, parsed } from "./kinds.ts";

/**
 * A value for all images, or `IMAGE=VALUE` for one of them, parted at the first `=`. A path that has an `=` itself begins with `./` or `/`.
 * `check` says what is wrong with the value, as the rest of a sentence, or null.
 */
function perImage(hint: string, expected: string, check: (value: string) => string | null): Kind<PerImage<string>> {
  return parsed(`${hint}|IMAGE=${hint}`, expected, (text): Attempt<PerImage<string>> => {
    const equals = /^\.{0,2}\//.test(text) ? -1 : text.indexOf("=");
    const [image, value] = equals < 0 ? [null, text] : [text.slice(0, equals), text.slice(equals + 1)];
    if (image === "") return { wrong: "names no image before the `=`" };
    const wrong = value === "" ? "gives nothing after the `=`" : check(value);
    return wrong === null ? { value: { image, value }, wrong } : { wrong };
  });
}

/** A Dockerfile, of all images or of one. */
export const DOCKERFILES = perImage("FILE", "the path of a Dockerfile, or `IMAGE=FILE` where there are several images", () => null);

/** buildx' metadata file, of all images or of one. */
export const METADATA_FILES = perImage(
  "FILE",
  "the path of buildx' metadata file, or `IMAGE=FILE` where there are several images",
  () => null,
);

/** A declared base, of all images or of one. */
export const DECLARED_BASES = perImage("REF", "an image reference, or `IMAGE=REF` where there are several images", (value) => {
  if (value === "scratch") return null;
  const reference = parseReference(value);
  return "wrong" in reference ? reference.wrong : null;
});
