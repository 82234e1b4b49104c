import picocolors from "picocolors";

export type Style = "bold" | "dim" | "red" | "yellow" | "green" | "cyan";
export type Paint = (style: Style, text: string) => string;

/** Whether this process should colour its output: `NO_COLOR`, `FORCE_COLOR` and the terminal decide. */
export const colorIsSupported: boolean = picocolors.isColorSupported;

/** Colours text, or leaves it as it is. */
export function createPaint(enabled: boolean): Paint {
  const colors = picocolors.createColors(enabled);
  return (style, text) => colors[style](text);
}
