import { serve } from "@/lib/workers/serve";
import { type Signature, type SignedTexts, signatureOf } from "./signature";

serve<readonly SignedTexts[], Signature>((spans) => [signatureOf(spans)]);
