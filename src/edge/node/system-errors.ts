import { GateError, sentenceOf } from "../../errors.ts";

/** A GateError for something that cannot be read. */
export function unreadable(path: string, why: string): GateError {
  return new GateError({ code: "input-invalid", message: `${path} cannot be read: ${why}.`, next: "Check the path and its permissions." });
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "it does not exist",
  EACCES: "permission denied",
  EPERM: "not permitted",
  EISDIR: "it is a folder",
  ENOTDIR: "a part of its path is not a folder",
  ELOOP: "it is a symbolic link",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EROFS: "the file system is read-only",
  EMFILE: "too many files are open",
  ENAMETOOLONG: "its name is too long",
  EEXIST: "something is there already",
  ENXIO: "it is no regular file",
  EXDEV: "it lies on another file system",
};

/** A system error in plain words, without a full stop. */
export function sentenceOfSystem(error: unknown): string {
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
  return REASONS[code] ?? sentenceOf(error).replace(/\.$/, "");
}
