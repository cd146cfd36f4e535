import { serve } from "@/lib/workers/serve";
import { type BodyRefusal, decodeRequest, type RequestKind, type Slice } from "./decode-request";

export type DecodeInput = { parts: readonly Uint8Array[]; kind: RequestKind };

serve<DecodeInput, Slice | BodyRefusal>(({ parts, kind }) => decodeRequest(Buffer.concat(parts), kind));
