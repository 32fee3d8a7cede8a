/**
 * The names of an archive's entries, read from its central directory alone: nothing is unpacked. When the directory is
 * missing (a file cut off), from the local headers that can be found. Names are decoded as UTF-8.
 */
export function entryNames(bytes: Uint8Array): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names = inDirectory(bytes, view);
  return names.length > 0 ? names : inHeaders(bytes, view);
}

const MOST_NAMES = 65_536;
const decoder = new TextDecoder();

/**
 * ```
 *  end record "PK\5\6"  +16: offset of the directory
 *  directory entry "PK\1\2"  +28: lengths of name, extra field, comment   +46: name
 * ```
 */
function inDirectory(bytes: Uint8Array, view: DataView): string[] {
  const names: string[] = [];
  let end = bytes.length - 22;
  const first = Math.max(0, end - 65_535);
  while (end >= first && view.getUint32(end, true) !== 0x06054b50) end--;
  if (end < first) return names;
  let at = view.getUint32(end + 16, true);
  while (at + 46 <= bytes.length && view.getUint32(at, true) === 0x02014b50 && names.length < MOST_NAMES) {
    const length = view.getUint16(at + 28, true);
    names.push(decoder.decode(bytes.subarray(at + 46, at + 46 + length)));
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return names;
}

function inHeaders(bytes: Uint8Array, view: DataView): string[] {
  const names: string[] = [];
  for (let at = bytes.indexOf(0x50); at >= 0 && at + 30 <= bytes.length; at = bytes.indexOf(0x50, at + 1)) {
    if (view.getUint32(at, true) !== 0x04034b50) continue;
    const length = view.getUint16(at + 26, true);
    names.push(decoder.decode(bytes.subarray(at + 30, at + 30 + length)));
    if (names.length >= MOST_NAMES) break;
  }
  return names;
}
