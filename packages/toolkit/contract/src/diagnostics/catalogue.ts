import { defineDiagnostics } from "./define-diagnostics.ts";

/** Findings about files and syntax. */
const files = {
  LS1001: {
    severity: "error",
    title: "A file cannot be read",
    message: "{file} cannot be read: {reason}",
    hint: "check the path, and that the file may be read",
  },
  LS1002: {
    severity: "error",
    title: "A file is not valid YAML or JSON",
    message: "{file} is not valid {format}: {reason}",
    hint: "correct the text here; the parser stopped at this place",
  },
  LS1003: {
    severity: "warning",
    title: "A key is written twice",
    message: 'the key "{key}" is written twice in one mapping; the last one counts',
    hint: "delete or rename one of them",
  },
  LS1004: {
    severity: "error",
    title: "The file is no OpenAPI document",
    message: "{file} is no OpenAPI document: {reason}",
    hint: "the root of the document has to be an object that says openapi: 3.0.x, 3.1.x or 3.2.x",
  },
  LS1005: {
    severity: "error",
    title: "Swagger 2.0",
    message: "{file} is a Swagger {version} document; OpenAPI 3.0, 3.1 and 3.2 are read",
    hint: "upgrade it once with: npx swagger2openapi --patch --outfile openapi.yaml {file}",
  },
  LS1006: {
    severity: "error",
    title: "Unsupported version of OpenAPI",
    message: 'OpenAPI "{version}" is not supported',
    hint: "write openapi: 3.0.x, 3.1.x or 3.2.x",
  },
  LS1007: {
    severity: "warning",
    title: "The version of OpenAPI is a number",
    message: "openapi is the number {version}, not a text; it is read as {read}",
    hint: 'write it in full: openapi: "{read}"',
  },
  LS1008: {
    severity: "error",
    title: "The document is nested too deep",
    message: "this node is nested deeper than {limit} levels, so it is not read",
    hint: "move inner schemas into components and refer to them",
  },
  LS1009: {
    severity: "warning",
    title: "A file is not quite JSON",
    message: "{file} is not valid JSON: {reason}; it is read all the same",
    hint: "correct it: other tools will not read it",
  },
  LS1010: {
    severity: "warning",
    title: "A file in an old encoding",
    message: "{file} is neither UTF-8 nor UTF-16; it is read as {encoding}",
    hint: "save it as UTF-8",
  },
  LS1011: {
    severity: "warning",
    title: "A file holds more than one document",
    message: "{file} holds more than one YAML document; only the first is read",
    hint: "move what stands behind this line into a file of its own",
  },
} as const;

/** Findings about references. */
const references = {
  LS1101: {
    severity: "error",
    title: "A $ref leads to a file that cannot be read",
    message: "$ref leads to {file}, which cannot be read: {reason}",
    hint: "check the path; it is relative to the file that the $ref stands in",
  },
  LS1102: {
    severity: "error",
    title: "A $ref leads nowhere",
    message: '$ref "{ref}" leads nowhere: {file} has no {missing}',
    hint: "declare it, or correct the $ref",
  },
  LS1103: {
    severity: "error",
    title: "A $ref leads back to itself",
    message: '$ref "{ref}" leads back to itself and never to a value',
    hint: "replace one $ref of the circle by the value that is meant",
  },
  LS1104: {
    severity: "warning",
    title: "Two referenced nodes want one component name",
    message: '{count} nodes would be named "{name}" under components.{section}; this one is named "{chosen}"',
    hint: "give them different names, or declare them under components of the root document",
  },
  LS1105: {
    severity: "warning",
    title: "A discriminator's mapping leads nowhere",
    message: 'discriminator.mapping "{key}" leads to "{ref}", which does not exist',
    hint: "name a schema under components.schemas, or write a $ref to one",
  },
  LS1106: {
    severity: "warning",
    title: "Keywords beside a $ref",
    message: "what stands beside a $ref is ignored here: {keywords}",
    hint: "in a schema, put the $ref and the keywords into allOf, or use OpenAPI 3.1; elsewhere write the object out",
  },
  LS1107: {
    severity: "warning",
    title: "A $ref where none may stand",
    message: "OpenAPI allows no $ref at {place}; what it leads to is put in its place",
    hint: "put a $ref on each entry instead: other tools will not follow this one",
  },
  LS1108: {
    severity: "error",
    title: "A $ref leads to something else",
    message: '$ref "{ref}" leads to {found}, where {expected} is needed',
    hint: "correct the $ref, or what it leads to",
  },
  LS1109: {
    severity: "warning",
    title: "A $ref of another file means the root document",
    message: '$ref "{ref}" is not in {file}; it is read as that of the root document',
    hint: 'write "{right}"',
  },
} as const;

