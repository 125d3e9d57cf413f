import { expect, test } from "@jest/globals";
import { toSecrets } from "../../src/entry/secrets.ts";

test.each<[string, Parameters<typeof toSecrets>[0], string[]]>([
  ["passwords, without the registry they are for", { "registry-password": ["ghcr.io=a=b", "quay.io=c"] }, ["a=b", "c"]],
  ["a password that names no registry, whole", { "registry-password": ["hunter2"] }, ["hunter2"]],
  ["the password of a proxy", { proxy: ["http://me:p@ss@proxy:3128/"] }, ["p@ss"]],
  ["a token", { "github-token": ["ghs_1"] }, ["ghs_1"]],
  ["nothing of an address without a password", { proxy: ["http://me@proxy:3128"] }, []],
  ["no word of ours", { proxy: ["inherit"], "registry-username": ["ghcr.io=me"], path: ["a=b"] }, []],
])("secret are %s", (_, raw, secrets) => expect(toSecrets(raw)).toEqual(secrets));
