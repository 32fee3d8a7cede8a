import { child, type XmlElement } from "../xml";

/** `w:val` of the child of that name: value(pPr, "w:pStyle"). */
export function value(element: XmlElement | undefined, name: string): string | undefined {
  return child(element, name)?.attributes.get("w:val");
}

/** `w:val` as a whole number not below zero, or undefined. */
export function whole(element: XmlElement | undefined, name: string): number | undefined {
  const text = value(element, name);
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** A switch such as <w:vanish/>: on when it is there, unless it says "0", "false" or "off". */
export function isOn(element: XmlElement | undefined, name: string): boolean {
  const found = child(element, name);
  return found !== undefined && !/^(?:0|false|off)$/.test(found.attributes.get("w:val") ?? "1");
}
