import { pickOf, type Random } from "../draw.ts";

/** Text that tries to leave the place it is put in. Where it succeeds, a call of the canary becomes code. */
export function hostileText(random: Random, canary: string, plain: string): string {
  const kind = random();
  if (kind < 0.12) return pickOf(random, names);
  const parts = Array.from({ length: 1 + Math.floor(random() * 3) }, () => fragment(random, canary));
  const text = parts.join(pickOf(random, ["", "", " ", "\n", "/", "\u2028"]));
  if (kind < 0.3) return `${plain}${text}`;
  if (kind < 0.4) return `${text}${plain}`;
  return kind < 0.43 ? `${text}${"x".repeat(Math.floor(random() * 9000))}` : text;
}

/** Any JSON value, with hostile texts as keys and values. */
export function hostileValue(random: Random, canary: string, depth = 0): unknown {
  const kind = random();
  if (kind < 0.4 || depth > 3) return hostileText(random, canary, "value");
  if (kind < 0.5) return pickOf<unknown>(random, scalars);
  const children = Array.from({ length: Math.floor(random() * 4) }, () =>
    hostileValue(random, canary, depth + 1),
  );
  if (kind < 0.65) return children;
  // `fromEntries` makes own properties, `__proto__` too.
  return Object.fromEntries(children.map((child) => [hostileText(random, canary, "key"), child]));
}

function fragment(random: Random, canary: string): string {
  return pickOf(random, fragments).replaceAll("CANARY", canary);
}

const scalars = [null, true, false, 0, -0, -1, 1e21, 5e-324, 2 ** 53 + 1, -1.5, "", [], {}];

