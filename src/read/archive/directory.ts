/** One entry of a ZIP archive, as its central directory tells of it. Sizes and names are claims, not facts. */
export interface Entry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly packedSize: number;
  /** Offset of the local header. */
  readonly offset: number;
}

const MOST_ENTRIES = 65_535;
const decoder = new TextDecoder();

/**
 * The entries of an archive, from its central directory: nothing is unpacked. Null when there is no directory, as in a
 * file that was cut off. Names are read as UTF-8.
 *
 * ```
 *  [anything] entry entry … │ directory: PK\1\2 … PK\1\2 … │ end record: PK\5\6  size, offset of the directory
 *  ◀── shift ──▶ offsets in the archive count from here when something was put in front of it
 * ```
 */
export function readDirectory(bytes: Uint8Array): Entry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  const first = Math.max(0, end - 65_535);
  while (end >= first && view.getUint32(end, true) !== 0x06054b50) end--;
  if (end < first || end < 0) return null;
  const size = view.getUint32(end + 12, true);
  const offset = view.getUint32(end + 16, true);
  const shift = Math.max(0, end - size - offset);
  const entries: Entry[] = [];
  let at = offset + shift;
  while (at + 46 <= bytes.length && view.getUint32(at, true) === 0x02014b50 && entries.length < MOST_ENTRIES) {
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      name: decoder.decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packedSize: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true) + shift,
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Names from the local headers, for telling the format of an archive without a directory. */
export function namesInHeaders(bytes: Uint8Array): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names: string[] = [];
  for (let at = bytes.indexOf(0x50); at >= 0 && at + 30 <= bytes.length; at = bytes.indexOf(0x50, at + 1)) {
    if (view.getUint32(at, true) !== 0x04034b50) continue;
    const length = view.getUint16(at + 26, true);
    names.push(decoder.decode(bytes.subarray(at + 30, at + 30 + length)));
    if (names.length >= MOST_ENTRIES) break;
  }
  return names;
}
