/** Files that are built into a script as their bytes. */
declare module '*.wasm' {
  const bytes: Uint8Array<ArrayBuffer>;
  // oxlint-disable-next-line import/no-default-export -- so the builder gives a file's bytes
  export default bytes;
}
declare module '*.pfb' {
  const bytes: Uint8Array<ArrayBuffer>;
  // oxlint-disable-next-line import/no-default-export -- so the builder gives a file's bytes
  export default bytes;
}
