// Runs judge.py in Pyodide, with one folder of the machine as /work.
import { readFileSync } from "node:fs";
import { loadPyodide } from "./node_modules/pyodide/pyodide.mjs";

const [folder] = process.argv.slice(2);
const pyodide = await loadPyodide();
pyodide.FS.mkdirTree("/work");
pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, { root: folder }, "/work");
pyodide.runPython(readFileSync(new URL("judge.py", import.meta.url), "utf8"));
