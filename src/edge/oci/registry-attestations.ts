import { z } from "zod";
import type { Material } from "../../model/image.ts";
import { toMaterials } from "../../model/materials.ts";
import { parseJson } from "./image-json.ts";
import { type Descriptor, type Index, type Manifest, parseManifest } from "./image-manifest.ts";
import type { Repository } from "./registry-client.ts";

const ATTESTS = "vnd.docker.reference.digest";
const KIND = "vnd.docker.reference.type";
const PREDICATE = "in-toto.io/predicate-type";
const MOST = 8;
const Subject = z.object({ subject: z.object({ digest: z.string() }) });

/** Whether a manifest of an index is no image but says something of one. */
export function isAttestation({ annotations, platform }: Descriptor): boolean {
  return annotations?.[ATTESTS] !== undefined || annotations?.[KIND] !== undefined || platform?.os === "unknown";
}

type Place = { readonly repository: Repository; readonly shown: string };

/** What an image's own attestations in its index say that its build used; null where none says so. */
export async function readProvenance(index: Index | null, image: string, place: Place): Promise<readonly Material[] | null> {
  const all = (index?.manifests ?? []).filter(isAttestation);
  const about = all.filter(({ annotations }) => (annotations?.[ATTESTS] ?? image) === image);
  for (const { digest, annotations } of about.slice(0, MOST)) {
    const manifest = await readManifest(digest, place, annotations?.[ATTESTS] === undefined ? image : null);
    const materials = manifest === null ? null : await readMaterials(manifest, place);
    if (materials !== null) return materials;
  }
  return null;
}

/** An attestation's manifest. As an artifact it may name its image itself (`subject`): it is only of that one. */
async function readManifest(digest: string, { repository, shown }: Place, image: string | null): Promise<Manifest | null> {
  const what = `an attestation of ${shown}`;
  const { bytes } = await repository.manifest(digest);
  const parsed = parseManifest(bytes, what);
  if ("index" in parsed) return null;
  const subject = Subject.safeParse(parseJson(bytes, what));
  if (image !== null && subject.data?.subject.digest !== image) return null;
  return parsed.manifest;
}

async function readMaterials({ layers }: Manifest, { repository, shown }: Place): Promise<readonly Material[] | null> {
  const what = `an attestation of ${shown}`;
  for (const layer of layers) {
    if (!(layer.annotations?.[PREDICATE] ?? "").startsWith("https://slsa.dev/provenance/")) continue;
    const materials = toMaterials(parseJson(await repository.small(layer, what), what));
    if (materials !== null) return materials;
  }
  return null;
}