/** Each closes, opens or imitates something: of TypeScript, of its comments, of what surrounds it on its way. */
const fragments: readonly string[] = [
  // Comments.
  "*/ CANARY() /*",
  "*/CANARY()//",
  "*\\/ CANARY()",
  "**/ CANARY(); /**",
  "*\u200b/ CANARY()",
  "*\n/ CANARY()",
  "/* CANARY() */",
  "/** @type {import('CANARY')} */",
  "// CANARY()",
  "//\nCANARY()\n//",
  "<!-- CANARY() -->",
  "--> CANARY()",
  "#!/usr/bin/env CANARY",
  "//# sourceMappingURL=CANARY",
  // Directives and tags.
  "@deprecated CANARY()",
  "\n@deprecated",
  "\n * @deprecated CANARY",
  "@ts-ignore",
  "// @ts-ignore",
  "/* @ts-expect-error */",
  "\n@ts-nocheck\n",
  '/// <reference path="CANARY" />',
  "\n/// <reference types='CANARY' />\n",
  "@jsx CANARY",
  "@import { CANARY } from 'CANARY'",
  "\n@internal\n@hidden",
  "{@link CANARY}",
  "{@inheritDoc CANARY}",
  "eslint-disable",
  "/*#__PURE__*/CANARY()",
  "#__NO_SIDE_EFFECTS__",
  "```\n*/ CANARY()\n```",
  "`@deprecated`",
  // Strings.
  '"',
  "'",
  "`",
  "\\",
  '\\"',
  "\\\\",
  "\\u0022",
  "\\x22",
  '"; CANARY(); "',
  "'; CANARY(); '",
  "`; CANARY(); `",
  '"]; CANARY(); ["',
  '" + CANARY() + "',
  "' + CANARY() + '",
  '\\"; CANARY(); //',
  '\\\\"; CANARY(); //',
  '"\n; CANARY();\n"',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a payload for templates
  "${CANARY()}",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a payload for templates
  "`${CANARY()}`",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a payload for templates
  "\\${CANARY()}",
  "$&$`$'$1CANARY()",
  "\u201cCANARY()\u201d",
  // Code.
  "CANARY()",
  ";CANARY();",
  "\nCANARY()\n",
  "\r\nCANARY()\r\n",
  "\rCANARY()",
  "\u2028CANARY()\u2028",
  "\u2029CANARY()\u2029",
  "\u0085CANARY()",
  "\u000bCANARY()\f",
  "{ CANARY() }",
  "}; CANARY(); {",
  ") { CANARY() } (",
  "]: CANARY(); [",
  "[CANARY()]",
  ": CANARY()",
  "= CANARY()",
  "=> CANARY()",
  ", CANARY: CANARY()",
  "| CANARY",
  "<CANARY>",
  "> = CANARY() as <",
  "typeof CANARY",
  'import("CANARY")',
  "import CANARY from 'CANARY'",
  "require('CANARY')",
  "export default CANARY()",
  "export * from 'CANARY'",
  "process.exit(CANARY())",
  "new Function('CANARY()')()",
  "globalThis.CANARY = 1",
  "get CANARY() { return 1 }",
  "...CANARY()",
  "...",
  "#CANARY",
  "CANARY`x`",
  "\\u0063anary()",
  // Markup.
  "</script><script>CANARY()</script>",
  "<![CDATA[CANARY()]]>",
  "&quot;CANARY()&quot;",
  // Text that is not what it seems.
  "\0",
  "\u0001\u001b[31mCANARY\u0007",
  "\ud800",
  "\udc00\ud800",
  "\u202eCANARY()\u202c",
  "\u2066CANARY()\u2069",
  "\u200e\u200f\u061c",
  "\ufeff",
  "\u00ad",
  "\u180e\u034f\ufe0f",
  "\u3164",
  "a\u115fb",
  "\u{e0041}\u{e007f}",
  "\ufffe\uffff",
  "\u{1f600}",
  "\u{1f469}\u200d\u{1f469}\u200d\u{1f467}CANARY",
  "\u0441\u0430nary",
  "\uff23\uff21\uff2e\uff21\uff32\uff39\uff08\uff09",
  "e\u0301\u0301",
  "\u00e9",
  "\ufb00",
  "\u017f",
  "\u212a",
  "\u0130",
  "\u00df",
  "\u{1d4b8}\u{1d4b6}\u{1d4c3}\u{1d4b6}\u{1d4c7}\u{1d4ce}",
  "\u00aa",
  "\u1c8a",
  "\u4e2d\u6587",
  "\u0627",
  "\u093c",
  "\u00b7",
  "\u2118",
  "\u309b",
  // Paths, pointers, percent sequences.
  "../../CANARY",
  "..\\..\\CANARY",
  "/etc/CANARY",
  "C:\\CANARY",
  "./",
  ".",
  "..",
  "%2e%2e%2fCANARY",
  "%00",
  "%",
  "%zz",
  "%22%3BCANARY()",
  "~0",
  "~1",
  "~",
  "~2",
  "#/components/schemas/CANARY",
  "#",
  "?",
  "/",
  "//",
  "{CANARY}",
  "{",
  "}",
  "{}",
  "{a}{b}",
  ":",
  "*",
  "-",
  "--",
  "$",
  "_",
  "",
  " ",
  "\t",
  "null",
  "CANARY",
  "Canary",
];

/** Names that mean something to JavaScript, to TypeScript, to generated code or to a file system. */
const names: readonly string[] = (
  "__proto__ constructor prototype hasOwnProperty toString valueOf then toJSON default import export await async yield let static " +
  "enum class function delete new null true false undefined NaN Infinity arguments eval this super void with typeof in of any " +
  "unknown never string number object symbol bigint boolean Array Object String Function Promise Record Omit Error Date File Blob " +
  "Map Set Uint8Array ReadableStream NonNullable Partial JSON URL globalThis window process require module exports __dirname " +
  "paths operations components webhooks $defs api schemas envelope errorFormat Operations OperationId Operation Handler Handlers " +
  "ServerOptions createServer Server Api Method PagedMethod ApiClient ClientOptions Item Member MockContract Mocks Collection " +
  "contract plugin notImplemented collections handlers raw reset calls options Principal Services Id index con CON nul aux prn com1 " +
  "LPT9 con.ts index.d 0 1 01 1e3 -1 -0 0x10 1_000 x- x-a $ref $id a A \u00e9 z-- get_x get-x getX GETX"
).split(" ");
