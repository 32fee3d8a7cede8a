import type { Document } from "../model/document";
import type { Settings } from "../model/options";

export async function readTextBytes(bytes: Uint8Array, settings: Settings): Promise<Document> {
  void bytes;
  void settings;
  throw new Error("not written yet");
}
