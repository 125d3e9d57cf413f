import { resolve } from "node:path";
import { isGateError } from "../errors.ts";
import type { Target } from "../model/target.ts";
import { checkStored } from "./check-stored.ts";
import { type Found, notFound, type Search } from "./found.ts";
import { toShown } from "./shown.ts";
import { type Listed, type Picked, pickAll, pickNamed } from "./stored-images.ts";
import { findPlace, type StoredPlace, type StoredScheme } from "./stored-place.ts";

/** The images of an archive or layout that is there and is what it claims to be: all of them, or the one that was named (`FILE:NAME`). */
export async function findStored(scheme: StoredScheme, text: string, { world }: Search): Promise<Found> {
  const { cwd } = world.machine;
  const place = await findPlace(scheme, text, world);
  if (place === null) {
    const missing = `${scheme}:${toShown(resolve(cwd, text), cwd)}`;
    return notFound({ code: "target-not-found", message: `${missing} is not there.`, next: "Check the path." });
  }
  const file = { scheme, shown: toShown(place.absolute, cwd), absolute: place.absolute };
  const wrong = await checkStored(scheme, file.absolute, world.files);
  if (wrong !== null) return notFound({ code: "target-invalid", message: `${scheme}:${file.shown} ${wrong.why}.`, next: wrong.next });
  try {
    return choose(await world.images.list({ scheme, locator: file.shown, absolute: file.absolute }), place, file);
  } catch (error) {
    if (!isGateError(error)) throw error;
    if (place.name !== null) return { targets: [], problems: error.faults };
    return { targets: [toTarget({ name: null, names: [] }, file)], problems: [] }; // its scanner may be able to read it
  }
}

type File = { readonly scheme: StoredScheme; readonly shown: string; readonly absolute: string };

function choose(listed: Listed, { name }: StoredPlace, file: File): Found {
  const isOneOfSeveral = listed.length > 1;
  if (name === null)
    return { targets: pickAll(file.scheme, listed).map((picked) => ({ ...toTarget(picked, file), isOneOfSeveral })), problems: [] };
  const picked = pickNamed(listed, name, `${file.scheme}:${file.shown}`);
  if ("code" in picked) return notFound(picked);
  return { targets: [{ ...toTarget(picked, file), isOneOfSeveral }], problems: [] };
}

function toTarget({ name, names }: Picked, { scheme, shown, absolute }: File): Extract<Target, { kind: "image" }> {
  const locator = name === null ? shown : `${shown}:${name}`;
  return { kind: "image", id: `${scheme}:${locator}`, scheme, locator, absolute, names, ...(name === null ? {} : { name }) };
}
