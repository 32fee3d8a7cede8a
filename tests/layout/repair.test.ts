import fc from "fast-check";
import { expect, it } from "vitest";
import { repairCharacters } from "../../src/layout/repair";
import { SourcedText } from "../../src/model/sourced";

it.each([
  ["⼈⺠⻔⾯", "人民门面"],
  ["２０１７年ＡＢｃ", "2017年ABc"],
  ["（，。：；）～“”", "（，。：；）～“”"],
  ["推\u200b进\u00ad教\ufeff育", "推进教育"],
  ["⺇", "𠘨"],
  ["豈", "豈"],
])("%j → %j", (text, repaired) => {
  expect(repairCharacters(SourcedText.of(text)).text).toBe(repaired);
});

it("keeps the origin of every character, and leaves sound text alone", () => {
  const unit = fc.constantFrom("⼈", "３", "\u200b", "教", "，", "⺇", "a", "\ufeff");
  fc.assert(
    fc.property(fc.array(unit, { minLength: 1, maxLength: 30 }), fc.nat(100), (chars, start) => {
      const source = chars.join("");
      const text = SourcedText.of(source, start);
      const repaired = repairCharacters(text);
      for (let i = 0; i < repaired.length; i++) {
        const { start: from, end } = repaired.rangeAt(i);
        const alone = repairCharacters(SourcedText.of(source.slice(from - start, end - start))).text;
        expect(alone).toContain(repaired.text[i]);
      }
      expect(repairCharacters(repaired).text).toBe(repaired.text);
    }),
    { numRuns: 60 },
  );
  const sound = SourcedText.of("推进教育，2017年。");
  expect(repairCharacters(sound)).toBe(sound);
});
