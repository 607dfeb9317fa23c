/** Ends an exhaustive `switch`: compiles only when every case is handled; throws when data broke its type. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
