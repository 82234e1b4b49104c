/** What a measured server tells its parent. */
export type FromServer =
  | { readonly kind: "listening"; readonly port: number }
  /** Processor time since the process began, in microseconds. */
  | { readonly kind: "cpu"; readonly microseconds: number };

/** Tells the parent process which port this server listens on, and its processor time whenever it is asked. Ends with the parent. */
export function serve(port: number): void {
  process.on("message", () => {
    const { user, system } = process.cpuUsage();
    tell({ kind: "cpu", microseconds: user + system });
  });
  process.on("disconnect", () => process.exit());
  tell({ kind: "listening", port });
}

function tell(message: FromServer): void {
  process.send?.(message);
}
