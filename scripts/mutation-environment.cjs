// The environment of tests under mutation: the first test that fails has noticed the change, and the others need not run.
const { TestEnvironment } = require("jest-environment-node");

let noticed; // the last change that was noticed, also by another file of the same run

module.exports = class extends TestEnvironment {
  handleTestEvent({ name, test }) {
    const { __STRYKER_ACTIVE_MUTANT__: mutant } = process.env;
    if (mutant === undefined) return;
    if (name === "test_fn_failure" || name === "hook_failure") noticed = mutant;
    if (name === "test_start" && noticed === mutant) test.mode = "skip";
  }
};
