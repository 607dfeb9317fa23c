type FaultsPanelProps = {
  /** The device token of the notification that is shown, null when none is. */
  readonly selectedToken: string | null;
};

/** What the simulator is to answer instead, at the foot of the list. */
export function FaultsPanel(_props: FaultsPanelProps) {
  return null;
}
