import { type Body, parseJson } from "@/lib/http/body";
import { methodNotAllowed, refuse } from "@/lib/http/respond";
import { receive, submitItems } from "@/lib/ingest/door";
import { type Encoding, encodingOf, exportResponse } from "@/lib/ingest/otlp/answer";
import { decodeProtobuf } from "@/lib/ingest/otlp/decode";
import { decodeJson } from "@/lib/ingest/otlp/decode-json";
import { type DecodedSpan, DecodeError } from "@/lib/ingest/otlp/model";
import { normalizeOtlpSpan } from "@/lib/ingest/otlp/normalize";

/** POST `/api/v2/traces` and its aliases: OTLP in protobuf or JSON. docs/rules.md, "Doors and aliases". */
export function POST(request: Request): Promise<Response> {
  return receive(request, async (body, scope) => {
    const encoding = encodingOf(body.mediaType, body.bytes);
    if (!encoding) {
      const detail = `Content-Type ${body.mediaType} is not supported; send application/json or application/x-protobuf.`;
      return refuse(415, detail);
    }
    const decoded = decode(body, encoding);
    if (!decoded.ok) return decoded.response;
    const spans = decoded.spans.map((one) => (one.ok ? normalizeOtlpSpan(one.span) : one));
    const { rejected } = await submitItems(scope, spans);
    return exportResponse(encoding, rejected);
  });
}

type Decoded = { ok: true; spans: DecodedSpan[] } | { ok: false; response: Response };

function decode(body: Body, encoding: Encoding): Decoded {
  try {
    if (encoding === "protobuf") return { ok: true, spans: decodeProtobuf(body.bytes) };
    const json = parseJson({ ...body, mediaType: "application/json" });
    return json.ok ? { ok: true, spans: decodeJson(json.value) } : json;
  } catch (error) {
    if (error instanceof DecodeError) return { ok: false, response: refuse(400, error.message) };
    throw error;
  }
}

const otherMethod = methodNotAllowed("POST");

export { otherMethod as DELETE, otherMethod as GET, otherMethod as PATCH, otherMethod as PUT };
