// Properties are tried on the same values in every run, so that a failure is one for everybody; FC_SEED=random tries others.
import fc from "fast-check";

const { FC_SEED: seed = "20261125" } = process.env;
if (seed !== "random") fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(seed) });
