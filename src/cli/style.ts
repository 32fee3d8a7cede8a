const CODES = { red: 31, green: 32, yellow: 33, cyan: 36 } as const;

/** Colours words for people at a terminal; everywhere else gives them back as they are. */
export type Style = (colour: keyof typeof CODES, text: string) => string;

/** Colour on a terminal only, unless the environment asks otherwise (NO_COLOR, FORCE_COLOR, TERM=dumb). */
export function styleFor(stream: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv = process.env): Style {
  const { NO_COLOR, FORCE_COLOR, TERM } = env;
  const wanted = FORCE_COLOR ? FORCE_COLOR !== "0" : stream.isTTY === true && TERM !== "dumb";
  return wanted && !NO_COLOR ? (colour, text) => `\u001b[${CODES[colour]}m${text}\u001b[39m` : (_, text) => text;
}
