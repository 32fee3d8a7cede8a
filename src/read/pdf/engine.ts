import { FenjieError } from "../../model/error";

/** The functions of PDFium's C interface that are used here, straight from the WASM module; a pointer is a number. */
export interface Pdfium {
  readonly heap: { readonly u8: Uint8Array; readonly f32: Float32Array; readonly f64: Float64Array };
  readonly malloc: (size: number) => number;
  readonly free: (pointer: number) => void;
  readonly call: PdfiumCalls;
  /** The last growth of its memory was refused: it would have been too large. */
  readonly exhausted: boolean;
  readonly loadDocument: (pointer: number, size: number, password: string) => number;
}

const NAMES = [
  "FPDF_CloseDocument",
  "FPDF_GetLastError",
  "FPDF_GetPageCount",
  "FPDF_LoadPage",
  "FPDF_ClosePage",
  "FPDF_GetPageBoundingBox",
  "FPDFPage_GetRotation",
  "FPDFPage_CountObjects",
  "FPDFPage_GetObject",
  "FPDFText_LoadPage",
  "FPDFText_ClosePage",
  "FPDFText_CountChars",
  "FPDFText_GetUnicode",
  "FPDFText_IsGenerated",
  "FPDFText_HasUnicodeMapError",
  "FPDFText_GetTextObject",
  "FPDFText_GetFontSize",
  "FPDFText_GetMatrix",
  "FPDFText_GetCharOrigin",
  "FPDFText_GetLooseCharBox",
  "FPDFPageObj_GetType",
  "FPDFPageObj_GetMatrix",
  "FPDFPageObj_GetBounds",
  "FPDFPageObj_GetStrokeWidth",
  "FPDFPageObj_GetStrokeColor",
  "FPDFPageObj_GetFillColor",
  "FPDFPageObj_GetClipPath",
  "FPDFClipPath_CountPaths",
  "FPDFClipPath_CountPathSegments",
  "FPDFClipPath_GetPathSegment",
  "FPDFFormObj_CountObjects",
  "FPDFFormObj_GetObject",
  "FPDFPath_GetDrawMode",
  "FPDFPath_CountSegments",
  "FPDFPath_GetPathSegment",
  "FPDFPathSegment_GetType",
  "FPDFPathSegment_GetPoint",
  "FPDFPathSegment_GetClose",
] as const;

export type PdfiumCalls = Readonly<Record<(typeof NAMES)[number], (...args: number[]) => number>>;

/** What Emscripten's module looks like from outside; its package gives no types for the heap. */
interface RawModule {
  readonly HEAPU8: Uint8Array;
  readonly HEAPF32: Float32Array;
  readonly HEAPF64: Float64Array;
  readonly wasmExports: {
    malloc(size: number): number;
    free(pointer: number): void;
    readonly memory: WebAssembly.Memory;
  };
  readonly [name: `_${string}`]: (...args: number[]) => number;
}

/** WASM memory never shrinks: an instance that one large file blew up beyond this is given up after it. */
const HEAP_KEPT = 192 * 1024 * 1024;
/** No instance grows beyond this: a form that draws itself twice would have the engine take all there is. */
const HEAP_LIMIT = 512 * 1024 * 1024;

let instance: Promise<Pdfium> | null = null;

async function start(): Promise<Pdfium> {
  const { init } = await import("@embedpdf/pdfium");
  // Emscripten takes these, though the package's types do not say so; a library writes nothing to the console.
  const silent: Record<string, () => void> = { print: () => {}, printErr: () => {} };
  const wrapped = await init(silent);
  wrapped.PDFiumExt_Init();
  const raw = wrapped.pdfium as unknown as RawModule;
  const { memory } = raw.wasmExports;
  const grow = memory.grow.bind(memory);
  let exhausted = false;
  memory.grow = (pages) => {
    exhausted = memory.buffer.byteLength + pages * 65536 > HEAP_LIMIT;
    if (exhausted) throw new RangeError("The PDF engine's memory is used up.");
    return grow(pages);
  };
  return {
    get exhausted() {
      return exhausted;
    },
    // Read anew each time: the views are replaced when the memory grows.
    heap: {
      get u8() {
        return raw.HEAPU8;
      },
      get f32() {
        return raw.HEAPF32;
      },
      get f64() {
        return raw.HEAPF64;
      },
    },
    malloc: raw.wasmExports.malloc,
    free: raw.wasmExports.free,
    call: Object.fromEntries(NAMES.map((name) => [name, raw[`_${name}`]!])) as PdfiumCalls,
    loadDocument: (pointer, size, password) => wrapped.FPDF_LoadMemDocument(pointer, size, password),
  };
}

/**
 * Runs `work` on the one PDFium instance of this process, without interruption. After a trap (a fault inside the WASM
 * module, which leaves its memory in no known state) the instance is given up and the next call starts a new one.
 *
 * @throws FenjieError `damaged` for a trap, `too-large` where it was for want of memory; what `work` throws otherwise.
 */
export async function withPdfium<T>(work: (pdfium: Pdfium) => T): Promise<T> {
  instance ??= start();
  const mine = instance;
  let pdfium: Pdfium;
  try {
    pdfium = await mine;
  } catch (cause) {
    if (instance === mine) instance = null;
    throw new FenjieError("internal", "The PDF engine could not be started.", {}, { cause });
  }
  try {
    const result = work(pdfium);
    if (pdfium.heap.u8.length > HEAP_KEPT && instance === mine) instance = null;
    return result;
  } catch (cause) {
    if (cause instanceof FenjieError) throw cause;
    if (instance === mine) instance = null;
    if (pdfium.exhausted) {
      const details = { limit: "engine memory", allowed: HEAP_LIMIT };
      throw new FenjieError("too-large", "The file wants more memory than the PDF engine may take.", details, {
        cause,
      });
    }
    throw new FenjieError("damaged", "The PDF engine stopped on this file.", { engine: String(cause) }, { cause });
  }
}

/** Numbers in the instance's memory that its functions write into: made once, freed with `close`. */
export class Scratch {
  private readonly pointer: number;
  /** Byte addresses of the slots: eight bytes each. */
  readonly slots: readonly number[];

  constructor(
    private readonly pdfium: Pdfium,
    count: number,
  ) {
    this.pointer = pdfium.malloc(count * 8);
    this.slots = Array.from({ length: count }, (_, i) => this.pointer + i * 8);
  }

  double(slot: number): number {
    return this.pdfium.heap.f64[this.slots[slot]! >> 3]!;
  }

  /** The `index`-th float from the slot on: structures of floats are packed. */
  float(slot: number, index = 0): number {
    return this.pdfium.heap.f32[(this.slots[slot]! >> 2) + index]!;
  }

  byte(slot: number): number {
    return this.pdfium.heap.u8[this.slots[slot]!]!;
  }

  close(): void {
    this.pdfium.free(this.pointer);
  }
}
