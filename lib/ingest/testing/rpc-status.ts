/** google.rpc.Status as it stands on the wire: `code = 1` (varint), `message = 2`, and nothing else. */
export function readRpcStatus(bytes: Buffer): { code: number; message: string } {
  const length = bytes.length > 4 && (bytes[3] ?? 0) >= 0x80 ? 2 : 1;
  const size = length === 1 ? (bytes[3] ?? 0) : ((bytes[3] ?? 0) & 0x7f) | ((bytes[4] ?? 0) << 7);
  const message = bytes.subarray(3 + length);
  if (bytes[0] !== 0x08 || bytes[2] !== 0x12 || message.length !== size) {
    throw new Error(`No google.rpc.Status: ${bytes.toString("hex")}`);
  }
  return { code: bytes[1] ?? 0, message: message.toString() };
}
