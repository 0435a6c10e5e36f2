// Everything the pages say, in English and Chinese beside each other. {name} is filled in.
// A test holds these lists against the modules: no key missing, none unused, none twice.
import { app } from "./words/app.js";
import { axis } from "./words/axis.js";
import { findings } from "./words/findings.js";
import { meters } from "./words/meters.js";
import { recorders } from "./words/recorders.js";
import { visit } from "./words/visit.js";
import { visits } from "./words/visits.js";
import { wire } from "./words/wire.js";

export const words = { ...app, ...wire, ...visits, ...visit, ...axis, ...findings, ...recorders, ...meters };
