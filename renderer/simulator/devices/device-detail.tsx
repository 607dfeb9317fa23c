/** A virtual device, as its phone would look; null: none is chosen. Fills the detail pane. */
export function DeviceDetail(_props: { readonly token: string | null }) {
  return null;
}
