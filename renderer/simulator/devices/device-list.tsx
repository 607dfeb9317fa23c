type DeviceListProps = {
  readonly selectedToken: string | null;
  readonly onSelect: (token: string | null) => void;
};

/** The virtual devices, in the list pane. */
export function DeviceList(_props: DeviceListProps) {
  return null;
}
