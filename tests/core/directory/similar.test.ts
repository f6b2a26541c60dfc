import assert from "node:assert/strict";
import { isNear } from "../../../core/directory/similar.ts";

describe("core/similar", () => {
  const table = [
    { typed: "alise", name: "Alice Anders", near: true },
    { typed: "ALICE", name: "alice", near: true },
    { typed: "andrs", name: "Anders, Alice", near: true },
    { typed: "alice andres", name: "Alice Anders", near: true },
    { typed: "bob", name: "Bobby Brown", near: false },
    { typed: "bub", name: "Bob Brown", near: true },
    { typed: "bxx", name: "Bob Brown", near: false },
    { typed: "zoe", name: "Zoë Zander", near: true },
    { typed: "alxxx", name: "Alice Anders", near: false },
    { typed: "😀ab", name: "😀ab", near: true },
    { typed: "alice", name: "", near: false },
    { typed: "a", name: "a".repeat(5000), near: false },
  ];
  for (const { typed, name, near } of table) {
    it(`${typed} ${near ? "may mean" : "is not"} ${name.slice(0, 20)}`, () => {
      assert.equal(isNear(typed, name), near);
    });
  }
});
