import fc from "fast-check";
import { ts } from "ts-morph";
import { describe, expect, test } from "vitest";
import { literal, propertyKey, stringLiteral, UnprintableValueError } from "./index.ts";

/** Text as an attacker would write it into a document. */
const hostile = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({
    unit: fc.constantFrom(
      "\u2028",
      "\u2029",
      '"',
      "'",
      "`",
      "\\",
      "\n",
      "\r",
      "${",
      "*/",
      "//",
      "</script",
      "\ud800",
      "__proto__",
      " ",
    ),
  }),
  fc.constantFrom("__proto__", "constructor", "toString", "</SCRIPT>", "<!--", "\u202e", "\0", "-0", "200"),
);

describe("literal", () => {
  test("keeps data on one line while it fits", () => {
    expect(literal({ id: "createAgent", tags: ["a", "b"], nested: { ok: true, none: null } }, 0)).toBe(
      '{ id: "createAgent", tags: ["a", "b"], nested: { ok: true, none: null } }',
    );
    expect(literal([], 0) + literal({}, 0)).toBe("[]{}");
  });

  test("breaks data that does not fit, one entry a line", () => {
    const text = "x".repeat(60);
    expect(literal({ first: text, second: [text, text], third: 1 }, 2)).toBe(
      `{\n    first: "${text}",\n    second: [\n      "${text}",\n      "${text}",\n    ],\n    third: 1,\n  }`,
    );
  });

  test("counts the columns that are used before it, and the one after it", () => {
    const value = { id: "x".repeat(70) };
    const columns = `${literal(value, 0)};`.length;
    expect(literal(value, 0, { used: 100 - columns })).not.toContain("\n");
    expect(literal(value, 0, { used: 101 - columns })).toContain("\n");
  });

  test("stays within 100 columns wherever a single entry does", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        for (const line of literal(value, 0).split("\n")) {
          if (line.length > 99) expect(line.trim()).toMatch(/^("|\w|\[)[^{}]*,?$|^\S+: \S+,$|"/);
        }
      }),
    );
  });

  test("leaves out properties that are undefined", () => {
    expect(literal({ a: undefined, b: 1 }, 0)).toBe("{ b: 1 }");
  });

  test("prints numbers as they are read, those too large for a double included", () => {
    expect(literal([1e21, 0.1, -5, -0, 2 ** 53, Number.POSITIVE_INFINITY], 0)).toBe(
      "[1e+21, 0.1, -5, 0, 9007199254740992, 1e999]",
    );
  });

  test.each([
    ["NaN", { a: [Number.NaN] }, "/a/0"],
    ["a function", { a: () => 1 }, "/a"],
    ["a bigint", [1n], "/0"],
    ["a date", { when: new Date(0) }, "/when"],
  ])("refuses %s and says where it is", (_, value, place) => {
    expect(() => literal(value, 0)).toThrow(UnprintableValueError);
    expect(() => literal(value, 0)).toThrow(`"${place}"`);
  });

  test("refuses a cycle instead of running out of stack", () => {
    const cycle: Record<string, unknown> = { a: { text: "x".repeat(200) } };
    cycle.self = { again: cycle };
    expect(() => literal(cycle, 0)).toThrow(/cycle/);
  });

  test("prints data that reads back the same, whatever it holds", () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: "binary", maxDepth: 5 }), (value) => {
        // Through JSON, which has no -0.
        expect(evaluate(literal(value, 0))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test("lets no key or string of a document out of its place", () => {
    fc.assert(
      fc.property(fc.dictionary(hostile, hostile), (dictionary) => {
        const printed = literal(dictionary, 0);
        expect(readBack(printed)).toEqual(Object.entries(dictionary));
        expect(printed).not.toMatch(/<\/script|<!--|[\u2028\u2029\u202a-\u202e]/i);
      }),
      { numRuns: 500 },
    );
  });

  test("says of what stands below a member of all objects that its texts are what they are", () => {
    const data = { constructor: { type: "a" }, toString: ["b"], valueOf: 1, name: { type: "c" } };
    expect(literal(data, 0)).toBe(
      '{ constructor: { type: "a" } as const, toString: ["b"] as const, valueOf: 1, name: { type: "c" } }',
    );
    expect(literal({ constructor: { text: "x".repeat(90) } }, 0)).toBe(
      `{\n  constructor: {\n    text: "${"x".repeat(90)}",\n  } as const,\n}`,
    );
  });

  test("makes __proto__ a property, not the prototype", () => {
    const value = JSON.parse('{ "__proto__": { "admin": true } }');
    const printed = literal(value, 0);
    expect(printed).toBe('{ ["__proto__"]: { admin: true } }');
    const read = evaluate(printed);
    expect(Object.keys(read as object)).toEqual(["__proto__"]);
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
  });
});

describe("propertyKey", () => {
  test.each([
    ["agentId", "agentId"],
    ["$ref", "$ref"],
    ["class", "class"],
    ["agent-id", '"agent-id"'],
    ["200", '"200"'],
    ["größe", '"größe"'],
    ["", '""'],
    ["__proto__", '["__proto__"]'],
  ])("prints %j as %s", (name, printed) => {
    expect(propertyKey(name)).toBe(printed);
  });
});

describe("stringLiteral", () => {
  test("holds exactly the text, and nothing that an editor or a page would take otherwise", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const printed = stringLiteral(text);
        const source = ts.createSourceFile(
          "file.ts",
          `export const text = ${printed};\n`,
          ts.ScriptTarget.Latest,
        );
        expect(source.statements).toHaveLength(1);
        expect(evaluate(printed)).toBe(text);
        expect(printed).not.toMatch(/[\p{Cc}\u202a-\u202e\u2028\u2029\ufeff]/u);
      }),
      { numRuns: 500 },
    );
  });
});

test.each(["//# sourceMappingURL=data:,", "/*@ sourceURL=a", "\u{e0041}\u{e007f}", "a\u00adb", "\u180e"])(
  "writes %j so that no tool finds it in the file, and it reads back the same",
  (text) => {
    const printed = stringLiteral(text);
    expect(printed).toMatch(/^"[^#@]*\\u[^#@]*"$/);
    expect(printed).toMatch(/^[ -~]*$/);
    expect(evaluate(printed)).toBe(text);
  },
);

/** The entries of an object literal, read by the compiler. */
function readBack(printed: string): readonly (readonly [string, string])[] {
  const source = ts.createSourceFile(
    "file.ts",
    `export const data = ${printed};\n`,
    ts.ScriptTarget.Latest,
    true,
  );
  expect(source.statements).toHaveLength(1);
  const entries: [string, string][] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node)) {
      const key = ts.isComputedPropertyName(node.name) ? node.name.expression : node.name;
      if (!ts.isStringLiteral(key) && !ts.isIdentifier(key))
        throw new Error(`unexpected key ${key.getText()}`);
      if (!ts.isStringLiteral(node.initializer))
        throw new Error(`unexpected value ${node.initializer.getText()}`);
      entries.push([key.text, node.initializer.text]);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return entries;
}

function evaluate(printed: string): unknown {
  const declaration = `const value = ${printed};`;
  const typed = printed.includes(" as const");
  const code = typed ? ts.transpile(declaration, { target: ts.ScriptTarget.ESNext }) : declaration;
  return new Function(`"use strict"; ${code}; return value;`)();
}
