/** Whether a path can only lie in the repository. */
export function isInside(path: string): boolean {
  return !/^(?:[A-Za-z]:)?[\\/]/.test(path) && !path.split(/[\\/]/).includes("..");
}