/** Findings about the extensions. */
const extensions = {
  LS1201: {
    severity: "error",
    title: "A value of an extension is wrong",
    message: "{path} {fault}",
    hint: "see the page of {extension} for what it may hold",
  },
  LS1202: {
    severity: "error",
    title: "An extension has a key that it does not know",
    message: '{path} has no key "{key}"',
    hint: "it may hold: {known}",
  },
  LS1203: {
    severity: "warning",
    title: "An extension stands where it means nothing",
    message: "{extension} means nothing on a {place}",
    hint: "move it; it may stand on: {places}",
  },
  LS1204: {
    severity: "warning",
    title: "An extension's name is nearly one of ours",
    message: '"{name}" is no known extension and is ignored',
    hint: 'did you mean "{likely}"?',
  },
  LS1205: {
    severity: "error",
    title: "A locator is not well formed",
    message: '{path} is not a locator: "{locator}" {fault}',
    hint: "write $request.query.name, $request.header.name, $response.header.Name or $response.body#/json/pointer",
  },
  LS1206: {
    severity: "error",
    title: "A locator names a parameter or header that is not declared",
    message: "{path} points at {locator}, but {subject} declares no {kind} {name}",
    hint: "declare it, or correct the locator",
  },
  LS1207: {
    severity: "error",
    title: "A locator points nowhere",
    message: "{path} points at {locator}, which {subject} does not have",
    hint: "it has: {known}",
  },
  LS1208: {
    severity: "warning",
    title: "The inherited envelope does not fit an operation",
    message: "the inherited x-envelope does not fit {operation}: {subject} has no {pointer}; {consequence}",
    hint: "say x-envelope: false on the operation, or wrap its body",
  },
  LS1209: {
    severity: "error",
    title: "An error code is not in the catalogue",
    message: '{path} names "{code}", which x-error-codes at the root does not declare',
    hint: "declare it at the root, or correct the name",
  },
  LS1210: {
    severity: "warning",
    title: "An error code's status is not declared",
    message: "{operation} may answer {code} ({status}), but declares no {status} response",
    hint: "declare the response, or a {family} or default one",
  },
  LS1211: {
    severity: "warning",
    title: "A message names a property that the details do not have",
    message: '{path} uses "{property}", which the details of "{code}" do not have',
    hint: "declare it in details, or correct the message",
  },
  LS1212: {
    severity: "error",
    title: "A sunset before the deprecation",
    message: "the sunset {sunset} comes before since {since}",
    hint: "RFC 9745 asks for a sunset at or after the deprecation; correct one of the dates",
  },
  LS1213: {
    severity: "error",
    title: "A successor does not exist",
    message: 'successor names the {kind} "{name}", which does not exist',
    hint: "name one that the document declares",
  },
  LS1214: {
    severity: "error",
    title: "Pagination lacks a part that its style needs",
    message: "x-pagination of style {style} needs {part}",
    hint: "add it; see the page of x-pagination",
  },
  LS1215: {
    severity: "error",
    title: "An array is needed",
    message: "{path} points at {locator}, which is no array in {subject}",
    hint: "point at the list of the page's items",
  },
  LS1216: {
    severity: "warning",
    title: "An error code stands on a response of another status",
    message: "{code} has status {status}, but stands on a {response} response",
    hint: "move it to the {status} response, or to the operation",
  },
  LS1217: {
    severity: "warning",
    title: "A list of error codes without a catalogue",
    message:
      "x-error-codes lists codes here, and no x-error-codes at the root says what they are; the list is left out",
    hint: "declare the codes at the root, each with its status and title",
  },
  LS1218: {
    severity: "warning",
    title: "An extension of the same name as one of ours",
    message: "this {extension} has nothing in common with ours; it is taken for somebody else's, and ignored",
    hint: "see the page of {extension} for what it may hold, if it was meant",
  },
} as const;

