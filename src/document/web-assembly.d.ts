/** As much of it as is used; Node's types leave it to those of browsers. */
declare namespace WebAssembly {
  type Imports = Readonly<Record<string, Readonly<Record<string, unknown>>>>
  function instantiate(module: Uint8Array, imports: Imports): Promise<{readonly instance: unknown}>
}
