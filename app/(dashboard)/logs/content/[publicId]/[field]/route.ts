import { memberScopeOrNull } from "@/lib/auth/session";
import { decodeId } from "@/lib/http/addresses";
import { getSpan } from "@/lib/spans/queries";

const chunkCharacters = 64 * 1024;

/** One field of a span's content, whole and as stored: `input`, `output`, or `extras` as JSON. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ publicId: string; field: string }> },
): Promise<Response> {
  const scope = await memberScopeOrNull();
  if (!scope) return Response.json({ detail: "Not signed in." }, { status: 401 });
  const { publicId, field } = await params;
  const id = decodeId(publicId);
  const span = id === null || id.includes("\0") ? null : await getSpan(scope, id);
  if (!span) return Response.json({ detail: "No such span." }, { status: 404 });
  const text =
    field === "extras"
      ? JSON.stringify(span.extras, null, 2)
      : field === "input"
        ? span.input
        : field === "output"
          ? span.output
          : null;
  if (text === null) return Response.json({ detail: `This span has no ${field}.` }, { status: 404 });
  return new Response(inChunks(text), {
    headers: {
      // Never as a page: what a span carries must not run in this origin.
      "content-type": "text/plain; charset=utf-8",
      "x-content-type-options": "nosniff",
      "content-security-policy": "sandbox; default-src 'none'",
      "cache-control": "private, no-store",
    },
  });
}

function inChunks(text: string): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= text.length) return controller.close();
      let end = Math.min(text.length, at + chunkCharacters);
      // Not between the halves of a surrogate pair.
      if (end < text.length && /[\uD800-\uDBFF]/.test(text.charAt(end - 1))) end += 1;
      controller.enqueue(encoder.encode(text.slice(at, end)));
      at = end;
    },
  });
}
