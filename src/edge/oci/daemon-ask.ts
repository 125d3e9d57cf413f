import { type IncomingMessage, request } from "node:http";

/** `patience`: ms until the engine answers; `signal`: ends it all. `use` reads the answer, which is closed after it. */
export type EngineAsking<T> = {
  readonly patience: number;
  readonly signal?: AbortSignal;
  readonly use: (response: IncomingMessage) => Promise<T>;
};

/** Sends one GET to the engine at a local socket. Rejects where none answers in time. */
export async function askEngine<T>(socketPath: string, path: string, { patience, signal, use }: EngineAsking<T>): Promise<T> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const asked = request({ socketPath, path, headers: { host: "docker" }, ...(signal === undefined ? {} : { signal }) }, resolve);
    const timer = setTimeout(() => asked.destroy(new Error(`it said nothing for ${patience / 1000} seconds`)), patience);
    asked.on("response", () => clearTimeout(timer));
    asked.on("close", () => clearTimeout(timer));
    asked.on("error", reject);
    asked.end();
  });
  response.on("error", () => undefined); // told to whoever reads it
  try {
    return await use(response);
  } finally {
    response.destroy();
  }
}

/** A reference as the API takes it in a path: slashes stay, all else that has a meaning in an address is encoded. */
export function encodeReference(reference: string): string {
  return reference.split("/").map(encodeURIComponent).join("/");
}
