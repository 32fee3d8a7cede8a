/** What the program tells its caller. */
export const EXIT = {
  done: 0,
  /** An input could not be read or parsed, or `--strict` found something that wants a reader's eye. */
  failed: 1,
  /** The command line itself is wrong. */
  usage: 2,
  /** Stopped by Ctrl-C, as shells count it. */
  interrupted: 130,
} as const;
