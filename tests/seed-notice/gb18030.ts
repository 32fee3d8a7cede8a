/** Pairs of bytes by character, from the decoder that every runtime has; made once. */
let pairs: Map<string, readonly [number, number]> | null = null;

/** A text as GB18030 bytes. Only characters of one or two bytes: all that notices hold. */
export function gb18030(text: string): Uint8Array {
  pairs ??= allPairs();
  const bytes: number[] = [];
  for (const char of text) {
    if (char < "\u0080") bytes.push(char.charCodeAt(0));
    else {
      const pair = pairs.get(char);
      if (!pair) throw new Error(`${char} takes four bytes in GB18030`);
      bytes.push(...pair);
    }
  }
  return new Uint8Array(bytes);
}

function allPairs(): Map<string, readonly [number, number]> {
  const decoder = new TextDecoder("gb18030");
  const found = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const char = decoder.decode(new Uint8Array([lead, trail]));
      if ([...char].length === 1 && char !== "\ufffd" && !found.has(char)) found.set(char, [lead, trail]);
    }
  }
  return found;
}
