import { describe, expect, test } from "@jest/globals";
import { refusal, resolved } from "../fakes/dockerfiles.ts";

describe("an instruction", () => {
  test.each([
    "ENV a=b c=d",
    "ENV a b c",
    "ENV a=\"b c\" d='e f'",
    "ENV a=b\\ c",
    "ENV a=",
    "LABEL a=b",
    'LABEL "a b"=c',
    "ARG --x a",
    "CMD",
    "CMD []",
    'CMD ["a", "b"]',
    "CMD ['a']",
    'CMD ["a",]',
    'CMD ["a"] x',
    "CMD [1e999]",
    "ENTRYPOINT a b",
    "RUN",
    "RUN -- --x",
    "RUN --network=none --security=insecure a",
    "RUN --device=vendor/class=x,required a",
    'SHELL ["a"]',
    "EXPOSE 80 $PORT/udp",
    "USER a b",
    "WORKDIR /a b",
    "STOPSIGNAL --x SIGKILL",
    "MAINTAINER me <me>",
    "VOLUME /a /b",
    "VOLUME []x",
    "ADD --checksum=x --keep-git-dir --unpack=true --exclude=a --exclude=b --chmod=1 a b",
    "COPY --parents --link=TRUE a b",
    "HEALTHCHECK NONE",
    "HEALTHCHECK --x NONE",
    "HEALTHCHECK --interval=1h2m3.5s --timeout=.5s --retries=+3 CMD x",
    "HEALTHCHECK --interval=0 cmd x",
    'HEALTHCHECK CMD ["x"]',
    "ONBUILD RUN x",
    "ONBUILD NOPE",
    "ONBUILD ADD",
  ])("%s is one", (line) => expect(resolved(`FROM a\n${line}`).stages).toHaveLength(1));

  test.each([
    ["ENV", "ENV says nothing."],
    ["ENV a", "ENV `a` has no value."],
    ["ENV a=b c", "`c` has no `=`."],
    ["ENV =a", "ENV has a blank name."],
    ["ENV --x a=b", "There is no flag `--x` here."],
    ["LABEL a=b #", "`#` has no `=`."],
    ["ARG", "ARG says nothing."],
    ["ARG =a", "ARG has a blank name."],
    ["CMD [1]", "The JSON form holds something that is no string."],
    ['CMD ["a", null]', "The JSON form holds something that is no string."],
    ["ENTRYPOINT [[]]", "The JSON form holds something that is no string."],
    ["SHELL", "SHELL takes a list in JSON form."],
    ["SHELL []", "SHELL takes a list in JSON form."],
    ["SHELL a b", "SHELL takes a list in JSON form."],
    ["EXPOSE", "EXPOSE says nothing."],
    ["USER", "USER says nothing."],
    ["VOLUME", "VOLUME says nothing."],
    ['VOLUME ["/a", " "]', "VOLUME names an empty path."],
    ["STOPSIGNAL", "STOPSIGNAL says nothing."],
    ["copy a", "COPY needs a source and a destination."],
    ["ADD --from=a b c", "There is no flag `--from` here."],
    ["COPY --link --link a b", "The flag `--link` is given twice."],
    ["COPY --link= a b", "The flag `--link=` has no value."],
    ["COPY --link=1 a b", "The flag `--link` is neither true nor false but `1`."],
    ["COPY --from a b", "The flag `--from` has no value."],
    ["RUN --network=x a", "`--network=x` is no network."],
    ["RUN --security=x a", "`--security=x` is no such mode."],
    ["RUN --device=a,b c", "A device has no setting `b`."],
    ["RUN --device=name=a,name=b c", "A device is named twice, `a` and `b`."],
    ["RUN --device=a,required=x c", "`required=x` is neither true nor false."],
    ["HEALTHCHECK", "HEALTHCHECK says nothing."],
    ["HEALTHCHECK x", "HEALTHCHECK has no kind `x`."],
    ["HEALTHCHECK NONE x", "HEALTHCHECK NONE takes no arguments."],
    ["HEALTHCHECK CMD", "HEALTHCHECK CMD has no command."],
    ["HEALTHCHECK CMD []", "HEALTHCHECK CMD has no command."],
    ["HEALTHCHECK --interval=3 CMD x", "`--interval=3` is no duration."],
    ["HEALTHCHECK --interval=1d CMD x", "`--interval=1d` is no duration."],
    ["HEALTHCHECK --interval=1us CMD x", "`--interval=1us` is less than a millisecond."],
    ["HEALTHCHECK --interval=-1s CMD x", "`--interval=-1s` is less than a millisecond."],
    ["HEALTHCHECK --retries=-1 CMD x", "`--retries=-1` is no number of tries."],
    ["HEALTHCHECK --retries=1.5 CMD x", "`--retries=1.5` is no number of tries."],
    ["ONBUILD", "ONBUILD says nothing."],
    ["ONBUILD FROM a", "ONBUILD cannot hold FROM."],
    ["onbuild onbuild run x", "ONBUILD cannot hold ONBUILD."],
    ["ONBUILD MAINTAINER x", "ONBUILD cannot hold MAINTAINER."],
    ["ONBUILD --x RUN y", "There is no flag `--x` here."],
    ["ONBUILD CMD [1]", "The JSON form holds something that is no string."],
  ])("%s is none", (line, message) => expect(refusal(`FROM a\n${line}`)).toBe(`D:2: ${message}`));

  test("of very many ONBUILDs is refused as of two", () => {
    expect(refusal(`FROM a\n${"ONBUILD ".repeat(8_000)}RUN x`)).toBe("D:2: ONBUILD cannot hold ONBUILD.");
  });

  test("that is wrong is told before those that stand after it", () => {
    expect(refusal("FROM a\nSHELL a\nRUNN b")).toBe("D:2: SHELL takes a list in JSON form.");
  });

  test("that cannot be taken apart is told before those that make no sense", () => {
    expect(refusal("RUNN b\nFROM a\nENV a")).toBe("D:3: ENV `a` has no value.");
  });
});
