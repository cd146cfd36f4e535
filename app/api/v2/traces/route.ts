import { mediaTypeOf } from "@/lib/http/body";
import { methodNotAllowed } from "@/lib/http/respond";
import { type Door, receive } from "@/lib/ingest/door";
import { encodingOf, exportResponse, refusalInEncoding } from "@/lib/ingest/otlp/answer";

/** POST `/api/v2/traces` and its aliases: OTLP in protobuf or JSON, answered alike. docs/rules.md, "Doors and aliases". */
export async function POST(request: Request): Promise<Response> {
  // A refusal may come before the body was read, whose first byte decides where the header does not.
  let encoding = encodingOf(mediaTypeOf(request));
  const door: Door = {
    accepts: "application/json or application/x-protobuf",
    kindOf: ({ mediaType, parts }) => {
      encoding = encodingOf(mediaType, parts[0]?.[0] ?? null);
      return encoding && `otlp-${encoding}`;
    },
  };
  const response = await receive(request, door, (submitted) => exportResponse(encoding, submitted));
  return response.ok ? response : refusalInEncoding(encoding, response);
}

const notAllowed = methodNotAllowed("POST");

function otherMethod(request: Request): Promise<Response> {
  return refusalInEncoding(encodingOf(mediaTypeOf(request)), notAllowed(request));
}

export { otherMethod as DELETE, otherMethod as GET, otherMethod as PATCH, otherMethod as PUT };