/** Findings about operations and names. */
const names = {
  LS1301: {
    severity: "warning",
    title: "Two schemas map to one name",
    message: 'schemas {keys} would all be named "{identifier}"; "{key}" is named {chosen}',
    hint: "rename all but one, so that their names do not change when this list does",
  },
  LS1302: {
    severity: "info",
    title: "A schema is named like something that TypeScript already has",
    message: 'a schema called "{key}" would hide TypeScript\'s own {identifier}; it is named {chosen}',
    hint: "rename the schema to choose another name",
  },
  LS1303: {
    severity: "warning",
    title: "An operationId is used twice",
    message: 'operationId "{operationId}" is used by {count} operations; this one is named {chosen}',
    hint: "give each operation an operationId of its own",
  },
  LS1304: {
    severity: "info",
    title: "An operationId that cannot be a name",
    message: 'operationId "{operationId}" cannot be a name in TypeScript; the operation is named {chosen}',
    hint: "change the operationId to choose another name",
  },
} as const;

/** Faults of real documents that do not stop anything. */
const recoverable = {
  LS1401: {
    severity: "warning",
    title: "A required field of info is missing",
    message: "info.{field} is missing; it is read as an empty text",
    hint: "add it: OpenAPI requires it, and packages take their {field} from it",
  },
  LS1402: {
    severity: "warning",
    title: "A path parameter is not declared",
    message:
      '{method} {path} has "{name}" in its path, but declares no such path parameter; it is read as a string',
    hint: "declare it with in: path and required: true",
  },
  LS1403: {
    severity: "warning",
    title: "A path parameter is not in the path",
    message:
      '{method} {path} declares the path parameter "{name}", which its path does not have; it is left out',
    hint: "add it to the path in braces, or delete the parameter",
  },
  LS1404: {
    severity: "warning",
    title: "An operation declares no responses",
    message: "{method} {path} declares no responses",
    hint: "declare at least one; OpenAPI 3.0 requires it",
  },
  LS1405: {
    severity: "info",
    title: "A keyword of OpenAPI 3.0 in a later document",
    message: "{name} is a keyword of OpenAPI 3.0, which later versions do not have; it stands {places}",
    hint: 'write type: [<type>, "null"], or the bound itself as exclusiveMinimum or exclusiveMaximum',
  },
  LS1406: {
    severity: "warning",
    title: "Not what OpenAPI expects here",
    message: "{place} has to be {expected}, but is {found}; it is {outcome}",
    hint: "correct or delete it",
  },
  LS1407: {
    severity: "warning",
    title: "A security scheme is not declared",
    message:
      'security names the scheme "{scheme}", which components.securitySchemes does not declare; it is read as a bearer token',
    hint: "declare it, or correct the name",
  },
  LS1408: {
    severity: "warning",
    title: "A parameter is declared twice",
    message: 'the {in} parameter "{name}" is declared twice in one list; the last one counts',
    hint: "delete one of them",
  },
  LS1409: {
    severity: "warning",
    title: "A path parameter is not required",
    message: 'the path parameter "{name}" does not say required: true; it is read as required',
    hint: "add required: true; a path always has all its parameters",
  },
  LS1410: {
    severity: "warning",
    title: "Two paths are the same",
    message: "{path} and {other} differ only in the names of their parameters, so a request fits both",
    hint: "merge them, or change one of the paths",
  },
  LS1411: {
    severity: "warning",
    title: "A path does not start with a slash",
    message: 'the path "{path}" does not start with "/"; it is read as {read}',
    hint: "write it so; the server belongs into servers",
  },
  LS1412: {
    severity: "warning",
    title: "A schema is only a reference to itself",
    message: '$ref "{ref}" leads back to itself and never to a value; the schema allows anything',
    hint: "replace one $ref of the circle by the schema that is meant",
  },
  LS1413: {
    severity: "warning",
    title: "A $dynamicRef may mean several schemas",
    message:
      '$dynamicRef "{ref}" may mean several schemas, by where it is reached from; it is read as anything',
    hint: "write a $ref, and one schema for each meaning",
  },
  LS1414: {
    severity: "warning",
    title: "A type that does not exist",
    message: "type {type} does not exist; it is read as {outcome}",
    hint: "the types are string, number, integer, boolean, object, array and null",
  },
  LS1415: {
    severity: "warning",
    title: "A field has a value that it cannot have",
    message: "{keyword} has to be {expected}, but is {found}; it is {outcome}",
    hint: "correct or delete it",
  },
  LS1416: {
    severity: "info",
    title: "A default of null where null is not allowed",
    message: "{name} where null is not allowed is read as no default; it stands {places}",
    hint: "delete it, or allow null",
  },
  LS1417: {
    severity: "warning",
    title: "An enum holds values that its type does not allow",
    message: "{values} in an enum of type {types}; the enum is read as {outcome}",
    hint: "write the values as the type asks, or correct the type",
  },
  LS1418: {
    severity: "warning",
    title: "A default that its schema does not allow",
    message: "the default {value} does not fit its schema; it is {outcome}",
    hint: "correct the default, or the schema",
  },
  LS1419: {
    severity: "warning",
    title: "An integer that no JavaScript number holds",
    message: "{value} in {keyword} is larger than any integer that JavaScript holds exactly; {outcome}",
    hint: "describe it as a text with a pattern",
  },
  LS1420: {
    severity: "info",
    title: "A format that is not known",
    message: 'the format "{name}" is not known, so it is not checked; it stands {places}',
    hint: "validators ignore it: add a pattern if it matters",
  },
  LS1421: {
    severity: "warning",
    title: "A key is nearly one that exists",
    message: "{name} means nothing and is ignored, {places}",
    hint: "correct it",
  },
  LS1422: {
    severity: "warning",
    title: "A pattern is no regular expression of JavaScript",
    message: "the pattern {pattern} is no Unicode regular expression of JavaScript; it is {outcome}",
    hint: "JSON Schema asks for the syntax of ECMA-262",
  },
  LS1423: {
    severity: "info",
    title: "A key that means nothing",
    message: "{name} means nothing and is ignored, {places}",
    hint: "delete it, or begin its name with x-",
  },
  LS1424: {
    severity: "warning",
    title: "A parameter is described in two ways",
    message: "the parameter {fault}; {kept} counts",
    hint: "delete the others",
  },
  LS1425: {
    severity: "warning",
    title: "A style that its place does not have",
    message: "style {style} does not exist {place}; the default is taken",
    hint: "there is: {fitting}",
  },
  LS1426: {
    severity: "warning",
    title: "Fields that stand a level too high, as in Swagger 2.0",
    message: "{keywords} cannot stand here; they are read as {outcome} of it",
    hint: "move them into {outcome}",
  },
  LS1427: {
    severity: "info",
    title: "A parameter without a schema",
    message: 'the parameter "{name}" has neither a schema nor content, so that any text fits',
    hint: "add a schema",
  },
  LS1428: {
    severity: "warning",
    title: "A response for what is no status",
    message: '"{status}" is no status of HTTP; the response is left out',
    hint: 'write a status ("200"), a family ("4XX") or default',
  },
  LS1429: {
    severity: "warning",
    title: "A tag's parent cannot be",
    message:
      'the tag "{tag}" names "{parent}" as its parent, which is not declared or stands below it; it has none',
    hint: "name another tag of the document",
  },
  LS1430: {
    severity: "warning",
    title: "A security scheme cannot be read",
    message: 'the security scheme "{scheme}" {fault}; it is read as {read}',
    hint: "write type: apiKey with name and in, http with scheme, oauth2, openIdConnect or mutualTLS",
  },
  LS1431: {
    severity: "warning",
    title: "A link leads to no operation",
    message: 'the link "{link}" leads to {target}, which is no operation of the document',
    hint: "name one by its operationId, or by a JSON pointer in operationRef",
  },
} as const;

/** Every finding that loading a contract may report, by id. */
export const catalogue: Catalogue = defineDiagnostics({
  ...files,
  ...references,
  ...extensions,
  ...names,
  ...recoverable,
});

/** The type of `catalogue` with its exact ids and templates. */
export type Catalogue = typeof files &
  typeof references &
  typeof extensions &
  typeof names &
  typeof recoverable;
