import { FenjieError } from "../../model/error";
import type { Limits } from "../../model/options";
import { SourcedText } from "../../model/sourced";
import { keepWithin } from "../limit";

/** A JSON value whose strings know where in the file they stand. Numbers that JSON does not know (NaN) are null. */
export type Json = SourcedText | number | boolean | null | readonly Json[] | JsonObject;
export type JsonObject = ReadonlyMap<string, Json>;

/**
 * Parses JSON and keeps the place of every string, escapes included:
 *
 * ```
 *  "市\u6559育局\n"       市 [1,2)  教 [2,8)  育局 [8,10)  ⏎ [10,12)
 * ```
 * Errors: `damaged` with the offset of the fault, `too-deep`.
 */
export function parseJson(text: string, limits: Limits): Json {
  const parser = new Parser(text, limits);
  const value = parser.value(0);
  parser.end();
  return value;
}

class Parser {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly limits: Limits,
  ) {}

  value(depth: number): Json {
    keepWithin(this.limits, "depth", depth);
    this.space();
    const char = this.text[this.at];
    if (char === '"') return this.string();
    if (char === "{") return this.object(depth);
    if (char === "[") return this.array(depth);
    return this.scalar();
  }

  end(): void {
    this.space();
    if (this.at < this.text.length) this.fault("the end of the file");
  }

  private object(depth: number): JsonObject {
    const object = new Map<string, Json>();
    this.at++;
    this.space();
    if (this.take("}")) return object;
    do {
      this.space();
      if (this.text[this.at] !== '"') this.fault("a name in quotes");
      const name = this.string().text;
      this.space();
      if (!this.take(":")) this.fault('":"');
      object.set(name, this.value(depth + 1));
      this.space();
    } while (this.take(","));
    if (!this.take("}")) this.fault('"," or "}"');
    return object;
  }

  private array(depth: number): Json[] {
    const array: Json[] = [];
    this.at++;
    this.space();
    if (this.take("]")) return array;
    do {
      array.push(this.value(depth + 1));
      this.space();
    } while (this.take(","));
    if (!this.take("]")) this.fault('"," or "]"');
    return array;
  }

  private string(): SourcedText {
    const parts: SourcedText[] = [];
    let from = ++this.at;
    for (;;) {
      const char = this.text[this.at];
      if (char === undefined) this.fault("a closing quote");
      if (char === '"') break;
      if (char === "\\") {
        parts.push(SourcedText.of(this.text.slice(from, this.at), from), this.escape());
        from = this.at;
      } else this.at++;
    }
    parts.push(SourcedText.of(this.text.slice(from, this.at), from));
    this.at++;
    return SourcedText.join(parts);
  }

  private escape(): SourcedText {
    const start = this.at;
    const kind = this.text[start + 1] ?? "";
    const code = kind === "u" ? /^[0-9a-fA-F]{4}/.exec(this.text.slice(start + 2, start + 6))?.[0] : undefined;
    const char = code ? String.fromCharCode(Number.parseInt(code, 16)) : ESCAPES[kind];
    if (char === undefined) this.fault("an escape that JSON knows");
    this.at = start + (code ? 6 : 2);
    return SourcedText.spanning(char, { start, end: this.at });
  }

  private scalar(): number | boolean | null {
    SCALAR.lastIndex = this.at;
    const found = SCALAR.exec(this.text)?.[0];
    if (found === undefined) this.fault("a value");
    this.at += found.length;
    if (found === "true" || found === "false") return found === "true";
    const number = Number(found);
    return Number.isFinite(number) ? number : null;
  }

  private take(char: string): boolean {
    if (this.text[this.at] !== char) return false;
    this.at++;
    return true;
  }

  private space(): void {
    for (;;) {
      const char = this.text[this.at];
      if (char !== " " && char !== "\n" && char !== "\r" && char !== "\t") return;
      this.at++;
    }
  }

  private fault(expected: string): never {
    throw new FenjieError("damaged", `The JSON is broken: ${expected} should stand at offset ${this.at}.`, {
      offset: this.at,
      expected,
    });
  }
}

const SCALAR = /true|false|null|-?Infinity|NaN|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

export function isObject(json: Json | undefined): json is JsonObject {
  return json instanceof Map;
}

export function listIn(json: Json | undefined): readonly Json[] {
  return Array.isArray(json) ? json : [];
}

export function objectsIn(json: Json | undefined): JsonObject[] {
  return listIn(json).filter(isObject);
}

export function textIn(json: Json | undefined): SourcedText | null {
  return json instanceof SourcedText ? json : null;
}

/** The texts in a field that holds one or a list of them. */
export function textsIn(json: Json | undefined): SourcedText[] {
  return (Array.isArray(json) ? json : [json]).flatMap((item) => textIn(item) ?? []);
}

export function numberIn(json: Json | undefined): number | null {
  return typeof json === "number" ? json : null;
}
