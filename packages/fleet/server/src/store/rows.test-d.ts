import { expectTypeOf } from "vitest";
import { type AgentInput, type AgentRecord, fromWire, type IssuedSession, toWire } from "./index.ts";

declare const agent: AgentRecord;
declare const session: IssuedSession;
declare const body: {
  hostname: string;
  platform: "linux";
  version: string;
  group_id?: number | null;
  tags?: string[];
};

const wire = toWire(agent);
expectTypeOf(wire.group_id).toEqualTypeOf<number | null>();
expectTypeOf(wire.tags).toEqualTypeOf<string[]>();
expectTypeOf(wire.summary).toEqualTypeOf<{ open_tasks: number; failed_tasks: number }>();
// @ts-expect-error the API knows no camelCase
wire.groupId;

expectTypeOf(toWire(session).token_type).toEqualTypeOf<"Bearer">();

fromWire(body) satisfies AgentInput;
expectTypeOf(fromWire(body).groupId).toEqualTypeOf<number | null | undefined>();
// @ts-expect-error the store knows no snake_case
fromWire(body).group_id;
