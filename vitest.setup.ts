import { configureGlobal } from "fast-check";

// A test run is the same today and tomorrow. FAST_CHECK_SEED=random looks for what it has not seen yet.
const seed = process.env["FAST_CHECK_SEED"];
if (seed !== "random") configureGlobal({ seed: Number(seed ?? 20_260_115) });
