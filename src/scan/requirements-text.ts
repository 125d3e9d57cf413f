const LONG_REFERENCE = /^([ \t]*)--requirement(?:[ \t]+|[ \t]*=[ \t]*)/gm;
const IN_BRACKETS = /^([ \t]*[A-Za-z0-9][\w.-]*[ \t]*(?:\[[^\]\n]*\])?)[ \t]*\(([^()\n]*)\)/gm;

/** Requirements as pip takes them, in the forms that OSV-Scanner reads: it passes over others in silence. */
export function toPlainRequirements(text: string): string {
  return text.replace(LONG_REFERENCE, "$1-r ").replace(IN_BRACKETS, "$1$2");
}

const REFERENCE = /^([ \t]*-[rc][ \t]*)([^\s#]+)/gm;

/** The same text in another folder: what it refers to by a path that leads upwards is meant from where it lay. `move` gives the new path. */
export function moveReferences(text: string, move: (path: string) => string): string {
  return text.replace(REFERENCE, (whole, flag: string, path: string) => (/^\.\.[\\/]/.test(path) ? `${flag}${move(path)}` : whole));
}

/** What a file of requirements takes more requirements from: paths, or addresses. */
export function findReferences(text: string): string[] {
  return [...text.matchAll(REFERENCE)].flatMap(([, flag = "", path = ""]) => (flag.includes("-r") ? [path] : []));
}

const BY_ADDRESS =
  /^[ \t]*(?:(?:-e|--editable)[ \t=]+)?(?:[A-Za-z0-9][\w.-]*(?:\[[^\]\n]*\])?[ \t]*@[ \t]*)?(?:(?:git|hg|svn|bzr)\+|https?:|ftp:)/;
const BY_VARIABLE = /^[ \t]*[A-Za-z0-9][^#\n]*\$\{\w+\}/;

/** How many requirements are named by an address or by a variable: no advisory is about these. */
export function countUnnamed(text: string): number {
  return text.split("\n").filter((line) => BY_ADDRESS.test(line) || BY_VARIABLE.test(line)).length;
}
