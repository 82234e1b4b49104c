import {
  composeFailure,
  composeImpliedFailure,
  composePageSuccess,
  composeSuccess,
  declaredMediaTypes,
  type JudgedPage,
  type Operation,
  type ReplyContext,
  type WireReply,
} from "@lockstep/operation";
import { failureOf, pageOf } from "./marks.ts";

/** What the page of a request is composed from. */
export interface Paging extends JudgedPage {
  /** Path and query as the caller sent them. */
  readonly target: string;
}

/** An answer, or what a handler did that its types forbid. */
export type Composed = { readonly reply: WireReply } | { readonly mistake: string };

/** Turns what a handler returned into what travels. */
export async function composeReply(
  returned: unknown,
  context: ReplyContext & { readonly operation: Operation },
  paging: Paging | undefined,
): Promise<Composed> {
  const { operation } = context;
  const failure = failureOf(returned);
  if (failure) {
    if (failure.code === notImplementedCode)
      return { reply: composeImpliedFailure("notImplemented", context) };
    if (!Object.hasOwn(operation.errors ?? {}, failure.code)) {
      return {
        mistake: `answered the code ${failure.code}, which the contract does not declare for it`,
      };
    }
    return { reply: composeFailure(failure, context) };
  }
  const page = pageOf(returned);
  if (page) {
    if (!paging) return { mistake: "answered a page, and is not paged" };
    const { request, ...place } = paging;
    const { headers, ...more } = page.more;
    const reply = await composePageSuccess({ ...more, items: page.items }, request, context, {
      ...place,
      ...(headers && { headers }),
    });
    return { reply };
  }
  if (!isStated(returned)) return { mistake: "returned neither a status, a page nor a failure" };
  const { status } = returned;
  if (!isDeclared(operation, status)) {
    return { mistake: `answered the status ${status}, which the contract does not declare for it` };
  }
  if (status < 400) return { reply: composeSuccess(returned, context) };
  // A declared error body is given as it travels: no envelope is put around it.
  const { envelope: _, ...bare } = operation;
  const contentType = returned.contentType ?? declaredMediaTypes(operation.responses, status)[0];
  return {
    reply: composeSuccess(
      { ...returned, contentType: contentType ?? context.api.errorFormat.mediaType },
      { ...context, operation: bare },
    ),
  };
}

/** The code by which `notImplemented` is known; no contract can declare it. */
export const notImplementedCode = "\u0000notImplemented";

interface Stated {
  readonly status: number;
  readonly body?: unknown;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

function isStated(value: unknown): value is Stated {
  return typeof value === "object" && value !== null && "status" in value && typeof value.status === "number";
}

function isDeclared({ responses }: Operation, status: number): boolean {
  return (
    Object.hasOwn(responses, String(status)) ||
    Object.hasOwn(responses, `${String(status)[0]}XX`) ||
    Object.hasOwn(responses, "default")
  );
}
