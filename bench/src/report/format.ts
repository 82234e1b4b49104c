/** Milliseconds as seconds: `3.52 s`, or `0.042 s` when it is short. */
export function seconds(milliseconds: number): string {
  const value = milliseconds / 1000;
  return Number.isNaN(value) ? "–" : `${value.toFixed(value < 0.1 ? 3 : value < 100 ? 2 : 0)} s`;
}

/** `12.3 ms` */
export function milliseconds(value: number): string {
  return Number.isNaN(value) ? "–" : `${value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)} ms`;
}

/** How many times the base a value is: `1.43 ×`. `–` when one of them was not measured. */
export function ratio(value: number, base: number): string {
  const times = value / base;
  return Number.isFinite(times) ? `${times.toFixed(times < 100 ? 2 : 0)} ×` : "–";
}

/** Megabytes (10⁶ bytes) without a fraction from ten upwards. */
export function megabytes(value: number): string {
  return Number.isNaN(value) ? "–" : `${value.toFixed(value < 10 ? 1 : 0)} MB`;
}

/** `1,234` */
export function count(value: number): string {
  return value.toLocaleString("en-US");
}
