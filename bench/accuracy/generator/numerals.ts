const DIGITS = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"] as const;

/** 1 to 99 in Chinese numerals. */
export function chinese(value: number): string {
  const tens = Math.floor(value / 10);
  return `${tens === 0 ? "" : `${tens === 1 ? "" : DIGITS[tens]}十`}${DIGITS[value % 10]}`;
}
