// Properties are tried on the same values in every run, so that a failure is one for everybody; FC_SEED=random tries others.
import fc from "fast-check";

// Under mutation testing a property that fails has done its work: nobody reads its smallest counterexample.
const { FC_SEED: seed = "20261125", __STRYKER_ACTIVE_MUTANT__: mutant } = process.env;
fc.configureGlobal({
  ...fc.readConfigureGlobal(),
  ...(seed === "random" ? {} : { seed: Number(seed) }),
  endOnFailure: mutant !== undefined,
});
