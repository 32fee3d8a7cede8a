import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FenjieError } from "../../../src/model/error";
import { SourcedText } from "../../../src/model/sourced";
import { type Json, parseJson } from "../../../src/read/adapters/json";
import { readToolOutput } from "../../../src/read/adapters/read";
import { expectOrigins } from "../origins";
import { settings } from "../settings";
import { CONTENT_LIST, DOCLING, MIDDLE, PADDLE } from "./outputs";
import { standsInJson } from "./stands";

function plain(json: Json): unknown {
  if (json instanceof SourcedText) return json.text;
  if (Array.isArray(json)) return json.map(plain);
  if (json instanceof Map) return Object.fromEntries([...json].map(([key, value]) => [key, plain(value)]));
  return json;
}

describe("any JSON", () => {
  it("parses to what JSON.parse gives, or fails where it fails", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), fc.nat(), fc.boolean(), (text, cut, whole) => {
        const given = whole ? text : text.slice(0, cut % (text.length + 1));
        let expected: unknown;
        try {
          expected = JSON.parse(given);
        } catch {
          expect(() => parseJson(given, settings().limits)).toThrow(FenjieError);
          return;
        }
        expect(JSON.stringify(plain(parseJson(given, settings().limits)))).toBe(JSON.stringify(expected));
      }),
      { numRuns: 300 },
    );
  });

  it("that was a tool's output before somebody changed it is read, or refused with a FenjieError", async () => {
    const outputs = [CONTENT_LIST, MIDDLE, PADDLE, DOCLING].map((output) => JSON.stringify(output));
    let read = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...outputs),
        fc.array(
          fc.tuple(
            fc.nat(),
            fc.constantFrom("null", "-1", "[]", "{}", '"x"', "1e400", '"\\u6559\\ud842\\udfb7<br>"', "0.5"),
          ),
        ),
        async (output, changes) => {
          const values = [...output.matchAll(/(?<=:)(?:"[^"]*"|-?\d+|null)/g)];
          let text = output;
          for (const [pick, value] of changes
            .slice(0, 8)
            .sort((a, b) => (b[0] % values.length) - (a[0] % values.length))) {
            const target = values[pick % values.length]!;
            text = text.slice(0, target.index) + value + text.slice(target.index + target[0].length);
          }
          const document = await readToolOutput(new TextEncoder().encode(text), settings()).catch((error) => {
            expect(error).toBeInstanceOf(FenjieError);
            return null;
          });
          if (!document) return;
          read++;
          expectOrigins(document, standsInJson);
        },
      ),
      { numRuns: 200 },
    );
    expect(read).toBeGreaterThan(50);
  });
});
