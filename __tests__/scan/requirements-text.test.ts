import { expect, test } from "@jest/globals";
import { countUnnamed, findReferences, moveReferences, toPlainRequirements } from "../../src/scan/requirements-text.ts";

test.each([
  ["--requirement=more.txt\n", "-r more.txt\n"],
  ["a==1\n  --requirement  more.txt # x\n", "a==1\n  -r more.txt # x\n"],
  ["django (==2.2.0)\n", "django ==2.2.0\n"],
  ["django[argon2] ( >= 2, < 3 ) ; python_version > '3'\n", "django[argon2] >= 2, < 3  ; python_version > '3'\n"],
  ["django==2.2.0\n-r more.txt\n-c c.txt\n", "django==2.2.0\n-r more.txt\n-c c.txt\n"],
  ["# a (b)\n--requirements x\n", "# a (b)\n--requirements x\n"],
])("%j is read as %j", (text, plain) => expect(toPlainRequirements(text)).toBe(plain));

test("what leads upwards is meant from where the text lay, and what lies beside it stays", () => {
  const text = "-r ../common.txt\n-c ../c.txt # x\n-r more.txt\n-r/abs.txt\na==1\n";
  expect(moveReferences(text, (path) => `/from/${path}`)).toBe(
    "-r /from/../common.txt\n-c /from/../c.txt # x\n-r more.txt\n-r/abs.txt\na==1\n",
  );
  expect(findReferences(text)).toEqual(["../common.txt", "more.txt", "/abs.txt"]);
});

test.each([
  ["git+https://x/a.git@1#egg=a", 1],
  ["-e git+ssh://git@x/a.git", 1],
  ["--editable=hg+https://x/a", 1],
  ["https://x/a-1.0.tar.gz", 1],
  ["a @ https://x/a.whl", 1],
  ["a[b] @ git+https://x/a", 1],
  ["a==$\u007bVERSION}", 1],
  ["-e .", 0],
  ["./local", 0],
  ["a==1 # https://x", 0],
  ["# git+https://x", 0],
  ["-i https://index/simple", 0],
  ["--index-url https://$\u007bTOKEN}@index/simple", 0],
])("%s: %d that no advisory names", (line, count) => expect(countUnnamed(`a==1\n${line}\n`)).toBe(count));
